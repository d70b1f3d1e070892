import type { AdditivePrices, EspalierError, Json } from '@espalier/protocol';
import { each, oneOf } from '@espalier/space';
import { startBackend, type Backend } from '@espalier/tensor';
import { beforeAll, expect, test } from 'vitest';
import { tinyData } from '../../tests/tiny-data.ts';
import { layerBlock, tinySpace } from '../../tests/tiny-space.ts';
import type { SupernetTask } from '../supernet-task.ts';
import { trainDarts } from './train.ts';

let tf: Backend['tf'];
beforeAll(async () => {
  ({ tf } = await startBackend('wasm'));
});

/** Two layers, each a convolution or nothing at all; the first zero cuts the image off. */
const convolutionOrZero = tinySpace({
  genes: { layers: each([0, 1], oneOf(['zero', 'conv'])) },
  build(net, input, { layers }) {
    let last = net.add('conv', { filters: 8, kernel: 1 }, [input], 'stem');
    for (const [layer, kind] of layers.entries()) {
      last = net.block(layerBlock(layer, kind), last, (from) => {
        if (kind === 'zero') return net.add('zero', {}, [from]);
        const x = net.add('conv', { filters: 8, kernel: 3 }, [from], 'conv');
        return net.add('batchNorm', { activation: 'relu' }, [x], 'norm');
      });
    }
    return last;
  },
});

/** Two layers of two equal convolutions, told apart by their price alone. */
const twins = tinySpace({
  genes: { layers: each([0, 1], oneOf(['one', 'other'])) },
  build(net, input, { layers }) {
    let last = input;
    for (const [layer, kind] of layers.entries()) {
      last = net.block(layerBlock(layer, kind), last, (from) => {
        const x = net.add('conv', { filters: 4, kernel: 1 }, [from], 'conv');
        return net.add('batchNorm', { activation: 'relu' }, [x], 'norm');
      });
    }
    return last;
  },
});

const quick = {
  supernetEpochs: 4,
  supernetWarmupEpochs: 0,
  supernetImagesPerStep: 8,
  supernetWidth: 1,
  supernetShrink: 1,
  supernetLearningRate: 0.1,
};
const data = tinyData(80);
const train = (given: Partial<SupernetTask> & { options?: Json } = {}) =>
  trainDarts({
    space: convolutionOrZero,
    seed: '1',
    prices: null,
    targetMs: 1,
    data,
    ...given,
    options: { ...quick, ...(given.options as object | undefined) },
  });

test.each(['1', '2', '3'])(
  'prefers a convolution to nothing within twenty steps, seed %s',
  (seed) => {
    const { alphas } = train({ seed });
    for (const [zero, conv] of Object.values(alphas)) expect(conv! - zero!).toBeGreaterThan(0.2);
  },
);

test('every epoch is reported once, and the last has well under the loss of the first', () => {
  const seen: { epoch: number; loss: number }[] = [];
  train({ options: { supernetEpochs: 8 }, report: (progress) => seen.push(progress) });
  expect(seen.map(({ epoch }) => epoch)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(seen[7]!.loss).toBeLessThan(0.8 * seen[0]!.loss);
});

test.each([
  ['cheaper', 1, -1],
  ['dearer', 100, 1],
])('options equal in accuracy become the %s for a target of %d ms', (_, targetMs, sign) => {
  for (const order of [
    [1, 9],
    [9, 1],
  ]) {
    const prices: AdditivePrices = {
      constantMs: 1,
      prices: { 'layers.0': order, 'layers.1': order },
    };
    const { alphas } = train({ space: twins, prices, targetMs, options: { latencyWeight: 20 } });
    for (const values of Object.values(alphas)) {
      const dearer = values[order.indexOf(9)]! - values[order.indexOf(1)]!;
      expect(sign * dearer).toBeGreaterThan(0.3);
    }
  }
});

test('a latency weight of zero ignores prices', () => {
  const prices = { constantMs: 1, prices: { 'layers.0': [1, 9], 'layers.1': [1, 9] } };
  const options = { supernetEpochs: 1 };
  expect(train({ prices, options: { ...options, latencyWeight: 0 } })).toEqual(train({ options }));
});

test('the same seed gives the same bits and another seed others', () => {
  const options = { supernetEpochs: 2 };
  const first = train({ options });
  expect(train({ options })).toEqual(first);
  expect(train({ options, seed: '2' })).not.toEqual(first);
});

test('alphas stand still while the weights warm up', () => {
  const { alphas } = train({ options: { supernetEpochs: 2, supernetWarmupEpochs: 2 } });
  for (const value of Object.values(alphas).flat()) expect(Math.abs(value)).toBeLessThan(0.01);
});

test('neither training nor its stop leaves a tensor behind', () => {
  const before = tf.memory().numTensors;
  train({ options: { supernetEpochs: 1 } });
  expect(tf.memory().numTensors).toBe(before);
  let steps = 0;
  expect(failure({ isCancelled: () => ++steps > 2 })).toBe('CANCELLED');
  expect(steps).toBe(3);
  expect(tf.memory().numTensors).toBe(before);
});

test('weights that explode are reported as such and leave no tensor behind', () => {
  const before = tf.memory().numTensors;
  expect(failure({ options: { supernetLearningRate: 1e38 } })).toBe('NOT_FINITE');
  expect(tf.memory().numTensors).toBe(before);
});

test('refuses prices of another space and fewer than two images', () => {
  const prices = { constantMs: 1, prices: { 'layers.0': [1, 9], 'layers.1': [1] } };
  expect(failure({ prices })).toBe('BAD_INPUT');
  expect(failure({ data: tinyData(1) })).toBe('BAD_INPUT');
});

function failure(given: Parameters<typeof train>[0]): string {
  try {
    train(given);
  } catch (thrown) {
    return (thrown as EspalierError).code;
  }
  return 'none';
}
