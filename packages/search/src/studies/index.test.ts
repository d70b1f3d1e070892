import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { spelling } from '../flags.ts';
import { isTakenByNx } from '../reserved-flags.ts';
import { studyCommands } from './index.ts';
import { studyFlag, studyFolders } from './study-command.ts';

const file = new URL('../../package.json', import.meta.url);
const { nx } = JSON.parse(readFileSync(file, 'utf8')) as {
  nx: { targets: Record<string, { command?: string }> };
};

test.each(Object.keys(studyCommands))('search:%s is a target with examples of itself', (name) => {
  expect(nx.targets[name]?.command).toBe(`node packages/search/dist/main.js ${name}`);
  expect(studyCommands[name]!.examples[0]).toMatch(`npx nx run search:${name} runs/`);
});

test('no flag is one that nx run keeps for itself', () => {
  const flags = Object.values(studyCommands).flatMap((command) => Object.keys(command.flags));
  expect([studyFlag, ...flags.map(spelling)].filter(isTakenByNx)).toEqual([]);
});

test('one study is one, several are two or more', () => {
  expect(studyFolders('best', { studies: 'one' }, ['a'])).toEqual(['a']);
  expect(() => studyFolders('best', { studies: 'one' }, ['a', 'b'])).toThrow(
    'search:best must be given exactly 1 study, but got 2. Say: npx nx run search:best runs/a',
  );
  expect(() => studyFolders('compare', { studies: 'several' }, ['a'])).toThrow(
    'search:compare must be given at least 2 studies, but got 1.',
  );
});
