import { startBackend } from '@espalier/tensor';
import { beforeAll, expect, test } from 'vitest';
import { zeroCostProxies } from '../../src/index.ts';
import { inputSlopes } from '../../src/zero-cost/input-slopes.ts';
import {
  differences,
  kernelsOf,
  tinyGradients,
  tinyLoss,
  tinyPass,
  tinySubject,
  type TinyKernels,
} from './tiny-network.ts';

const subject = tinySubject();
const { images } = subject.batch;
const kernels = kernelsOf(subject.weights);
const gradients = tinyGradients(images, kernels);

/** All weights with their gradients, or with another figure of each. */
const pairs = (figures: TinyKernels): [weight: number, figure: number][] => [
  ...[...kernels.conv].map((w, at): [number, number] => [w, figures.conv[at]!]),
  ...[...kernels.classifier].map((w, at): [number, number] => [w, figures.classifier[at]!]),
];
const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

beforeAll(async () => {
  await startBackend('wasm');
});

test('gradient norm adds the norms of the gradients of each kernel', () => {
  const norm = (values: Float64Array): number => Math.sqrt(sum(values.map((g) => g * g)));
  const expected = norm(gradients.conv) + norm(gradients.classifier);
  expect(zeroCostProxies['grad-norm'].score(subject)).toBeCloseTo(expected, 5);
});

test('SNIP adds the absolute products of weights and gradients', () => {
  const expected = sum(pairs(gradients).map(([w, g]) => Math.abs(w * g)));
  expect(zeroCostProxies.snip.score(subject)).toBeCloseTo(expected, 5);
});

test('plain adds the products with their signs, which cancel before a batch norm', () => {
  const expected = sum(pairs(gradients).map(([w, g]) => w * g));
  expect(zeroCostProxies.plain.score(subject)).toBeCloseTo(expected, 5);
  const ofConvolution = sum(kernels.conv.map((w, at) => w * gradients.conv[at]!));
  expect(Math.abs(ofConvolution)).toBeLessThan(1e-3);
});

test('GraSP is minus weights times Hessian times gradient', () => {
  const step = 1e-4;
  const moved = (sign: number): TinyKernels => ({
    conv: kernels.conv.map((w, at) => w + sign * step * gradients.conv[at]!),
    classifier: kernels.classifier.map((w, at) => w + sign * step * gradients.classifier[at]!),
  });
  const [after, before] = [1, -1].map((sign) => tinyGradients(images, moved(sign)));
  const product = (name: keyof TinyKernels) =>
    after![name].map((value, at) => (value - before![name][at]!) / (2 * step));
  const hessianGradient = { conv: product('conv'), classifier: product('classifier') };
  const expected = -sum(pairs(hessianGradient).map(([w, hg]) => w * hg));
  expect(Math.abs(zeroCostProxies.grasp.score(subject) / expected - 1)).toBeLessThan(5e-3);
});

test('Fisher adds the saliency of each channel once for each of its weights', () => {
  const { convolved, logits } = tinyPass(images, kernels);
  const convSlopes = differences(
    (shift) => tinyLoss(tinyPass(images, kernels, shift).logits),
    new Float64Array(convolved.length),
  );
  const convProducts = new Float64Array(6 * 3);
  convolved.forEach((value, at) => {
    convProducts[Math.floor(at / 12) * 3 + (at % 3)]! += value * convSlopes[at]!;
  });
  const logitProducts = differences(tinyLoss, logits).map((slope, at) => slope * logits[at]!);
  const saliency = (products: Float64Array): number => sum(products.map((p) => p * p)) / 2 / 6;
  const expected = 2 * saliency(convProducts) + 3 * saliency(logitProducts);
  expect(Math.abs(zeroCostProxies.fisher.score(subject) / expected - 1)).toBeLessThan(1e-3);
});

test('slopes of the images run through the batch norm to the sum of logits', () => {
  const expected = differences(
    (pixels) => sum(tinyPass(pixels, kernels).logits),
    Float64Array.from(images),
  );
  const slopes = inputSlopes(subject).flatMap((slope) => [...slope]);
  expect(slopes).toHaveLength(48);
  for (const [at, slope] of slopes.entries()) expect(slope).toBeCloseTo(expected[at]!, 5);
});
