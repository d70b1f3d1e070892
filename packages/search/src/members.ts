import { supernets } from '@espalier/supernet';
import { samplers, strategies } from '@espalier/strategies';
import type { AnyStrategy } from '@espalier/protocol';

/** Strategies whose target has a shorter name than they have. */
const targets: Readonly<Record<string, string>> = {
  'regularized-evolution': 'evolve',
  'local-search': 'local',
  'elitist-evolution': 'elitist',
  'predictor-guided-evolution': 'predictor',
  'successive-halving': 'halving',
};

/** Every way to search, by the name of its target: `nx run search:<target>`. */
export const searchStrategies: Readonly<Record<string, AnyStrategy>> = {
  ...Object.fromEntries(
    Object.entries<unknown>(strategies).map(([name, strategy]) => [
      targets[name] ?? name,
      strategy as AnyStrategy,
    ]),
  ),
  darts: supernets.darts.strategy,
};

/** The strategies that choose how long each candidate is trained. */
export const schedulers = Object.fromEntries(
  Object.entries<unknown>(strategies).filter(
    ([name, strategy]) => !(name in samplers) && (strategy as AnyStrategy).fidelities === 'many',
  ),
) as Readonly<Record<string, AnyStrategy>>;
