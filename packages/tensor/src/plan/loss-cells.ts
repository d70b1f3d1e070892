import type { BatchOptions } from '../session.ts';
import type { CompiledSession } from './compiled-session.ts';
import type { Executable } from './executable.ts';

/**
 * The loss of a step: which of its terms count, and what they add up to.
 *
 * loss = (1 - weight) * CE(targets) + weight * temperature^2 * CE(softmax(teacher / temperature)) of the output,
 * and exitWeight * CE(targets) of every exit; CE is the mean cross-entropy over the batch in nats
 *
 * @see Hinton et al. 2015, "Distilling the knowledge in a neural network", section 2, https://arxiv.org/abs/1503.02531
 */
export class LossCells {
  readonly #compiled: CompiledSession;
  readonly #executable: Executable;
  readonly #cell: Float64Array;
  readonly #teacher: Float32Array;
  #prepared = '';

  constructor(compiled: CompiledSession, executable: Executable, { buffer }: WebAssembly.Memory) {
    const { persistent, batch, classes } = compiled;
    this.#compiled = compiled;
    this.#executable = executable;
    this.#cell = new Float64Array(buffer, persistent.cleared('loss', 2).place, 1);
    this.#teacher = new Float32Array(buffer, persistent.keep('teacher', 0).place, batch * classes);
  }

  /** Sets the factors of all terms. */
  prepare({ exitWeight = 0, distillation }: BatchOptions): void {
    const { weight = 0, temperature = 1 } = distillation ?? {};
    const key = `${exitWeight} ${weight} ${temperature}`;
    if (key !== this.#prepared) this.#setFactors(exitWeight, weight, temperature);
    this.#prepared = key;
    if (distillation !== undefined && weight !== 0) this.#soften(distillation.logits, temperature);
  }

  #setFactors(exitWeight: number, weight: number, temperature: number): void {
    const { batch, training } = this.#compiled;
    for (const [end, { targets, teacher }] of training.losses.entries()) {
      const share = end === 0 ? 1 - weight : exitWeight;
      this.#executable.setFactor(targets, share / batch);
      this.#executable.setFactor(teacher, end === 0 ? (weight * temperature ** 2) / batch : 0);
      this.#executable.setArgument(teacher, 'temperature', temperature);
    }
  }

  /** softmax(logits / temperature) by image. */
  #soften(logits: Float32Array, temperature: number): void {
    const { classes } = this.#compiled;
    for (let row = 0; row < logits.length; row += classes) {
      let greatest = -Infinity;
      for (let c = row; c < row + classes; c++) greatest = Math.max(greatest, logits[c]!);
      let total = 0;
      for (let c = row; c < row + classes; c++)
        total += Math.exp((logits[c]! - greatest) / temperature);
      for (let c = row; c < row + classes; c++) {
        this.#teacher[c] = Math.exp((logits[c]! - greatest) / temperature) / total;
      }
    }
  }

  /** The loss of the batch that has just been run. */
  value(): number {
    return this.#cell[0]!;
  }
}
