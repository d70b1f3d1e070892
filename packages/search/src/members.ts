import { supernets } from '@espalier/supernet';
import { strategies } from '@espalier/strategies';
import type { AnyStrategy } from '@espalier/protocol';

/** Every way to search, by the name of its target: `nx run search:<target>`. */
export const searchStrategies: Readonly<Record<string, AnyStrategy>> = {
  evolve: strategies['regularized-evolution'],
  reinforce: strategies.reinforce,
  darts: supernets.darts.strategy,
  random: strategies.random,
};
