import { elementCount, type Activation, type Shape } from '@espalier/network';
import { activationCodes, modes, type KernelName } from '../kernel-arguments.ts';
import { bufferOf, type Buffer } from './buffer.ts';
import type { FunctionInstruction, Instruction, Operands } from './instruction.ts';
import type { PersistentBuffers } from './persistent-buffers.ts';
import { scratchBytes } from './scratch-bytes.ts';
import { isPlain, valuesOf, type Source, type View } from './source.ts';

/** What a plan is built for. */
export interface PlanPurpose {
  readonly batch: number;
  /** Whether batch norms take the batch's own statistics and gradients are computed. */
  readonly training: boolean;
}

/** A mask that is drawn before a step: 0 with probability `rate`, else 1 / (1 - rate). */
export interface DropMask {
  readonly node: string;
  readonly gate: Buffer;
  readonly rate: number;
  readonly draws: number;
  /** Values of the mask that each draw decides. */
  readonly repeats: number;
}

/** A batch norm of the plan. */
export interface PlannedNorm {
  readonly node: string;
  readonly epsilon: number;
  /** Values that a batch has in each channel. */
  readonly count: number;
}

/**
 * Writes the instructions of one plan: forwards as operators are lowered, backwards in reverse.
 *
 * Operators register with {@link backward} what undoes them; gradients of a source with several
 * consumers are added up in the order in which the consumers are undone.
 */
