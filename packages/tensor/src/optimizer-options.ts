import { z } from '@espalier/protocol';
import type { OptimizerSettings } from './session.ts';

const squares = {
  /** How much of the average of squared gradients is kept at each step. */
  squareMomentum: z.number().min(0).lt(1).exactOptional(),
  epsilon: z.number().positive().exactOptional(),
};

/** Which optimizer; momentum is an option of training. */
export const optimizerSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sgd'), nesterov: z.boolean().exactOptional() }),
  z.strictObject({ kind: z.literal('rmsprop'), ...squares }),
  z.strictObject({ kind: z.literal('adam'), ...squares }),
  z.strictObject({ kind: z.literal('adamw'), ...squares }),
]);
/** See {@link optimizerSchema}. */
export type OptimizerOptions = z.infer<typeof optimizerSchema>;

/** Where an optimizer's settings are not given: MnasNet's RMSprop, Adam as its paper has it. */
const defaults = {
  rmsprop: { squareMomentum: 0.9, epsilon: 1e-3 },
  adam: { squareMomentum: 0.999, epsilon: 1e-8 },
  adamw: { squareMomentum: 0.999, epsilon: 1e-8 },
} as const;

/** All settings of an optimizer; plain momentum where none is named. */
export function optimizerOf(
  options: OptimizerOptions | undefined,
  momentum: number,
): OptimizerSettings {
  if (options === undefined || options.kind === 'sgd') {
    return { kind: 'sgd', momentum, nesterov: options?.nesterov ?? false };
  }
  return { ...defaults[options.kind], ...options, momentum };
}
