import type {
  AnyStrategy,
  AskContext,
  Json,
  Proposal,
  StrategyContext,
  Trial,
} from '@espalier/protocol';
import type { Random } from '@espalier/random';
import { z } from 'zod';
import { placeOf } from './place.ts';

/** Strategies that can draw architectures for another one, by name. */
export type Samplers = Readonly<Record<string, AnyStrategy>>;

/** A strategy inside another one, with its options. */
export interface Sampler {
  readonly strategy: AnyStrategy;
  readonly options: Json;
}

type Context = Pick<StrategyContext<unknown, unknown>, 'space' | 'objectives' | 'epochs'>;

/** The option that names the sampler. */
export function samplerOption(samplers: Samplers): z.ZodDefault<z.ZodEnum<Record<string, string>>> {
  const names = Object.fromEntries(Object.keys(samplers).map((name) => [name, name]));
  return z
    .enum(names)
    .default('random')
    .describe('Strategy that draws the architectures, with its default options');
}

/** The sampler of this name with its default options. */
export function samplerNamed(samplers: Samplers, name: string): Sampler {
  const strategy = samplers[name]!;
  return { strategy, options: strategy.options.parse({}) };
}

/** The sampler's first state. */
export function startSampler(
  { strategy, options }: Sampler,
  { space, objectives, epochs, random }: Context & { readonly random: Random },
): Json {
  return strategy.init({ space, objectives, epochs, options, random });
}

/** What the sampler proposes; of a sampler of one length only genotype and note are of use. */
export function draw(
  { strategy, options }: Sampler,
  state: Json,
  { space, objectives, epochs, random, number, pending }: AskContext<unknown, unknown>,
): Proposal {
  const seen = pending.filter((proposal) => isTold(strategy, proposal)).map(asDrawn);
  const context = { space, objectives, epochs, random, number };
  return strategy.ask({ ...context, options, state, pending: seen });
}

/**
 * The sampler's state after a trial. One that reads a single length hears of the first rung alone:
 * rewards of longer trainings are not comparable with it.
 */
export function learn(
  { strategy, options }: Sampler,
  state: Json,
  { space, objectives, epochs, trial }: Context & { readonly trial: Trial },
): Json {
  if (!isTold(strategy, trial)) return state;
  return strategy.tell({ space, objectives, epochs, options, state, trial: asDrawn(trial) });
}

interface Told {
  readonly continues?: number | undefined;
  readonly note?: Json | undefined;
}

function isTold({ fidelities }: AnyStrategy, { continues }: Told): boolean {
  return fidelities === 'many' || continues === undefined;
}

/** The same with the sampler's own note, or none. */
function asDrawn<T extends Told>({ note, ...rest }: T): T {
  const own = placeOf(note)?.drawn;
  return { ...rest, ...(own !== undefined && { note: own }) } as T;
}