export class PlanBuilder {
  readonly persistent: PersistentBuffers;
  readonly batch: number;
  readonly training: boolean;
  readonly norms: PlannedNorm[] = [];
  readonly instructions: Instruction[] = [];
  readonly masks: DropMask[] = [];
  /** Sources that the plan makes, in the order in which it does, with the nodes that they belong to. */
  readonly made: { readonly node: string; readonly source: Source }[] = [];
  readonly #backwards: {
    readonly node: string;
    readonly made?: Source;
    readonly undo: () => void;
  }[] = [];
  readonly #lent = new Map<Buffer, Source[]>();
  readonly #written = new Map<Source, Map<Activation, Source>>();
  #node = '';

  constructor(persistent: PersistentBuffers, { batch, training }: PlanPurpose) {
    this.persistent = persistent;
    this.batch = batch;
    this.training = training;
  }

  /** Names the node that the following instructions belong to. */
  enter(node: string): void {
    this.#node = node;
  }

  /** Appends a call of a kernel; a buffer `scratch` is added where the kernel takes one. */
  emit(kernel: KernelName, operands: Operands): void {
    this.instructions.push({ kernel, operands, node: this.#node });
  }

  /** Appends a step that is no kernel. */
  call(instruction: Omit<FunctionInstruction, 'node'>): void {
    this.instructions.push({ ...instruction, node: this.#node });
  }

  /** The working memory that all kernels share, large enough for a call with these extents. */
  scratch(kernel: KernelName, extents: Readonly<Record<string, number>>): Buffer {
    return this.persistent.scratch(scratchBytes(kernel, extents));
  }

  /** Values in the life of a batch. */
  values(shape: Shape): Buffer {
    return bufferOf(this.batch * elementCount(shape));
  }

  /** Runs the emission of a source's values now, and keeps it for when they are made again. */
  make(source: Source, emission: () => void): void {
    const node = this.#node;
    source.make = () => {
      this.enter(node);
      emission();
    };
    this.made.push({ node, source });
    emission();
  }

  /** Registers what undoes the operator that is being lowered, and whose slope nobody reads after that. */
  backward(made: Source, undo: () => void): void {
    if (this.training) this.#backwards.push({ node: this.#node, made, undo });
  }

  /** Emits the backward pass, last operator first; `before` is told which node comes next. */
  unwind(before: (node: string) => void = () => undefined): void {
    for (const { node, made, undo } of this.#backwards.splice(0).reverse()) {
      before(node);
      this.enter(node);
      undo();
      for (const [buffer, owners] of this.#lent) {
        this.#lent.set(
          buffer,
          owners.filter((owner) => owner !== made && owner.base !== made),
        );
      }
    }
  }

  /** Operands by which a kernel reads a view. */
  read({ source, activation }: View): Operands {
    const { normalization } = source;
    return {
      x: valuesOf(source),
      scale: normalization?.scale,
      shift: normalization?.shift,
      activation: activationCodes[activation],
    };
  }

  /**
   * Operands by which a kernel writes, or adds to, the gradient of a view's source; of a `lent` one it
   * takes the sums alone.
   */
  slopeInto({ source }: View, lent = false): Operands {
    if (!source.needsSlope) return { mode: modes.skip };
    if (lent) return { mode: modes.skip, ...sumsOf(source) };
    const mode = source.slope === undefined ? modes.set : modes.add;
    source.slope ??= this.values(source.shape);
    if (mode === modes.add) this.#own(source);
    return { dx: source.slope, mode, ...sumsOf(source) };
  }

  /**
   * Lets the source of a view take over the slope of `reader`, which reads the view unchanged, so that
   * nothing is copied; false where it has one of its own already.
   */
  lendSlope({ source, activation }: View, reader: Source): boolean {
    const free = source.needsSlope && source.slope === undefined && activation === 'none';
    if (!free || reader.slope === undefined) return false;
    source.slope = reader.slope;
    const owners = this.#lent.get(reader.slope) ?? [reader];
    this.#lent.set(reader.slope, [...owners, source]);
    return true;
  }

  /** Copies a slope before it is added to, where another source still reads it. */
  #own(source: Source): void {
    const lent = source.slope!;
    const owners = this.#lent.get(lent) ?? [];
    if (!owners.includes(source)) return;
    this.#lent.set(
      lent,
      owners.filter((owner) => owner !== source),
    );
    if (owners.length === 1) return;
    source.slope = this.values(source.shape);
    const { height, width, channels } = source.shape;
    const extents = { rows: this.batch * height * width, channels };
    this.emit('activateForward', { x: lent, y: source.slope, mode: modes.set, ...extents });
  }

  /** The gradient of a source, set to zero where nothing was written yet; undefined where none is needed. */
  slopeOrZero(source: Source): Buffer | undefined {
    if (!source.needsSlope) return undefined;
    if (source.slope !== undefined) {
      this.#own(source);
      return source.slope;
    }
    source.slope = this.values(source.shape);
    this.clear(source.slope);
    return source.slope;
  }

  /** Sets a buffer to zero. */
  clear(buffer: Buffer): void {
    this.call({
      label: 'clear',
      touches: [buffer],
      prepare: (memory) => {
        const values = memory.view(buffer);
        return () => void values.fill(0);
      },
    });
  }

  /** Operands by which a convolution reads the gradient of its output; null where there is none. */
  outputSlope(source: Source): Operands | null {
    if (source.outputSlope !== undefined) return source.outputSlope;
    return source.slope === undefined ? null : { dy: source.slope };
  }

  /** The view's values written out, once however often they are asked for. */
  written(view: View): Source {
    const { source, activation } = view;
    if (isPlain(view)) return source;
    const known = this.#written.get(source)?.get(activation);
    if (known !== undefined) return known;
    const { shape, needsSlope } = source;
    const extents = { rows: this.batch * shape.height * shape.width, channels: shape.channels };
    const output: Source = { shape, values: this.values(shape), needsSlope };
    this.make(output, () =>
      this.emit('activateForward', {
        ...this.read(view),
        ...{ y: output.values, mode: modes.set, ...extents },
      }),
    );
    this.backward(output, () => {
      if (output.slope === undefined) return;
      const operands = { dy: output.slope, ...this.read(view), ...this.slopeInto(view) };
      this.emit('activateBackward', { ...operands, ...extents });
    });
    const forms = this.#written.get(source) ?? new Map<Activation, Source>();
    this.#written.set(source, forms.set(activation, output));
    return output;
  }
}

function sumsOf({ normalization }: Source): Operands {
  const { center, sumDx, sumDxCentered } = normalization ?? {};
  return { center, sumDx, sumDxCentered };
}
