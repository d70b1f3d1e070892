import { stream } from '@espalier/random';
import { describe, expect, test } from 'vitest';
import { modes } from '../../src/kernel-arguments.ts';
import { runKernel } from '../run-kernel.ts';
import { expectNear, float64Of, guarded, normals, output } from './arrays.ts';
import { kernelSets } from './kernel-sets.ts';

interface Given {
  readonly rows: number;
  readonly classes: number;
  readonly factor: number;
  readonly temperature: number;
}

/** The loss in float64. */
function lossOf(
  { rows, classes, factor, temperature }: Given,
  logits: ArrayLike<number>,
  targets: Float32Array,
): number {
  let loss = 0;
  for (let r = 0; r < rows; r++) {
    const z = Array.from({ length: classes }, (_, c) => logits[r * classes + c]! / temperature);
    const most = Math.max(...z);
    const logSum = most + Math.log(z.reduce((sum, value) => sum + Math.exp(value - most), 0));
    for (let c = 0; c < classes; c++) loss += targets[r * classes + c]! * (logSum - z[c]!);
  }
  return factor * loss;
}

/** Its slope by central differences. */
function slopesOf(given: Given, logits: Float32Array, targets: Float32Array): Float64Array {
  const h = 1e-4;
  const moved = (at: number, by: number) =>
    Float64Array.from(logits, (value, index) => (index === at ? value + by : value));
  return Float64Array.from(logits, (_, at) => {
    const rise = lossOf(given, moved(at, h), targets) - lossOf(given, moved(at, -h), targets);
    return rise / (2 * h);
  });
}

const cases: readonly Given[] = [
  { rows: 1, classes: 2, factor: 1, temperature: 1 },
  { rows: 5, classes: 3, factor: 0.2, temperature: 1 },
  { rows: 4, classes: 10, factor: 0.25, temperature: 4 },
  { rows: 2, classes: 37, factor: 8, temperature: 0.5 },
];

describe.each(kernelSets)('softmax cross-entropy (%s)', (_, set) => {
  const run = (operands: object) =>
    runKernel(set, 'softmaxCrossEntropy', operands as Record<string, number | Float32Array>);

  test.each(cases)('loss and slope of $rows x $classes at temperature $temperature', (given) => {
    const random = stream('softmax', given.rows, given.classes);
    const logits = normals(random, given.rows * given.classes).map((value) => 3 * value);
    // Not only distributions: weights of mixed labels need not sum to 1.
    const targets = logits.map(() => random.uniform());
    const loss = Float32Array.of(...new Float32Array(Float64Array.of(1.5).buffer));
    const start = normals(random, logits.length);
    const plain = run({
      logits,
      targets,
      dLogits: output(logits.length),
      mode: modes.set,
      loss,
      ...given,
    });
    const expected = lossOf(given, logits, targets);
    expect(float64Of(plain['loss']) / (1.5 + expected)).toBeCloseTo(1, 6);
    const slopes = slopesOf(given, logits, targets);
    expectNear(plain['dLogits'], slopes, { tolerance: 2e-6 });
    const added = run({
      logits,
      targets,
      dLogits: guarded(start),
      mode: modes.add,
      loss,
      ...given,
    });
    expectNear(
      added['dLogits'],
      slopes.map((value, at) => value + start[at]!),
      { tolerance: 2e-6 },
    );
  });

  test('extreme logits give finite losses and slopes', () => {
    const logits = Float32Array.of(80, -80, 0, -80, 80, 79, 1e4, -1e4, 3);
    const targets = Float32Array.of(1, 0, 0, 1, 0, 0, 0, 0, 1);
    const given = { rows: 3, classes: 3, factor: 1, temperature: 1 };
    const loss = new Float32Array(2);
    const found = run({ logits, targets, dLogits: output(9), mode: modes.set, loss, ...given });
    expect(float64Of(found['loss']) / lossOf(given, logits, targets)).toBeCloseTo(1, 6);
    const share = 1 / (1 + Math.exp(-1));
    const slopes = Float64Array.of(0, 0, 0, -1, share, 1 - share, 1, 0, -1);
    expectNear(found['dLogits'], slopes, { tolerance: 1e-6 });
  });

  test('a logit that is not a number makes the loss none, and mode 0 leaves slopes alone', () => {
    const found = run({
      ...{ logits: Float32Array.of(1, NaN, 2), targets: Float32Array.of(1, 0, 0) },
      ...{ dLogits: output(3, 7), mode: modes.skip, loss: new Float32Array(2) },
      ...{ rows: 1, classes: 3, factor: 1, temperature: 1 },
    });
    expect(float64Of(found['loss'])).toBeNaN();
    expectNear(found['dLogits'], new Float64Array(3).fill(7), { tolerance: 1e-9 });
  });
});
