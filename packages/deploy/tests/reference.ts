import { analyze, completeAttributes, type Network, type Shape } from '@espalier/network';
import type { Weights } from '@espalier/protocol';

/** One image [height, width, channels] in float64. */
export interface Image {
  readonly shape: Shape;
  readonly values: Float64Array;
}

interface NodeInputs {
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly inputs: readonly Image[];
  readonly shape: Shape;
  readonly parameter: (name: string) => Float32Array;
}

/** What becomes of a node's values before others read them, e.g. rounding to codes. */
export type Recode = (node: string, values: Float64Array) => Float64Array;

/** Outputs of every node for one image, by plain loops over the definitions. */
export function interpret(
  { network, weights }: { readonly network: Network; readonly weights: Weights },
  image: Float64Array,
  recode: Recode = (_node, values) => values,
): Map<string, Image> {
  const analysis = analyze(network);
  const outputs = new Map<string, Image>();
  for (const node of network.nodes) {
    const { shape } = analysis.nodes.get(node.id)!;
    const inputs = node.inputs.map((id) => outputs.get(id)!);
    const parameter = (name: string) => weights.get(`${node.id}/${name}`)!;
    const attributes = completeAttributes(node);
    const values =
      node.operator === 'input'
        ? image
        : interpreters[node.operator]!({ attributes, inputs, shape, parameter });
    outputs.set(node.id, { shape, values: recode(node.id, values) });
  }
  return outputs;
}

const at = ({ shape, values }: Image, [row, column, channel]: readonly [number, number, number]) =>
  row < 0 || column < 0 || row >= shape.height || column >= shape.width
    ? undefined
    : values[(row * shape.width + column) * shape.channels + channel]!;

/** Calls `value` for every place of the output. */
function filled(
  { height, width, channels }: Shape,
  value: (row: number, column: number, channel: number) => number,
): Float64Array {
  const values = new Float64Array(height * width * channels);
  let index = 0;
  for (let row = 0; row < height; row++)
    for (let column = 0; column < width; column++)
      for (let channel = 0; channel < channels; channel++)
        values[index++] = value(row, column, channel);
  return values;
}

/** Zeros before the image so that ceil(extent / stride) windows fit, less of them before. */
function before(extent: number, kernel: number, stride: number): number {
  const needed = (Math.ceil(extent / stride) - 1) * stride + kernel;
  return Math.floor(Math.max(needed - extent, 0) / 2);
}

function activated(value: number, activation: unknown): number {
  if (activation === 'none') return value;
  return Math.min(Math.max(value, 0), activation === 'relu6' ? 6 : Infinity);
}

/** Sums `term(row, column, i, j)` over the window that belongs to an output place. */
function overWindow(
  { shape }: Image,
  { kernel, stride, row, column }: { kernel: number; stride: number; row: number; column: number },
  term: (place: { y: number; x: number; tap: number }) => number,
): number {
  let sum = 0;
  for (let i = 0; i < kernel; i++)
    for (let j = 0; j < kernel; j++) {
      const y = row * stride + i - before(shape.height, kernel, stride);
      const x = column * stride + j - before(shape.width, kernel, stride);
      sum += term({ y, x, tap: i * kernel + j });
    }
  return sum;
}

function convolution({ attributes, inputs, shape, parameter }: NodeInputs, groups: number) {
  const { kernel, stride, bias, activation } = attributes as {
    kernel: number;
    stride: number;
    bias: boolean;
    activation: string;
  };
  const x = inputs[0]!;
  const weights = parameter('kernel');
  const biases = bias ? parameter('bias') : undefined;
  const depth = x.shape.channels / groups;
  return filled(shape, (row, column, filter) => {
    const first = Math.floor((filter * groups) / shape.channels) * depth;
    const sum = overWindow(x, { kernel, stride, row, column }, ({ y, x: place, tap }) => {
      let inner = 0;
      for (let channel = 0; channel < depth; channel++)
        inner +=
          (at(x, [y, place, first + channel]) ?? 0) *
          weights[(tap * depth + channel) * shape.channels + filter]!;
      return inner;
    });
    return activated(sum + (biases?.[filter] ?? 0), activation);
  });
}

const interpreters: Readonly<Record<string, (node: NodeInputs) => Float64Array>> = {
  conv: (node) => convolution(node, node.attributes['groups'] as number),
  depthwiseConv: (node) => convolution(node, node.inputs[0]!.shape.channels),
  batchNorm({ attributes, inputs, shape, parameter }) {
    const [gamma, beta, mean, variance] = ['gamma', 'beta', 'mean', 'variance'].map(parameter);
    const epsilon = attributes['epsilon'] as number;
    return filled(shape, (row, column, c) => {
      const centred = at(inputs[0]!, [row, column, c])! - mean![c]!;
      const value = (gamma![c]! * centred) / Math.sqrt(variance![c]! + epsilon) + beta![c]!;
      return activated(value, attributes['activation']);
    });
  },
  relu: ({ inputs }) => inputs[0]!.values.map((value) => Math.max(value, 0)),
  identity: ({ inputs }) => inputs[0]!.values,
  zero: ({ shape }) => filled(shape, () => 0),
  add: ({ inputs }) =>
    inputs[0]!.values.map((_, index) => inputs.reduce((sum, x) => sum + x.values[index]!, 0)),
  averagePool({ attributes, inputs, shape }) {
    const kernel = attributes['kernel'] as number;
    const stride = attributes['stride'] as number;
    const x = inputs[0]!;
    return filled(shape, (row, column, channel) => {
      const window = { kernel, stride, row, column };
      const count = overWindow(x, window, (place) =>
        at(x, [place.y, place.x, channel]) === undefined ? 0 : 1,
      );
      const sum = overWindow(x, window, (place) => at(x, [place.y, place.x, channel]) ?? 0);
      return sum / count;
    });
  },
  globalAveragePool({ inputs, shape }) {
    const { height, width, channels } = inputs[0]!.shape;
    const means = new Float64Array(channels);
    inputs[0]!.values.forEach((value, index) => {
      means[index % channels]! += value / (height * width);
    });
    return filled(shape, (_row, _column, channel) => means[channel]!);
  },
  dense({ attributes, inputs, shape, parameter }) {
    const x = inputs[0]!.values;
    const weights = parameter('kernel');
    const bias = attributes['bias'] === true ? parameter('bias') : undefined;
    return filled(shape, (_row, _column, unit) =>
      x.reduce(
        (sum, value, index) => sum + value * weights[index * shape.channels + unit]!,
        bias?.[unit] ?? 0,
      ),
    );
  },
  channelShuffle({ attributes, inputs, shape }) {
    const groups = attributes['groups'] as number;
    const each = shape.channels / groups;
    return filled(shape, (row, column, channel) => {
      const source = (channel % groups) * each + Math.floor(channel / groups);
      return at(inputs[0]!, [row, column, source])!;
    });
  },
};
