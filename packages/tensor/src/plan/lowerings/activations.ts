import type { Activation } from '@espalier/network';
import { plainView, type Lowering } from '../lowering.ts';

/** An activation of its own: nothing is computed, what follows reads the input through it. */
export const activationOf =
  (activation: Activation): Lowering =>
  (node, plan) => {
    const view = node.inputs[0]!;
    const { source } = view.activation === 'none' ? view : plainView(plan.written(view));
    return { source, activation };
  };
