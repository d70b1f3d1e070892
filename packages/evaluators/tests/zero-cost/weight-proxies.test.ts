import { graph, type Network } from '@espalier/network';
import { startBackend } from '@espalier/tensor';
import { beforeAll, expect, test } from 'vitest';
import { zeroCostProxies } from '../../src/index.ts';
import { normalWeights } from '../../src/zero-cost/initial-weights.ts';
import { proxySubject } from '../../src/zero-cost/subject.ts';
import { kernelsOf, tinyBatch, tinyNetwork, tinyPass, tinySubject } from './tiny-network.ts';

const { synflow, zen } = zeroCostProxies;

beforeAll(async () => {
  await startBackend('wasm');
});

/** A dense layer of one weight after another, then a pool: R is the product of the weights. */
function chain(layers: number): Network {
  const net = graph('chain');
  let x = net.input({ height: 1, width: 1, channels: 1 });
  for (let layer = 0; layer < layers; layer++) {
    x = net.add('dense', { units: 1, bias: false }, [x], `layer${layer}`);
    x = net.add('batchNorm', { activation: 'relu6' }, [x], `norm${layer}`);
  }
  return net.finish(x);
}

function synflowOfChain(layers: number, weight: number): number {
  const network = chain(layers);
  const drawn = proxySubject({ network, batch: tinyBatch(), seed: 'chain' }).weights;
  const kernels = Array.from(
    { length: layers },
    (_, layer) => [`layer${layer}/kernel`, Float32Array.of(weight)] as const,
  );
  const weights = new Map([...drawn, ...kernels]);
  const images = { images: Float32Array.of(0), shape: [1, 1, 1, 1] as const };
  const batch = { ...images, labels: Uint8Array.of(0), classes: 1 };
  return synflow.score(proxySubject({ network, batch, seed: 'chain', weights }));
}

test('L2 norm adds the norms of the kernels and leaves scales and shifts out', () => {
  const { conv, classifier } = kernelsOf(tinySubject().weights);
  const expected = Math.hypot(...conv) + Math.hypot(...classifier);
  expect(zeroCostProxies['l2-norm'].score(tinySubject())).toBeCloseTo(expected, 12);
});

test('first weights are uniform within one over the root of the fan-in', () => {
  const net = graph('wide');
  const image = net.input({ height: 4, width: 4, channels: 8 });
  const network = net.finish(net.add('conv', { filters: 64, kernel: 3 }, [image], 'conv'));
  const { weights } = proxySubject({ network, batch: tinyBatch(), seed: 'wide' });
  const kernel = weights.get('conv/kernel')!;
  const limit = 1 / Math.sqrt(72);
  expect(Math.max(...kernel.map(Math.abs))).toBeLessThanOrEqual(Math.fround(limit));
  const square = kernel.reduce((sum, weight) => sum + weight * weight, 0) / kernel.length;
  expect(Math.abs(square / (limit ** 2 / 3) - 1)).toBeLessThan(0.03);
});

test('baselines count the tiny network by hand', () => {
  expect(zeroCostProxies.parameters.score(tinySubject())).toBe(2 * 3 + 2 * 3 + 3 * 2);
  expect(zeroCostProxies.macs.score(tinySubject())).toBe(4 * 2 * 3 + 3 * 2);
});

test('SynFlow is the flow of all paths, conserved by each of the two kernels', () => {
  const { conv, classifier } = kernelsOf(tinySubject().weights);
  let flow = 0;
  for (let c = 0; c < 2; c++)
    for (let f = 0; f < 3; f++)
      for (let k = 0; k < 2; k++)
        flow += Math.abs(conv[c * 3 + f]!) * Math.abs(classifier[f * 2 + k]!);
  expect(synflow.score(tinySubject())).toBeCloseTo(Math.log(2 * flow), 5);
});

test('SynFlow of 40 weights of 32 is 40 times their product, which float32 could not hold', () => {
  expect(synflowOfChain(40, 32)).toBeCloseTo(Math.log(40) + 40 * Math.log(32), 4);
});

test('SynFlow does not depend on signs', () => {
  expect(synflowOfChain(5, -3)).toBe(synflowOfChain(5, 3));
});

test('SynFlow is 0 where no path reaches the output', () => {
  const net = graph('cut');
  const image = net.input({ height: 2, width: 2, channels: 2 });
  const conv = net.add('conv', { filters: 3, kernel: 1 }, [image]);
  const pool = net.add('globalAveragePool', {}, [net.add('zero', {}, [conv])]);
  const network = net.finish(net.add('dense', { units: 2 }, [pool]));
  expect(synflow.score(proxySubject({ network, batch: tinyBatch(), seed: 'cut' }))).toBe(0);
});

test('SynFlow and zen look at no image', () => {
  const batch = tinyBatch();
  const other = { ...batch, images: batch.images.map((pixel) => -2 * pixel) };
  const subject = proxySubject({ network: tinyNetwork(), batch: other, seed: 'tiny' });
  expect(synflow.score(subject)).toBe(synflow.score(tinySubject()));
  expect(zen.score(subject)).toBe(zen.score(tinySubject()));
});

test('zen is the change of features, with the scale of the batch norm put back', () => {
  const subject = tinySubject();
  const kernels = kernelsOf(normalWeights(tinyNetwork(), subject.random('zen weights')));
  const draws = subject.random('zen images');
  const images = Float32Array.from({ length: 48 }, () => draws.normal());
  const moved = images.map((pixel) => pixel + 0.01 * draws.normal());
  const [first, second] = [tinyPass(images, kernels), tinyPass(moved, kernels)];
  const change = first.rectified.reduce(
    (sum, value, at) => sum + Math.abs(value - second.rectified[at]!),
    0,
  );
  const unbiased = 24 / 23;
  const running = first.variances.map(
    (variance, f) => 0.81 + unbiased * (0.09 * variance + 0.1 * second.variances[f]!),
  );
  const meanVariance = running.reduce((a, b) => a + b) / 3;
  expect(zen.score(subject)).toBeCloseTo(Math.log(change / 6) + Math.log(meanVariance) / 2, 4);
});
