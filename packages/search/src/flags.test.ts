import { expect, test } from 'vitest';
import { benchmarkFlags } from './benchmark-search/flags.ts';
import { runFlags, spelling, studyFlags } from './flags.ts';
import { searchStrategies } from './members.ts';
import { isTakenByNx } from './reserved-flags.ts';
import { strategyFlags } from './strategy-flags.ts';

const ours = [
  ...Object.keys({ ...studyFlags, ...benchmarkFlags, ...runFlags }),
  ...Object.values(searchStrategies).flatMap((strategy) => Object.keys(strategyFlags(strategy))),
].map(spelling);

test('no flag of ours is one that nx run keeps for itself', () => {
  expect(ours.filter(isTakenByNx)).toEqual([]);
});

test('the check knows a flag that vanishes, alone and as the start of a longer one', () => {
  expect(['--target', '--batch-size', '--cwd', '--cwd-x'].map(isTakenByNx)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test('strategy options do not hide a common flag', () => {
  const common = new Set(Object.keys({ ...studyFlags, ...benchmarkFlags, ...runFlags }));
  const hidden = Object.values(searchStrategies)
    .flatMap((strategy) => Object.keys(strategyFlags(strategy)))
    .filter((name) => common.has(name));
  expect(hidden).toEqual([]);
});
