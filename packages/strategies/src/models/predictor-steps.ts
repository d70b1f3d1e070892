import type { AskContext, Strategy } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';
import { startPredictor, tellPredictor, type PredictorState } from './predictor.ts';
import type { PredictorOptions } from './predictor-options.ts';
import { firstUnseen } from './unseen.ts';

/**
 * The steps of a strategy that tries the first new one of the points its predictors suggest, and
 * draws uniformly where there is none.
 *
 * @param candidatesOf - Points worth trying, the best first; none before there are predictors.
 */
export function predictorSteps<Options extends PredictorOptions>(
  candidatesOf: (context: AskContext<Options, PredictorState>) => Genotype[],
): Pick<Strategy<Options, PredictorState>, 'init' | 'ask' | 'tell'> {
  return {
    init: ({ random }) => startPredictor(random),
    ask: (context) => {
      const known = { ...context, seen: context.state.history.seen };
      return { genotype: firstUnseen(known, candidatesOf(context), context.random) };
    },
    tell: ({ options, state, trial }) => tellPredictor(state, trial, options),
  };
}
