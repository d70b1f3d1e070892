import type { Pending, StrategyContext } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';
import { encoderOf } from '../models/encoder.ts';
import type { Encoder, Encoding } from '../models/encoder.ts';
import type { History } from '../models/history.ts';
import type { Observation } from '../models/observation.ts';
import { remembered } from '../models/remembered.ts';
import type { Snapshot } from '../models/snapshot.ts';
import { targetsOf } from '../models/targets.ts';
import { gaussianProcess } from './gaussian-process.ts';
import type { Belief, GaussianProcess, Hyperparameters, Measurements } from './gaussian-process.ts';
import { likeliest } from './hyperparameters.ts';

/** What the surrogate is fitted to. */
// eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- JSON needs a type alias
export type SurrogateState = {
  readonly history: History;
  /** What hyperparameters are chosen on. */
  readonly tuning: Snapshot;
};

/** Beliefs about points, and the best target known. */
export interface Surrogate {
  readonly best: number;
  at(genotype: Genotype): Belief;
}

type Context = Pick<
  StrategyContext<{ encoding: Encoding }, SurrogateState>,
  'space' | 'options'
> & {
  readonly state: SurrogateState;
};

interface Fitted {
  readonly measurements: Measurements;
  readonly hyperparameters: Hyperparameters;
  readonly process: GaussianProcess;
  readonly encode: Encoder;
}

const tuned = remembered<Hyperparameters | null>();
const fitted = remembered<Fitted | null>();

/**
 * The Gaussian process of a state, or null where no trial has a reward.
 *
 * Pending points count as measured at their own mean (the kriging believer), which takes away their
 * uncertainty and leaves all means as they are. Fitted once for a state, and once more beside pending
 * points: O(n³); hyperparameters are kept until the snapshot is renewed.
 *
 * @see Ginsbourger, Le Riche and Carraro 2010, "Kriging Is Well-Suited to Parallelize Optimization",
 * section 4.2
 */
export function surrogateOf(context: Context, pending: readonly Pending[]): Surrogate | null {
  const { state, space, options } = context;
  const known = fitted(state.history, [space, options.encoding], () => fit(context));
  if (known === null) return null;
  const { encode, measurements } = known;
  const process = pending.length === 0 ? known.process : believing(known, pending);
  return {
    best: measurements.values.reduce((best, value) => Math.max(best, value)),
    at: (genotype) => process.at(encode(genotype)),
  };
}

function fit({ space, options, state }: Context): Fitted | null {
  const encode = encoderOf(space, options.encoding);
  const measurements = measurementsOf(state.history.kept, encode);
  if (measurements === null) return null;
  const onSnapshot = tuned(state.tuning, [space, options.encoding], () => {
    const given = measurementsOf(state.tuning.observations, encode);
    return given && likeliest(given);
  });
  const hyperparameters = onSnapshot ?? likeliest(measurements);
  const process = gaussianProcess(measurements, hyperparameters);
  return { encode, measurements, hyperparameters, process };
}

function measurementsOf(
  observations: readonly Observation[],
  encode: Encoder,
): Measurements | null {
  const values = targetsOf(observations);
  return values && { points: observations.map(({ genotype }) => encode(genotype)), values };
}

function believing(
  { encode, measurements, hyperparameters, process }: Fitted,
  pending: readonly Pending[],
): GaussianProcess {
  const points = pending.map(({ genotype }) => encode(genotype));
  const values = points.map((point) => process.at(point).mean);
  const believed = {
    points: [...measurements.points, ...points],
    values: Float64Array.of(...measurements.values, ...values),
  };
  return gaussianProcess(believed, hyperparameters);
}
