import { kernelArguments, writeArguments, type Pointer } from '../kernel-arguments.ts';
import type { KernelSet } from '../kernel-set.ts';
import { alignment } from './buffer.ts';
import type { Instruction, KernelInstruction, Operands, PlanMemory } from './instruction.ts';

const bytesPerField = 4;

/** Time that an instruction took, in ms. */
export interface InstructionTime {
  readonly node: string;
  /** Name of the kernel or label of the function. */
  readonly name: string;
  readonly ms: number;
}

/** The bytes that the argument blocks of instructions take up. */
export function blockBytes(instructions: readonly Instruction[]): number {
  const fields = instructions.reduce(
    (sum, one) => sum + ('kernel' in one ? kernelArguments[one.kernel].length : 0),
    0,
  );
  return Math.ceil((fields * bytesPerField) / alignment) * alignment;
}

/**
 * Instructions made ready to run: argument blocks written, functions prepared.
 *
 * A run calls one function for each instruction and allocates nothing.
 */
export class Executable {
  readonly #instructions: readonly Instruction[];
  readonly #functions: ((block: Pointer) => void)[] = [];
  readonly #blocks: Pointer[] = [];
  readonly #skipped: boolean[] = [];
  readonly #set: KernelSet;

  constructor(
    instructions: readonly Instruction[],
    set: KernelSet,
    { memory, start }: { readonly memory: PlanMemory; readonly start: Pointer },
  ) {
    this.#instructions = instructions;
    this.#set = set;
    let block = start;
    for (const instruction of instructions) {
      this.#blocks.push(block);
      this.#skipped.push(false);
      if ('prepare' in instruction) {
        this.#functions.push(instruction.prepare(memory));
        continue;
      }
      const { kernel, operands } = instruction;
      writeArguments(set.memory.buffer, [kernel, block], resolved(operands));
      this.#functions.push(set.code[kernel]);
      block += kernelArguments[kernel].length * bytesPerField;
    }
  }

  /** Runs the instructions from `from` up to `to`. */
  run(from = 0, to = this.#functions.length): void {
    for (let i = from; i < to; i++) if (!this.#skipped[i]) this.#functions[i]!(this.#blocks[i]!);
  }

  /** Runs all instructions and tells what each took. */
  profile(): InstructionTime[] {
    return this.#instructions.map((instruction, at) => {
      const start = performance.now();
      this.run(at, at + 1);
      const name = 'kernel' in instruction ? instruction.kernel : instruction.label;
      return { node: instruction.node, name, ms: performance.now() - start };
    });
  }

  /** Leaves a call out of the following runs, or takes it in again with another factor. */
  setFactor(call: KernelInstruction, factor: number): void {
    const at = this.#instructions.indexOf(call);
    this.#skipped[at] = factor === 0;
    this.setArgument(call, 'factor', factor);
  }

  /** Changes one float32 argument of a call. */
  setArgument({ kernel, operands }: KernelInstruction, name: string, value: number): void {
    operands[name] = value;
    const at = this.#instructions.findIndex((one) => 'kernel' in one && one.operands === operands);
    const field = (kernelArguments[kernel] as readonly string[]).indexOf(name);
    const view = new DataView(this.#set.memory.buffer);
    view.setFloat32(this.#blocks[at]! + bytesPerField * field, value, true);
  }
}

/** Operands with buffers replaced by where they lie. */
function resolved(operands: Operands): Record<string, number> {
  return Object.fromEntries(
    Object.entries(operands).map(([name, operand]) => {
      if (operand === undefined || typeof operand === 'number') return [name, operand ?? 0];
      if ('buffer' in operand) {
        return [name, operand.buffer.place + bytesPerField * operand.skipped];
      }
      return [name, operand.place];
    }),
  );
}
