import { readFileSync } from 'node:fs';
import { strategies } from '@espalier/strategies';
import { expect, test } from 'vitest';
import { schedulers, searchStrategies } from './members.ts';

const file = new URL('../package.json', import.meta.url);
const { nx } = JSON.parse(readFileSync(file, 'utf8')) as {
  nx: { targets: Record<string, { command?: string }> };
};

test.each(Object.keys(searchStrategies))('search:%s is a target', (name) => {
  expect(nx.targets[name]?.command).toBe(`node packages/search/dist/main.js ${name}`);
});

test('every strategy has one target, and darts is one more', () => {
  expect(Object.keys(searchStrategies)).toHaveLength(Object.keys(strategies).length + 1);
});

test('the strategies of several lengths are the four of the papers', () => {
  expect(Object.keys(schedulers)).toEqual(['successive-halving', 'hyperband', 'asha', 'bohb']);
});
