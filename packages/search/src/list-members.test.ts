import { readyBenchmarks } from '@espalier/benchmarks';
import { rewards } from '@espalier/cost';
import { zeroCostProxies } from '@espalier/evaluators';
import { stoppers } from '@espalier/study';
import { expect, test } from 'vitest';
import { listMembers } from './list-members.ts';
import { searchStrategies } from './members.ts';

const text = await listMembers();
const json = JSON.parse(await listMembers({ format: 'json' })) as Record<
  string,
  { readonly name: string; readonly cite?: string; readonly [fact: string]: unknown }[]
>;

test.each([
  ['strategies', Object.keys(searchStrategies)],
  ['stoppers', Object.keys(stoppers)],
  ['rewards', Object.keys(rewards)],
  ['benchmarks', Object.keys(readyBenchmarks)],
  ['proxies', Object.keys(zeroCostProxies)],
])('lists all %s with their sources', (family, names) => {
  expect(json[family]!.map(({ name }) => name)).toEqual(names);
  for (const { name, cite } of json[family]!) {
    expect(cite, name).toBeTruthy();
    expect(text).toContain(`\n  ${name} `);
    expect(text).toContain(cite!);
  }
});

test('says what a strategy handles and which reward does not react', () => {
  expect(text).toMatch(/^ {2}nsga2 +several objectives, one length {2,}\S/m);
  expect(text).toMatch(/^ {2}evolve +one objective, one length {2,}\S/m);
  expect(text).toMatch(/^ {2}hyperband +one objective, several lengths {2,}\S/m);
  expect(json['rewards']!.find(({ name }) => name === 'mnas-soft')?.['reactsToTarget']).toBe(
    rewards['mnas-soft'].reactsToTarget,
  );
});

test('refuses another format in the house’s words', async () => {
  await expect(listMembers({ format: 'yaml' })).rejects.toThrow(
    '--format must be one of text, json, but got "yaml".',
  );
});
