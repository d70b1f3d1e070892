import * as tf from '@tensorflow/tfjs-core';
import { operatorOf } from '@espalier/network';
import { requireBackend } from '../../backend.ts';
import { inferenceRuntime } from '../../runtime.ts';
import type { Buffer } from '../buffer.ts';
import type { PlanMemory } from '../instruction.ts';
import { outputOf, plainView, type LoweredNode, type Lowering } from '../lowering.ts';

/**
 * Any operator by TensorFlow.js: values are copied out of the plan's memory and back.
 *
 * Backwards it is computed once more, since nothing of TensorFlow.js is kept between the passes.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` when no backend of TensorFlow.js runs.
 */
export const bridge: Lowering = (node, plan) => {
  requireBackend();
  const inputs = node.inputs.map((view) => plan.written(view));
  const output = outputOf(node, plan);
  const names = Object.keys(node.parameters);
  const operands: Operand[] = [
    ...inputs.map(({ values, shape: { height, width, channels } }) => ({
      ...{ values, shape: [plan.batch, height, width, channels] },
    })),
    ...names.map((name) => ({
      ...{ values: node.parameters[name]!.weight, shape: node.parameters[name]!.shape },
    })),
  ];
  const compute = (...given: tf.Tensor[]) => computeNode(node, names, given);
  const read = () =>
    operands.map((operand, at) => ({ ...operand, values: inputs[at]?.values ?? operand.values }));
  plan.make(output, () => {
    const [from, to] = [read(), output.values];
    plan.call({
      ...{ label: node.operator, touches: [...from.map(({ values }) => values), to] },
      prepare: (memory) => forward(memory, compute, { from, to }),
    });
  });
  plan.backward(output, () => {
    if (output.slope === undefined) return;
    const [from, dy] = [read(), output.slope];
    const slopes = [
      ...inputs.map((source) => plan.slopeOrZero(source)),
      ...names.map((name) => node.parameters[name]!.gradient),
    ];
    const written = slopes.filter((slope) => slope !== undefined);
    plan.call({
      ...{ label: `${node.operator} backwards` },
      touches: [...from.map(({ values }) => values), dy, ...written],
      prepare: (memory) =>
        backward(memory, compute, { from, dy, slopes, shape: yShape(node, plan.batch) }),
    });
  });
  return plainView(output);
};

interface Operand {
  readonly values: Buffer;
  readonly shape: readonly number[];
}

type Compute = (...operands: tf.Tensor[]) => tf.Tensor;

function yShape({ shape }: LoweredNode, batch: number): number[] {
  return [batch, shape.height, shape.width, shape.channels];
}

function computeNode(node: LoweredNode, names: readonly string[], given: tf.Tensor[]): tf.Tensor {
  const inputs = given.slice(0, node.inputs.length) as tf.Tensor4D[];
  const parameters = Object.fromEntries(
    names.map((name, at) => [name, given[node.inputs.length + at]!]),
  );
  const { id, attributes, inputShapes } = node;
  const context = { node: id, attributes, inputs, parameters, inputShapes };
  return operatorOf(node).build(inferenceRuntime, context);
}

function forward(
  memory: PlanMemory,
  compute: Compute,
  { from, to }: { from: readonly Operand[]; to: Buffer },
): () => void {
  const [read, y] = [from.map((operand) => tensorMaker(memory, operand)), memory.view(to)];
  return () => {
    const output = tf.tidy(() => compute(...read.map((make) => make())));
    y.set(output.dataSync());
    output.dispose();
  };
}

interface Slopes {
  readonly from: readonly Operand[];
  readonly dy: Buffer;
  readonly shape: readonly number[];
  readonly slopes: readonly (Buffer | undefined)[];
}

function backward(
  memory: PlanMemory,
  compute: Compute,
  { from, dy, shape, slopes }: Slopes,
): () => void {
  const read = from.map((operand) => tensorMaker(memory, operand));
  const readDy = tensorMaker(memory, { values: dy, shape });
  const moving = [...slopes.keys()].filter((at) => slopes[at] !== undefined);
  const written = moving.map((at) => memory.view(slopes[at]!));
  return () => {
    const found = tf.tidy(() => {
      const given = read.map((make) => make());
      // Only what has a slope may move: ids of tokens are no numbers that a gradient is defined for.
      const partial = (...parts: tf.Tensor[]): tf.Tensor =>
        compute(...given.map((tensor, at) => (moving.includes(at) ? parts.shift()! : tensor)));
      return tf.grads(partial)(
        moving.map((at) => given[at]!),
        readDy(),
      );
    });
    for (const [at, tensor] of found.entries()) {
      const [values, into] = [tensor.dataSync(), written[at]!];
      for (let i = 0; i < into.length; i++) into[i]! += values[i]!;
      tensor.dispose();
    }
  };
}

function tensorMaker(memory: PlanMemory, { values, shape }: Operand): () => tf.Tensor {
  const view = memory.view(values).subarray(0, tf.util.sizeFromShape([...shape]));
  return () => tf.tensor(view, [...shape]);
}
