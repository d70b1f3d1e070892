/** Weights of one LSTM layer, or their gradients: views that lie in one flat vector. */
export interface LstmWeights {
  /** [4 · hidden, inputs + hidden], row-major; rows are the gates input, forget, cell, output. */
  readonly kernel: Float64Array;
  /** [4 · hidden]. */
  readonly bias: Float64Array;
}

/** What the layer remembers between two steps. */
export interface LstmMemory {
  /** h, [hidden]. */
  readonly output: Float64Array;
  /** c, [hidden]. */
  readonly cell: Float64Array;
}

/** One step forward with all that its backward step needs. */
export interface LstmStep extends LstmMemory {
  /** Input and previous output side by side, [inputs + hidden]. */
  readonly joined: Float64Array;
  /** Gates after their activation, [4 · hidden]. */
  readonly gates: Float64Array;
  readonly previousCell: Float64Array;
}

/** Gradient of the loss by the memory; {@link lstmBackward} replaces it by that one step earlier. */
export interface LstmMemoryGradient {
  readonly output: Float64Array;
  readonly cell: Float64Array;
}

const sigmoid = (value: number): number => 1 / (1 + Math.exp(-value));

/** The memory before the first step: zeros. */
export function emptyMemory(hidden: number): LstmMemory {
  return { output: new Float64Array(hidden), cell: new Float64Array(hidden) };
}

/**
 * One step of an LSTM layer.
 *
 * i, f, o = sigmoid(W [x; h] + b), g = tanh(W [x; h] + b), c' = f · c + i · g, h' = o · tanh(c').
 *
 * Shapes: input [inputs]; memory and result [hidden]. Time O(hidden · (inputs + hidden)).
 *
 * @see Hochreiter & Schmidhuber 1997, https://doi.org/10.1162/neco.1997.9.8.1735, with the forget
 * gate of Gers et al. 2000, https://doi.org/10.1162/089976600300015015
 */
export function lstmForward(
  weights: LstmWeights,
  memory: LstmMemory,
  input: Float64Array,
): LstmStep {
  const hidden = memory.output.length;
  const joined = new Float64Array(input.length + hidden);
  joined.set(input);
  joined.set(memory.output, input.length);
  const gates = activatedGates(weights, joined);
  const cell = new Float64Array(hidden);
  const output = new Float64Array(hidden);
  for (let unit = 0; unit < hidden; unit++) {
    const kept = gates[hidden + unit]! * memory.cell[unit]!;
    cell[unit] = kept + gates[unit]! * gates[2 * hidden + unit]!;
    output[unit] = gates[3 * hidden + unit]! * Math.tanh(cell[unit]!);
  }
  return { joined, gates, cell, output, previousCell: memory.cell };
}

/**
 * Backpropagates one step: adds to the weights' gradient, turns `gradient` (by this step's memory)
 * into the gradient by the previous step's memory, and returns the gradient by the input.
 *
 * Called from the last step to the first it is backpropagation through time.
 * Time O(hidden · (inputs + hidden)).
 */
export function lstmBackward(
  weights: { readonly values: LstmWeights; readonly gradients: LstmWeights },
  step: LstmStep,
  gradient: LstmMemoryGradient,
): Float64Array {
  const hidden = step.cell.length;
  const byGates = gradientByGates(step, gradient);
  const { kernel, bias } = weights.gradients;
  addOuterProduct(kernel, byGates, step.joined);
  for (let row = 0; row < bias.length; row++) bias[row]! += byGates[row]!;
  const byJoined = transposedProduct(weights.values.kernel, byGates);
  const inputs = step.joined.length - hidden;
  gradient.output.set(byJoined.subarray(inputs));
  return byJoined.subarray(0, inputs);
}

/** All gates; the four of one unit in one pass over `joined`, which is the hot loop. */
function activatedGates({ kernel, bias }: LstmWeights, joined: Float64Array): Float64Array {
  const width = joined.length;
  const hidden = bias.length / 4;
  const block = hidden * width;
  const gates = bias.slice();
  for (let unit = 0; unit < hidden; unit++) {
    let [write, keep, candidate, read] = [0, 0, 0, 0];
    for (let column = 0, at = unit * width; column < width; column++, at++) {
      const value = joined[column]!;
      write += kernel[at]! * value;
      keep += kernel[at + block]! * value;
      candidate += kernel[at + 2 * block]! * value;
      read += kernel[at + 3 * block]! * value;
    }
    gates[unit] = sigmoid(gates[unit]! + write);
    gates[hidden + unit] = sigmoid(gates[hidden + unit]! + keep);
    gates[2 * hidden + unit] = Math.tanh(gates[2 * hidden + unit]! + candidate);
    gates[3 * hidden + unit] = sigmoid(gates[3 * hidden + unit]! + read);
  }
  return gates;
}

/** Gradient by the gates before activation; moves `gradient.cell` to the previous step. */
function gradientByGates(step: LstmStep, gradient: LstmMemoryGradient): Float64Array {
  const { gates, cell, previousCell } = step;
  const hidden = cell.length;
  const byGates = new Float64Array(4 * hidden);
  for (let unit = 0; unit < hidden; unit++) {
    const [write, keep] = [gates[unit]!, gates[hidden + unit]!];
    const [candidate, read] = [gates[2 * hidden + unit]!, gates[3 * hidden + unit]!];
    const shown = Math.tanh(cell[unit]!);
    const byOutput = gradient.output[unit]!;
    const byCell = gradient.cell[unit]! + byOutput * read * (1 - shown * shown);
    byGates[unit] = byCell * candidate * write * (1 - write);
    byGates[hidden + unit] = byCell * previousCell[unit]! * keep * (1 - keep);
    byGates[2 * hidden + unit] = byCell * write * (1 - candidate * candidate);
    byGates[3 * hidden + unit] = byOutput * shown * read * (1 - read);
    gradient.cell[unit] = byCell * keep;
  }
  return byGates;
}

/** Adds `byGates` times `joined` to the kernel's gradient; the four rows of one unit in one pass. */
function addOuterProduct(sums: Float64Array, byGates: Float64Array, joined: Float64Array): void {
  const width = joined.length;
  const hidden = byGates.length / 4;
  const block = hidden * width;
  for (let unit = 0; unit < hidden; unit++) {
    const [write, keep] = [byGates[unit]!, byGates[hidden + unit]!];
    const [candidate, read] = [byGates[2 * hidden + unit]!, byGates[3 * hidden + unit]!];
    for (let column = 0, at = unit * width; column < width; column++, at++) {
      const value = joined[column]!;
      sums[at]! += write * value;
      sums[at + block]! += keep * value;
      sums[at + 2 * block]! += candidate * value;
      sums[at + 3 * block]! += read * value;
    }
  }
}

/** The transposed kernel times `byGates`; the four rows of one unit in one pass. */
function transposedProduct(kernel: Float64Array, byGates: Float64Array): Float64Array {
  const hidden = byGates.length / 4;
  const block = kernel.length / 4;
  const width = block / hidden;
  const sums = new Float64Array(width);
  for (let unit = 0; unit < hidden; unit++) {
    const [write, keep] = [byGates[unit]!, byGates[hidden + unit]!];
    const [candidate, read] = [byGates[2 * hidden + unit]!, byGates[3 * hidden + unit]!];
    for (let column = 0, at = unit * width; column < width; column++, at++) {
      const gated = write * kernel[at]! + keep * kernel[at + block]!;
      const shown = candidate * kernel[at + 2 * block]! + read * kernel[at + 3 * block]!;
      sums[column]! += gated + shown;
    }
  }
  return sums;
}
