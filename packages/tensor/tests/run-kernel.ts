import { kernelArguments, writeArguments, type KernelName } from '../src/kernel-arguments.ts';
import type { KernelSet } from '../src/kernel-set.ts';

const firstPlace = 1024;
const alignment = 64;

/** Operands of a kernel by argument name: numbers as they are, arrays to be placed in its memory. */
export type Operands = Readonly<Record<string, number | Float32Array>>;

/**
 * Calls one kernel on arrays and gives what they hold afterwards, by argument name.
 *
 * `scratch` may be given as the number of its bytes.
 */
export function runKernel(
  { memory, code }: KernelSet,
  name: KernelName,
  operands: Operands,
): Record<string, Float32Array> {
  const places: Record<string, number> = {};
  let next = firstPlace;
  for (const [field, operand] of Object.entries(operands)) {
    if (!(kernelArguments[name] as readonly string[]).includes(field)) throw new Error(field);
    const bytes = field === 'scratch' ? (operand as number) : byteLengthOf(operand);
    if (bytes === undefined) {
      places[field] = operand as number;
      continue;
    }
    places[field] = next;
    next += Math.ceil((bytes + alignment) / alignment) * alignment;
    if (next > memory.buffer.byteLength)
      throw new Error(`memory of the test is too small: ${next}`);
    if (typeof operand !== 'number') new Float32Array(memory.buffer, places[field]).set(operand);
  }
  writeArguments(memory.buffer, [name, 0], places);
  code[name](0);
  return Object.fromEntries(
    Object.entries(operands).flatMap(([field, operand]) =>
      typeof operand === 'number'
        ? []
        : [[field, new Float32Array(memory.buffer, places[field], operand.length).slice()]],
    ),
  );
}

function byteLengthOf(operand: number | Float32Array): number | undefined {
  return typeof operand === 'number' ? undefined : operand.byteLength;
}
