import { references, type Images } from '@espalier/laws';
import { analyze, completeAttributes, type Network, type OperatorName } from '@espalier/network';
import type { NodeStreams } from '../src/index.ts';

/** A batch and what its loss is made of, as float64 loops take it. */
export interface Float64Batch {
  readonly network: Network;
  readonly weights: ReadonlyMap<string, ArrayLike<number>>;
  readonly images: ArrayLike<number>;
  readonly targets: ArrayLike<number>;
  readonly random?: NodeStreams;
  readonly exitWeight?: number;
  readonly distillation?: {
    readonly logits: ArrayLike<number>;
    readonly weight: number;
    readonly temperature: number;
  };
}

/** Outputs of every node in training, by loops over the definitions of the operators. */
export function trainingOutputs({ network, weights, images, random }: Float64Batch) {
  const { nodes } = analyze(network);
  const outputs = new Map<string, Images>();
  for (const node of network.nodes) {
    const { shape } = nodes.get(node.id)!;
    const values = Float64Array.from(images);
    const count = values.length / (shape.height * shape.width * shape.channels);
    const draws = random?.(node.id);
    outputs.set(
      node.id,
      references[node.operator as OperatorName]({
        attributes: completeAttributes(node),
        inputs:
          node.inputs.length === 0
            ? [{ count, shape, values }]
            : node.inputs.map((id) => outputs.get(id)!),
        shape,
        parameter: (name) => weights.get(`${node.id}/${name}`)!,
        training: true,
        uniform: () => draws?.uniform() ?? 0.999,
      }),
    );
  }
  return outputs;
}

/** Mean over rows of -targets * log softmax(logits / temperature). */
function crossEntropy(
  logits: Float64Array,
  targets: ArrayLike<number>,
  { classes, temperature = 1 }: { classes: number; temperature?: number },
): number {
  let sum = 0;
  for (let row = 0; row < logits.length; row += classes) {
    const scaled = logits.slice(row, row + classes).map((logit) => logit / temperature);
    const logSum = Math.log(scaled.reduce((total, logit) => total + Math.exp(logit), 0));
    for (let c = 0; c < classes; c++) sum -= targets[row + c]! * (scaled[c]! - logSum);
  }
  return (sum * classes) / logits.length;
}

function softmax(logits: ArrayLike<number>, classes: number, temperature: number): Float64Array {
  const soft = Float64Array.from(logits, (logit) => Math.exp(logit / temperature));
  for (let row = 0; row < soft.length; row += classes) {
    const total = soft.subarray(row, row + classes).reduce((sum, value) => sum + value, 0);
    for (let c = 0; c < classes; c++) soft[row + c]! /= total;
  }
  return soft;
}

/** The loss of a training batch in float64. */
export function float64Loss(batch: Float64Batch): number {
  const { network, targets, exitWeight = 0, distillation } = batch;
  const outputs = trainingOutputs(batch);
  const { values, shape } = outputs.get(network.output)!;
  const { channels: classes } = shape;
  const exits = (network.exits ?? []).map((id) => outputs.get(id)!.values);
  const early = exits.reduce((sum, exit) => sum + crossEntropy(exit, targets, { classes }), 0);
  const plain = crossEntropy(values, targets, { classes });
  if (distillation === undefined) return plain + exitWeight * early;
  const { logits, weight, temperature } = distillation;
  const soft = softmax(logits, classes, temperature);
  const towards = crossEntropy(values, soft, { classes, temperature });
  return (1 - weight) * plain + weight * temperature ** 2 * towards + exitWeight * early;
}
