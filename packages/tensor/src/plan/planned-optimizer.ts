import { EspalierError } from '@espalier/protocol';
import { writeArguments, type KernelName, type Pointer } from '../kernel-arguments.ts';
import type { KernelSet } from '../kernel-set.ts';
import type { OptimizerSettings, UpdateOptions } from '../session.ts';
import type { ParameterRegions, RegionName } from './parameter-regions.ts';

const kernels = {
  sgd: 'sgdStep',
  rmsprop: 'rmspropStep',
  adam: 'adamStep',
  adamw: 'adamStep',
} as const;

/** The optimizer of a planned session: one kernel call for weights with decay, one for those without. */
export class PlannedOptimizer {
  /** Updates so far, which Adam's corrections need. */
  steps = 0;
  readonly #set: KernelSet;
  readonly #regions: ParameterRegions;
  readonly #block: Pointer;

  /** @param block - Room for one argument block and, behind it, one float64. */
  constructor(set: KernelSet, regions: ParameterRegions, block: Pointer) {
    this.#set = set;
    this.#regions = regions;
    this.#block = block;
  }

  /** One step by the mean over `batches` of what the gradients have added up to, which it clears. */
  step(options: UpdateOptions, batches: number): void {
    const factor = this.#shortening(options.clipNorm, batches) / batches;
    if (factor !== 1) this.#forEach('gradient', (stretch) => this.#scale(stretch, factor));
    if (options.averageKeep !== undefined && this.steps === 0) this.#beginAverage();
    this.steps++;
    const [decayed, others] = this.#regions.stretches('weight');
    this.#move(options, 0, decayed.count, options.weightDecay);
    this.#move(options, 1, others.count, 0);
    this.#clearGradients();
    if (options.averageKeep !== undefined) this.#follow(options.averageKeep);
  }

  #move(
    { optimizer, learningRate }: UpdateOptions,
    ...[part, count, weightDecay]: [part: 0 | 1, count: number, weightDecay: number]
  ): void {
    const places = Object.fromEntries(
      (['weight', 'gradient', 'velocity', 'square'] as const)
        .filter((name) => this.#regions.has(name))
        .map((name) => [name, this.#regions.stretches(name)[part].place]),
    );
    if (needsSquare(optimizer) && places['square'] === undefined) throw notPlanned(optimizer.kind);
    this.#call(kernels[optimizer.kind], {
      ...{ ...places, count, learningRate },
      ...settingsOf(optimizer, weightDecay, this.steps),
    });
  }

  /** The factor that brings the mean gradient to at most `clipNorm`. */
  #shortening(clipNorm: number | undefined, batches: number): number {
    if (clipNorm === undefined) return 1;
    const result = this.#block + 128;
    const cell = new Float64Array(this.#set.memory.buffer, result, 1);
    cell[0] = 0;
    this.#forEach('gradient', ({ place, count }) =>
      this.#call('sumOfSquares', { values: place, count, result }),
    );
    const norm = Math.sqrt(cell[0]) / batches;
    return norm > clipNorm ? clipNorm / norm : 1;
  }

  #scale({ place, count }: { place: Pointer; count: number }, factor: number): void {
    this.#call('scaleValues', { values: place, count, factor });
  }

  #clearGradients(): void {
    this.#forEach('gradient', ({ place, count }) =>
      new Float32Array(this.#set.memory.buffer, place, count).fill(0),
    );
  }

  /** The average begins at the weights before the first step. */
  #beginAverage(): void {
    if (!this.#regions.has('average')) throw notPlanned('averageKeep');
    const { buffer } = this.#set.memory;
    for (const part of [0, 1] as const) {
      const { place, count } = this.#regions.stretches('weight')[part];
      const average = this.#regions.stretches('average')[part].place;
      new Float32Array(buffer, average, count).set(new Float32Array(buffer, place, count));
    }
  }

  #follow(keep: number): void {
    for (const part of [0, 1] as const) {
      const { place: weight, count } = this.#regions.stretches('weight')[part];
      const average = this.#regions.stretches('average')[part].place;
      this.#call('movingAverage', { average, weight, count, keep });
    }
  }

  #forEach(region: RegionName, act: (stretch: { place: Pointer; count: number }) => void): void {
    for (const stretch of this.#regions.stretches(region)) if (stretch.count > 0) act(stretch);
  }

  #call(name: KernelName, operands: Readonly<Record<string, number>>): void {
    const { memory, code } = this.#set;
    writeArguments(memory.buffer as ArrayBuffer, [name, this.#block], operands);
    code[name](this.#block);
  }
}

function needsSquare({ kind }: OptimizerSettings): boolean {
  return kind !== 'sgd';
}

function settingsOf(
  settings: OptimizerSettings,
  weightDecay: number,
  step: number,
): Record<string, number> {
  const { kind, momentum } = settings;
  if (kind === 'sgd') {
    return { momentum, decay: weightDecay, nesterov: settings.nesterov ? 1 : 0 };
  }
  const { squareMomentum, epsilon } = settings;
  const shared = { momentum, squareMomentum, epsilon };
  if (kind === 'rmsprop') return { ...shared, decay: weightDecay };
  return {
    ...{ ...shared, correction: 1 - momentum ** step },
    squareCorrection: 1 - squareMomentum ** step,
    ...(kind === 'adamw' ? { decoupledDecay: weightDecay } : { decay: weightDecay }),
  };
}

function notPlanned(what: string): EspalierError {
  return new EspalierError(
    'BAD_INPUT',
    `session must be opened with room for what its updates use, but got an update with "${what}". ` +
      'Hand optimizer and averaged to openSession.',
    { what },
  );
}
