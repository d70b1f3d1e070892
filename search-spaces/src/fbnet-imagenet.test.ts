import { analyze } from '@espalier/network';
import { buildNetwork, encode, size } from '@espalier/space';
import { expect, test } from 'vitest';
import { fbnetImagenet, fbnetImagenetPlan } from './fbnet-imagenet.ts';
import { fbnetNetwork, type FbnetCandidate } from './parts/fbnet-network.ts';

/** Layers of Figure 4, as candidates in order; counts of the paper's convention at 224 x 224. */

const fbnetA: readonly FbnetCandidate[] = [
  'skip',
  'k3_e3',
  'k3_e1',
  'skip',
  'skip',
  'k5_e6',
  'k3_e3',
  'k5_e1',
  'k3_e3',
  'k5_e6',
  'k5_e3',
  'k5_e1_g2',
  'k5_e6',
  'k3_e6',
  'k5_e1_g2',
  'k5_e3',
  'k3_e1_g2',
  'k5_e6',
  'k5_e6',
  'k5_e3',
  'k5_e6',
  'k5_e6',
];

const fbnetB: readonly FbnetCandidate[] = [
  'k3_e1',
  'k3_e6',
  'k5_e1',
  'k3_e1',
  'k3_e1',
  'k5_e6',
  'k5_e3',
  'k3_e6',
  'k5_e6',
  'k5_e6',
  'k5_e1',
  'skip',
  'k5_e3',
  'k5_e6',
  'k3_e1',
  'k5_e1',
  'k5_e3',
  'k5_e6',
  'k5_e1',
  'k5_e6',
  'k5_e6',
  'k3_e6',
];

const fbnetC: readonly FbnetCandidate[] = [
  'k3_e1',
  'k3_e6',
  'skip',
  'k3_e1',
  'k3_e1',
  'k5_e6',
  'k5_e3',
  'k5_e6',
  'k3_e6',
  'k5_e6',
  'k5_e3',
  'k5_e6',
  'k5_e6',
  'k5_e6',
  'k5_e6',
  'k5_e6',
  'k5_e3',
  'k5_e6',
  'k5_e6',
  'k5_e6',
  'k5_e6',
  'k3_e6',
];

test('FBNet-A has the published 4,321,464 parameters and 249,921,848 MACs', () => {
  const build = fbnetNetwork({ ...fbnetImagenetPlan, headChannels: 1504 });
  const { parameterCount, macs } = analyze(build({ layers: fbnetA }, fbnetImagenet.skeleton));
  expect([parameterCount, macs]).toEqual([4_321_464, 249_921_848]);
});

test('FBNet-B has the published 4,813,048 parameters and 296,614,728 MACs', () => {
  const network = buildNetwork(fbnetImagenet, encode(fbnetImagenet, { layers: fbnetB }));
  const { parameterCount, macs } = analyze(network);
  expect([parameterCount, macs]).toEqual([4_813_048, 296_614_728]);
});

test('FBNet-C has the published 5,572,200 parameters and 384,960,160 MACs', () => {
  const network = buildNetwork(fbnetImagenet, encode(fbnetImagenet, { layers: fbnetC }));
  const { parameterCount, macs } = analyze(network);
  expect([parameterCount, macs]).toEqual([5_572_200, 384_960_160]);
});

test('ends at 7x7 after 22 layers with the strides of Table 1', () => {
  const network = buildNetwork(fbnetImagenet, encode(fbnetImagenet, { layers: fbnetC }));
  expect(network.blocks.map(({ stride }) => stride)).toEqual([
    1, 2, 1, 1, 1, 2, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1,
  ]);
  expect(network.blocks.at(-1)!.outputShape).toEqual({ height: 7, width: 7, channels: 352 });
  expect(size(fbnetImagenet)).toBe(9n ** 22n);
});
