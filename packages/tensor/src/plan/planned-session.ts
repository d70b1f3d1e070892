import type { Network } from '@espalier/network';
import type { Weights } from '@espalier/protocol';
import type { Random } from '@espalier/random';
import type { KernelSet } from '../kernel-set.ts';
import type { BatchOptions, TrainingSession, UpdateOptions } from '../session.ts';
import { optimizerValues, type CompiledSession } from './compiled-session.ts';
import { drawMasks, fillMasks } from './draw-masks.ts';
import { Executable, type InstructionTime } from './executable.ts';
import type { PlanMemory } from './instruction.ts';
import { LossCells } from './loss-cells.ts';
import { NetworkNorms } from './network-norms.ts';
import { PlannedOptimizer } from './planned-optimizer.ts';
import { planMemory } from './session-memory.ts';
import { SessionValues } from './session-values.ts';

/**
 * A training session that runs compiled plans over one memory of fixed size.
 *
 * A step is a list of kernel calls; nothing is allocated from the first step on.
 */
export class PlannedSession implements TrainingSession {
  readonly network: Network;
  readonly backend: string;
  readonly imagesPerBatch: number;
  readonly images: Float32Array;
  readonly targets: Float32Array;
  readonly peakBytes: number;
  readonly #compiled: CompiledSession;
  readonly #memory: PlanMemory;
  readonly #training: Executable;
  readonly #inference: Executable;
  readonly #optimizer: PlannedOptimizer;
  readonly #norms: NetworkNorms;
  readonly #values: SessionValues;
  readonly #loss: LossCells;
  readonly #cleared: Float32Array;
  readonly #logits: Float32Array;
  #batches = 0;
  /** Whether the losses of exits counted since the last update. */
  #exits = false;
  #folded = false;

  constructor(compiled: CompiledSession, set: KernelSet, backend: string) {
    this.backend = backend;
    const { network, batch, classes, persistent, regions, training, inference, layout } = compiled;
    const memory = planMemory(set.memory);
    const [from, to] = layout.cleared;
    this.network = network;
    this.imagesPerBatch = batch;
    this.peakBytes = layout.bytes;
    this.#compiled = compiled;
    this.#memory = memory;
    const [trainingStart, inferenceStart] = layout.blocks as [number, number];
    const { instructions } = training.builder;
    this.#training = new Executable(instructions, set, { memory, start: trainingStart });
    const inferences = inference.instructions;
    this.#inference = new Executable(inferences, set, { memory, start: inferenceStart });
    this.#optimizer = new PlannedOptimizer(
      set,
      regions,
      persistent.keep('optimizer', optimizerValues).place,
    );
    this.#norms = new NetworkNorms(training.builder.norms, { memory, persistent, regions });
    this.#values = new SessionValues({
      memory,
      regions,
      norms: this.#norms,
      optimizer: this.#optimizer,
    });
    this.#loss = new LossCells(compiled, this.#training, set.memory);
    this.#cleared = new Float32Array(set.memory.buffer, from, (to - from) / 4);
    this.images = memory.view(persistent.keep('images', 0));
    this.targets = memory.view(persistent.keep('targets', 0));
    this.#logits = memory.view(persistent.keep('logits', batch * classes));
    if (compiled.optimizer === 'rmsprop') this.#values.fillSquares();
  }

  /** Draws first values in network order. */
  initialize(random: Random): void {
    this.#values.initialize(random);
  }

  accumulate(options: BatchOptions = {}): number {
    drawMasks(this.#compiled.training.builder.masks, this.#memory, options.random);
    this.#loss.prepare(options);
    this.#cleared.fill(0);
    this.#training.run();
    this.#norms.observe();
    this.#batches++;
    this.#exits ||= (options.exitWeight ?? 0) !== 0;
    this.#folded = false;
    return this.#loss.value();
  }

  update(options: UpdateOptions): void {
    this.#optimizer.step(options, this.#batches, this.#exits);
    this.#batches = 0;
    this.#exits = false;
    this.#folded = false;
  }

  gradients(): Map<string, Float32Array> {
    return this.#values.gradients(this.#batches);
  }

  infer(count: number, { averaged = false } = {}): Float32Array {
    if (averaged) return this.#values.usingAverage(() => this.#infer(count, true));
    return this.#infer(count, false);
  }

  #infer(count: number, averaged: boolean): Float32Array {
    if (!this.#folded) this.#norms.fold();
    this.#folded = !averaged;
    this.#inference.run();
    return this.#logits.subarray(0, count * this.#compiled.classes);
  }

  recalibrate(fill: () => boolean): void {
    const { forwards, builder } = this.#compiled.training;
    const { statistics } = this.#norms;
    statistics.restart('average');
    fillMasks(builder.masks, this.#memory);
    while (fill()) {
      this.#training.run(0, forwards);
      this.#norms.observe();
    }
    statistics.complete();
    this.#folded = false;
  }

  weights({ averaged = false } = {}): Weights {
    if (averaged) return this.#values.usingAverage(() => this.#values.weights());
    return this.#values.weights();
  }

  load(weights: Weights): void {
    this.#values.load(weights);
    this.#folded = false;
  }

  state(): Map<string, Float64Array | Float32Array> {
    return this.#values.state();
  }

  restore(state: ReadonlyMap<string, Float64Array | Float32Array>): void {
    this.#values.restore(state);
    this.#folded = false;
  }

  /** One batch with what every instruction took, in order; gradients and statistics move as in `accumulate`. */
  profile(): InstructionTime[] {
    this.#cleared.fill(0);
    const times = this.#training.profile();
    this.#norms.observe();
    this.#batches++;
    this.#folded = false;
    return times;
  }

  dispose(): void {
    // The memory goes with the session.
  }
}
