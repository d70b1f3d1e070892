import { expect, test } from 'vitest';
import { spelling } from '../flags.ts';
import { isTakenByNx } from '../reserved-flags.ts';
import { importFlags } from './flags.ts';

test('no flag of import-benchmark is one that nx run keeps for itself', () => {
  expect(Object.keys(importFlags).map(spelling).filter(isTakenByNx)).toEqual([]);
});
