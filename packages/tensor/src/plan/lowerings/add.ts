import { modes } from '../../kernel-arguments.ts';
import { outputOf, plainView, type Lowering } from '../lowering.ts';
import type { Operands } from '../instruction.ts';
import type { PlanBuilder } from '../plan-builder.ts';
import type { Source, View } from '../source.ts';

/** A sum, two views at a time; each input's slope is the output's, through the input's activation. */
export const add: Lowering = (node, plan) => {
  const terms = node.inputs.filter((view) => view.zero !== true);
  if (terms.length === 0) return node.inputs[0]!;
  if (terms.length === 1) return terms[0]!;
  const output = outputOf(node, plan);
  plan.make(output, () => sum(plan, terms, output));
  plan.backward(output, () => {
    if (output.slope === undefined) return;
    for (const view of terms) {
      if (!view.source.needsSlope) continue;
      const lent = plan.lendSlope(view, output);
      if (lent && view.source.normalization === undefined) continue;
      const operands = { dy: output.slope, ...plan.read(view), ...plan.slopeInto(view, lent) };
      plan.emit('activateBackward', { ...operands, ...extentsOf(plan, output) });
    }
  });
  return plainView(output);
};

function sum(plan: PlanBuilder, terms: readonly View[], output: Source): void {
  for (let first = 0; first < terms.length; first += 2) {
    const [left, right] = [terms[first]!, terms[first + 1]];
    const operands = {
      ...{ ...plan.read(left), ...(right !== undefined && second(plan, right)) },
      ...{
        y: output.values,
        mode: first === 0 ? modes.set : modes.add,
        ...extentsOf(plan, output),
      },
    };
    // The last call sees the whole sum, so its moments are those that count.
    output.moments = operands;
    plan.emit('activateForward', operands);
  }
}

function second(plan: PlanBuilder, view: View): Operands {
  const read = plan.read(view);
  return Object.fromEntries(Object.entries(read).map(([name, operand]) => [`${name}2`, operand]));
}

function extentsOf(plan: PlanBuilder, { shape }: Source): Record<string, number> {
  return { rows: plan.batch * shape.height * shape.width, channels: shape.channels };
}
