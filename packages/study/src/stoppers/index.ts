import { halving } from './halving.ts';
import { learningCurve } from './learning-curve/index.ts';
import { median } from './median.ts';

/** Every rule that ends a training early, by its name. */
export const stoppers = {
  halving,
  'learning-curve': learningCurve,
  median,
};
