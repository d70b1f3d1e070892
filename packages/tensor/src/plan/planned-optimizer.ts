import { EspalierError } from '@espalier/protocol';
import { writeArguments, type KernelName, type Pointer } from '../kernel-arguments.ts';
import type { KernelSet } from '../kernel-set.ts';
import type { OptimizerSettings, UpdateOptions } from '../session.ts';
import {
  regionNames,
  type ParameterRegions,
  type RegionName,
  type Stretch,
} from './parameter-regions.ts';

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
  /** Whether an update has made a moving average of the weights. */
  averaging = false;
  readonly #stretches = new Map<RegionName, readonly [Stretch, Stretch]>();
  readonly #set: KernelSet;
  readonly #block: Pointer;

  /** @param block - Room for one argument block and, behind it, one float64. */
  constructor(set: KernelSet, regions: ParameterRegions, block: Pointer) {
    this.#set = set;
    this.#block = block;
    for (const name of regionNames) {
      if (regions.has(name)) this.#stretches.set(name, regions.stretches(name));
    }
  }

  /**
   * One step by the mean over `batches` of what the gradients have added up to, which it clears; without
   * `exits`, parameters that only exits depend on stay as they are.
   */
  step(options: UpdateOptions, batches: number, exits: boolean): void {
    const factor = this.#shortening(options.clipNorm, batches) / batches;
    if (factor !== 1) this.#forEach('gradient', (stretch) => this.#scale(stretch, factor));
    if (options.averageKeep !== undefined && !this.averaging) this.#beginAverage();
    this.steps++;
    for (const [part, { lossCount, outputCount }] of this.#stretches.get('weight')!.entries()) {
      const weightDecay = part === 0 ? options.weightDecay : 0;
      this.#move(options, part as 0 | 1, { count: exits ? lossCount : outputCount, weightDecay });
    }
    this.#clearGradients();
    if (options.averageKeep !== undefined) this.#follow(options.averageKeep);
  }

  #move(
    { optimizer, learningRate }: UpdateOptions,
    part: 0 | 1,
    { count, weightDecay }: { count: number; weightDecay: number },
  ): void {
    const places: Record<string, number> = {};
    for (const [name, stretches] of this.#stretches) {
      if (name !== 'average') places[name] = stretches[part].place;
    }
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
    const averages = this.#stretches.get('average');
    if (averages === undefined) throw notPlanned('averageKeep');
    const { buffer } = this.#set.memory;
    for (const [part, { place, count }] of this.#stretches.get('weight')!.entries()) {
      const average = new Float32Array(buffer, averages[part]!.place, count);
      average.set(new Float32Array(buffer, place, count));
    }
    this.averaging = true;
  }

  #follow(keep: number): void {
    for (const [part, { place: weight, count }] of this.#stretches.get('weight')!.entries()) {
      const average = this.#stretches.get('average')![part]!.place;
      this.#call('movingAverage', { average, weight, count, keep });
    }
  }

  #forEach(region: RegionName, act: (stretch: { place: Pointer; count: number }) => void): void {
    for (const stretch of this.#stretches.get(region)!) if (stretch.count > 0) act(stretch);
  }

  #call(name: KernelName, operands: Readonly<Record<string, number>>): void {
    const { memory, code } = this.#set;
    writeArguments(memory.buffer, [name, this.#block], operands);
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
