import { EspalierError } from '@espalier/protocol';

/** A loss above so many times that of a network that knows nothing counts as lost. */
export const divergenceFactor = 5;
/** So many lost steps in a row end a training. */
export const divergenceSteps = 20;

/** Tells training that goes on from training that is lost. */
export class DivergenceWatch {
  readonly #bound: number;
  /** Lost steps in a row so far. */
  lostSteps: number;

  /** @param chanceLoss - Loss in nats of a network that finds every class as likely as any other. */
  constructor(chanceLoss: number, lostSteps = 0) {
    this.#bound = divergenceFactor * chanceLoss;
    this.lostSteps = lostSteps;
  }

  /**
   * Takes note of the loss of a step.
   *
   * @throws {EspalierError} `NOT_FINITE` when it is no finite number, or for the 20th step in a row above
   * five times the loss of chance.
   */
  check(loss: number, learningRate: number): void {
    if (!Number.isFinite(loss)) throw lost('be finite', loss, learningRate);
    this.lostSteps = loss > this.#bound ? this.lostSteps + 1 : 0;
    if (this.lostSteps < divergenceSteps) return;
    const rule = `stay below ${this.#bound.toPrecision(3)} within ${divergenceSteps} steps`;
    throw lost(rule, loss, learningRate);
  }
}

function lost(rule: string, loss: number, learningRate: number): EspalierError {
  return new EspalierError(
    'NOT_FINITE',
    `training loss must ${rule}, but got ${loss}. Lower the learning rate (now ${learningRate}).`,
    { loss: String(loss), learningRate },
  );
}
