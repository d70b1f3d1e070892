import { random } from './random.ts';
import { regularizedEvolution } from './regularized-evolution.ts';
import { reinforce } from './reinforce/index.ts';

/** Every multi-trial search algorithm by its name. */
export const strategies = {
  random,
  'regularized-evolution': regularizedEvolution,
  reinforce,
};
