import { RunningStatistics } from '../running-statistics.ts';
import type { PlanMemory } from './instruction.ts';
import type { ParameterRegions } from './parameter-regions.ts';
import type { PersistentBuffers } from './persistent-buffers.ts';
import type { PlannedNorm } from './plan-builder.ts';

interface Norm {
  readonly node: string;
  readonly epsilon: number;
  readonly mean: Float32Array;
  readonly variance: Float32Array;
  readonly gamma: Float32Array;
  readonly beta: Float32Array;
  readonly scale: Float32Array;
  readonly shift: Float32Array;
  /** Values that a batch has in each channel. */
  readonly count: number;
}

interface NormParts {
  readonly memory: PlanMemory;
  readonly persistent: PersistentBuffers;
  readonly regions: ParameterRegions;
}

/** The batch norms of a planned network and their running statistics. */
export class NetworkNorms {
  readonly statistics = new RunningStatistics();
  readonly #norms: Norm[] = [];

  constructor(norms: readonly PlannedNorm[], parts: NormParts) {
    for (const { node, epsilon, count } of norms) {
      const norm = { ...normOf(node, parts), epsilon, count };
      this.#norms.push(norm);
      this.statistics.add(node, norm.mean.length);
    }
  }

  /** Enters the moments of the batch that has just been run into the running statistics. */
  observe(): void {
    for (const norm of this.#norms) this.statistics.enter(norm.node, norm);
  }

  /** Writes scale and shift for inference: scale = gamma / sqrt(variance + epsilon), shift = beta - mean * scale. */
  fold(): void {
    for (const { node, epsilon, gamma, beta, scale, shift } of this.#norms) {
      const mean = this.statistics.values(node, 'mean');
      const variance = this.statistics.values(node, 'variance');
      for (let c = 0; c < scale.length; c++) {
        const factor = gamma[c]! / Math.sqrt(variance[c]! + epsilon);
        scale[c] = factor;
        shift[c] = beta[c]! - mean[c]! * factor;
      }
    }
  }
}

function normOf(
  node: string,
  { memory, persistent, regions }: NormParts,
): Omit<Norm, 'count' | 'epsilon'> {
  const gamma = memory.view(regions.buffer('weight', `${node}/gamma`));
  const kept = (name: string) => memory.view(persistent.keep(`${node}/${name}`, gamma.length));
  const beta = memory.view(regions.buffer('weight', `${node}/beta`));
  const [mean, variance, scale, shift] = ['mean', 'variance', 'scale', 'shift'].map(kept);
  return { node, gamma, beta, mean: mean!, variance: variance!, scale: scale!, shift: shift! };
}
