import { stream } from '@espalier/random';
import { beforeAll, expect, test, type TestContext } from 'vitest';
import { runningBackends, startBackend, type RunningBackend } from '../src/backend.ts';
import { openSession } from '../src/open-session.ts';
import type { TrainingSession, UpdateOptions } from '../src/session.ts';
import { tinyNetwork } from './tiny-network.ts';

const imagesPerBatch = 16;
const steps = 5;

/** Largest differences from `wasm-simd`, as shares of the largest value; float32 sums keep some 1e-6. */
const tolerance = { loss: 2e-5, gradients: 2e-4, lastLoss: 1e-3, logits: 5e-3 };

const update: UpdateOptions = {
  optimizer: { kind: 'sgd', momentum: 0.9, nesterov: true },
  learningRate: 0.3,
  weightDecay: 1e-4,
};

/** What a short training of the tiny network on one batch gives. */
interface Course {
  readonly losses: readonly number[];
  readonly gradients: ReadonlyMap<string, Float32Array>;
  readonly logits: Float32Array;
}

async function trainOn(backend: RunningBackend): Promise<Course> {
  await startBackend(backend);
  const session = openSession(tinyNetwork(), { imagesPerBatch, random: stream('backends') });
  let gradients: Map<string, Float32Array> | undefined;
  const losses = Array.from({ length: steps }, () => {
    fillBatch(session);
    const loss = session.accumulate();
    gradients ??= session.gradients();
    session.update(update);
    return loss;
  });
  fillBatch(session);
  const logits = session.infer(imagesPerBatch).slice();
  session.dispose();
  return { losses, gradients: gradients!, logits };
}

function fillBatch({ images, targets }: TrainingSession): void {
  const random = stream('backends', 'images');
  for (let at = 0; at < images.length; at++) images[at] = random.normal();
  for (let at = 0; at < targets.length; at++) targets[at] = Number(at % 4 === (at >> 2) % 4);
}

/** max |got - wanted| / max |wanted| */
function difference(got: ArrayLike<number>, wanted: ArrayLike<number>): number {
  let [largest, scale] = [0, 0];
  for (let at = 0; at < wanted.length; at++) {
    largest = Math.max(largest, Math.abs(got[at]! - wanted[at]!));
    scale = Math.max(scale, Math.abs(wanted[at]!));
  }
  return got.length === wanted.length ? largest / scale : NaN;
}

async function courseOf(backend: RunningBackend, context: TestContext): Promise<Course> {
  try {
    await startBackend(backend);
  } catch (thrown) {
    context.skip((thrown as Error).message);
  }
  return trainOn(backend);
}

let wanted: Course;
beforeAll(async () => {
  wanted = await trainOn('wasm-simd');
});

test.for(runningBackends)('%s trains as wasm-simd does', async (backend, context) => {
  const got = await courseOf(backend, context);
  expect(difference([got.losses[0]!], [wanted.losses[0]!])).toBeLessThan(tolerance.loss);
  expect([...got.gradients.keys()].sort()).toEqual([...wanted.gradients.keys()].sort());
  for (const [name, gradient] of wanted.gradients) {
    expect(difference(got.gradients.get(name)!, gradient), name).toBeLessThan(tolerance.gradients);
  }
  expect(difference([got.losses.at(-1)!], [wanted.losses.at(-1)!])).toBeLessThan(
    tolerance.lastLoss,
  );
  expect(difference(got.logits, wanted.logits)).toBeLessThan(tolerance.logits);
});

test('the training that backends are compared by makes the loss fall', () => {
  expect(wanted.losses.at(-1)).toBeLessThan(wanted.losses[0]! - 0.1);
});
