import { analyze } from '@espalier/network';
import type { DatasetInfo } from '@espalier/protocol';
import { fbnet } from '@espalier/search-spaces';
import { decisions } from '@espalier/space';
import { expect, test } from 'vitest';
import { drawCandidates } from './candidates.ts';
import type { TrainingSettings } from './records.ts';
import { trainingOf } from './training.ts';

test('candidate n is the same however many are drawn, and another for another seed', async () => {
  const three = await drawCandidates({ seed: '1', networks: 3, width: 0.25 });
  const two = await drawCandidates({ seed: '1', networks: 2, width: 0.25 });
  const other = await drawCandidates({ seed: '2', networks: 1, width: 0.25 });
  expect(three.slice(0, 2)).toEqual(two);
  expect(other[0]!.genotype).not.toEqual(two[0]!.genotype);
  expect(Object.keys(two[0]!.genotype)).toEqual(decisions(fbnet).map(({ path }) => path));
});

test('a narrower network has fewer MACs but the same genotype and latency of the full width', async () => {
  const [narrow] = await drawCandidates({ seed: '1', networks: 1, width: 0.25 });
  const [full] = await drawCandidates({ seed: '1', networks: 1, width: 1 });
  expect(narrow!.macs).toBeLessThan(full!.macs / 4);
  expect(narrow!.genotype).toEqual(full!.genotype);
  expect(narrow!.latencyMs).toBe(full!.latencyMs);
  expect(full!.macs).toBe(analyze(full!.network).macs);
});

test('no regularization leaves images and labels alone; the mild one mirrors only where it may', () => {
  const settings = { imagesPerStep: 8, learningRate: 0.05 } as TrainingSettings;
  const info = (flip: boolean) => ({ flip }) as DatasetInfo;
  const plain = trainingOf({ ...settings, regularization: 'none' }, info(true));
  expect(plain).toMatchObject({ imagesPerBatch: 8, learningRate: 0.05, labelSmoothing: 0 });
  expect(plain.augment).toEqual({ shiftPixels: 0, flip: false, cutoutPixels: 0 });
  const mild = { ...settings, regularization: 'mild' as const };
  expect(trainingOf(mild, info(true)).augment.flip).toBe(true);
  expect(trainingOf(mild, info(false)).augment.flip).toBe(false);
});
