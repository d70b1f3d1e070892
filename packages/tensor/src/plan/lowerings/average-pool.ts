import type { Window } from '@espalier/network';
import { geometryOf, outputOf, plainView, type Lowering } from '../lowering.ts';
import { bridge } from './bridge.ts';

/** A mean over windows; what divides by overhanging windows goes through TensorFlow.js. */
export const averagePool: Lowering = (node, plan) => {
  const { ceil, countPadding } = node.attributes as unknown as Window & { countPadding: boolean };
  if (ceil === true) return bridge(node, plan);
  const geometry = { ...geometryOf(node, plan.batch), countPadding: countPadding ? 1 : 0 };
  const x = plan.written(node.inputs[0]!);
  const output = outputOf(node, plan);
  plan.make(output, () =>
    plan.emit('averagePoolForward', { x: x.values, y: output.values, ...geometry }),
  );
  plan.backward(output, () => {
    if (output.slope === undefined) return;
    const { dx, mode } = plan.slopeInto(plainView(x));
    plan.emit('averagePoolBackward', { dy: output.slope, dx, mode, ...geometry });
  });
  return plainView(output);
};
