import { asha } from './asha/index.ts';
import { bohb } from './bohb/index.ts';
import { gp } from './gp/index.ts';
import { hyperband } from './hyperband.ts';
import { ppo } from './ppo/index.ts';
import { random } from './random.ts';
import { regularizedEvolution } from './regularized-evolution.ts';
import { reinforce } from './reinforce/index.ts';
import { tpe } from './tpe/index.ts';
import { successiveHalving } from './successive-halving.ts';

/** The strategies that choose architectures; those of several lengths draw theirs from one of these. */
export const samplers = {
  random,
  'regularized-evolution': regularizedEvolution,
  reinforce,
  ppo,
  tpe,
  gp,
};

/** Every multi-trial search algorithm by its name. */
export const strategies = {
  ...samplers,
  'successive-halving': successiveHalving(samplers),
  hyperband: hyperband(samplers),
  asha: asha(samplers),
  bohb,
};
