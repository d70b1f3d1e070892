import type { Activation } from '@espalier/network';
import type { Buffer } from '../buffer.ts';
import type { Operands } from '../instruction.ts';
import { plainView, type LoweredNode, type Lowering, type ParameterPlace } from '../lowering.ts';
import type { PlanBuilder } from '../plan-builder.ts';
import { isPlain, type Normalization, type Source, type View } from '../source.ts';

/**
 * A batch norm, which writes nothing of the size of an image: what follows reads its input through it.
 *
 * The moments come from the kernel that makes the input where that can give them. Backwards, the
 * convolution before it makes the slope of its own output out of the normalized one's while it reads it.
 */
export const batchNorm: Lowering = (node, plan) => {
  const [x] = node.inputs as [View];
  const { activation, epsilon } = node.attributes as { activation: Activation; epsilon: number };
  const base = plan.written(x);
  const needsSlope = true;
  const normalization = normalizationOf(node, plan);
  const source: Source = {
    shape: base.shape,
    values: base.values,
    base,
    normalization,
    needsSlope,
  };
  const { height, width } = node.shape;
  plan.norms.push({ node: node.id, epsilon, count: plan.batch * height * width });
  if (!plan.training) return { source, activation };
  const moments = momentsOf(base, plan, node);
  const forward = { ...moments, scale: normalization.scale, shift: normalization.shift };
  const { gamma, beta } = node.parameters as Record<string, ParameterPlace>;
  const channels = base.shape.channels;
  const inverse = plan.persistent.keep(`${node.id}/inverse`, channels);
  plan.emit('normalizationForward', {
    ...{ ...forward, gamma: gamma!.weight, beta: beta!.weight, inverse, channels, epsilon },
  });
  plan.backward(source, () => {
    if (source.slope === undefined) return;
    const slopes = normalizationSlopes(node, plan, { source, inverse, mean: moments.mean });
    const alone = node.readsAlone && base.readsOutputSlope === true && isPlain(x);
    const operands = { dy: source.slope, y: base.values, ...slopes };
    if (alone) base.outputSlope = operands;
    else applySlope(plan, base, operands);
  });
  return { source, activation };
};

function normalizationOf({ id, shape }: LoweredNode, plan: PlanBuilder): Normalization {
  const { persistent } = plan;
  return {
    scale: persistent.keep(`${id}/scale`, shape.channels),
    shift: persistent.keep(`${id}/shift`, shape.channels),
    center: persistent.keep(`${id}/mean`, shape.channels),
    sumDx: persistent.cleared(`${id}/sumDx`, shape.channels),
    sumDxCentered: persistent.cleared(`${id}/sumDxCentered`, shape.channels),
  };
}

/** Mean and variance of the input, by whatever makes it or by a kernel of their own. */
function momentsOf(
  base: Source,
  plan: PlanBuilder,
  { id, shape }: LoweredNode,
): { mean: Buffer; variance: Buffer } {
  const { channels } = shape;
  const mean = plan.persistent.keep(`${id}/mean`, channels);
  const variance = plan.persistent.keep(`${id}/variance`, channels);
  if (base.moments !== undefined && base.moments['mean'] === undefined) {
    Object.assign(base.moments, { mean, variance });
  } else {
    const rows = plan.batch * shape.height * shape.width;
    plan.emit('batchMoments', { x: base.values, rows, channels, mean, variance });
  }
  return { mean, variance };
}

interface Normalized {
  readonly source: Source;
  readonly inverse: Buffer;
  readonly mean: Buffer;
}

function normalizationSlopes(
  { id, shape, parameters }: LoweredNode,
  plan: PlanBuilder,
  { source, inverse, mean }: Normalized,
): Operands {
  const { gamma, beta } = parameters;
  const { sumDx, sumDxCentered } = source.normalization!;
  const [slopeDy, slopeY, slopeOne] = ['slopeDy', 'slopeY', 'slopeOne'].map((name) =>
    plan.persistent.keep(`${id}/${name}`, shape.channels),
  );
  const slopes = { slopeDy, slopeY, slopeOne };
  plan.emit('normalizationBackward', {
    ...{ sumDx, sumDxCentered, mean, inverse, ...slopes, gamma: gamma!.weight },
    ...{ dGamma: gamma!.gradient, dBeta: beta!.gradient },
    ...{ rows: plan.batch * shape.height * shape.width, channels: shape.channels },
  });
  return slopes;
}

/** The slope of the input written out, for inputs that others read as well or that no convolution makes. */
function applySlope(plan: PlanBuilder, base: Source, operands: Operands): void {
  if (!base.needsSlope) return;
  const { height, width, channels } = base.shape;
  plan.emit('applySlope', {
    ...{ ...operands, ...plan.slopeInto(plainView(base)) },
    ...{ rows: plan.batch * height * width, channels },
  });
}
