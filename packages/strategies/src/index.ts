import { asha } from './asha/index.ts';
import { bananas } from './bananas/index.ts';
import { bohb } from './bohb/index.ts';
import { hyperband } from './hyperband.ts';
import { elitistEvolution } from './elitist-evolution.ts';
import { gp } from './gp/index.ts';
import { grid } from './grid.ts';
import { localSearch } from './local-search/index.ts';
import { moead } from './moead/index.ts';
import { nsga2 } from './nsga2/index.ts';
import { ppo } from './ppo/index.ts';
import { predictorGuidedEvolution } from './predictor-guided-evolution/index.ts';
import { random } from './random.ts';
import { regularizedEvolution } from './regularized-evolution.ts';
import { reinforce } from './reinforce/index.ts';
import { tpe } from './tpe/index.ts';
import { successiveHalving } from './successive-halving.ts';

/** The strategies that choose architectures; those of several lengths draw theirs from one of these. */
export const samplers = {
  random,
  'local-search': localSearch,
  'regularized-evolution': regularizedEvolution,
  'elitist-evolution': elitistEvolution,
  reinforce,
  ppo,
  tpe,
  gp,
  bananas,
  'predictor-guided-evolution': predictorGuidedEvolution,
};

/** Every multi-trial search algorithm by its name. */
export const strategies = {
  ...samplers,
  grid,
  nsga2,
  moead,
  'successive-halving': successiveHalving(samplers),
  hyperband: hyperband(samplers),
  asha: asha(samplers),
  bohb,
};

export { warmStart, warmStartDefaults, type WarmStart } from './warm-start/warm-start.ts';
export type { EarlierStudy } from './warm-start/transfer.ts';
