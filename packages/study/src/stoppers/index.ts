import { halving } from './halving.ts';

/** Every rule that ends a training early, by its name. */
export const stoppers = {
  halving,
};
