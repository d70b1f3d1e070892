import type { KernelName } from '../kernel-arguments.ts';
import type { Buffer } from './buffer.ts';

/** A place within a buffer. */
export interface Within {
  readonly buffer: Buffer;
  /** Values before the place. */
  readonly skipped: number;
}

/** Arguments of a kernel by name: numbers, and buffers or places in them where it takes pointers. */
export type Operands = Record<string, number | Buffer | Within | undefined>;

/** A call of a kernel. */
export interface KernelInstruction {
  readonly kernel: KernelName;
  readonly operands: Operands;
  /** The node of the network that it belongs to. */
  readonly node: string;
}

/** A step that is no kernel; `touches` are the buffers that it reads or writes. */
export interface FunctionInstruction {
  readonly label: string;
  readonly touches: readonly Buffer[];
  readonly node: string;
  /** Makes the function once buffers have places. */
  readonly prepare: (memory: PlanMemory) => () => void;
}

/** One step of a plan. */
export type Instruction = KernelInstruction | FunctionInstruction;

/** The memory of a plan as functions see it. */
export interface PlanMemory {
  /** The float32 values of a buffer, in place. */
  view(buffer: Buffer): Float32Array;
}

/** The buffers that an instruction touches. */
export function buffersOf(instruction: Instruction): Buffer[] {
  if ('touches' in instruction) return [...instruction.touches];
  return Object.values(instruction.operands)
    .filter((operand) => typeof operand === 'object')
    .map((operand) => ('buffer' in operand ? operand.buffer : operand));
}
