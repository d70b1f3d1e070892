import { readFile } from 'node:fs/promises';
import { stream } from '@espalier/random';
import { beforeAll, expect, test } from 'vitest';
import { divergenceFactor, divergenceSteps, startBackend } from '../src/index.ts';
import { schedules } from '../src/schedules/index.ts';
import { trainingOptionsSchema } from '../src/training-options.ts';
import { trainInTwoParts } from './readme-example.ts';
import { tinyInfo, tinySplit } from './tiny-data.ts';
import { tinyNetwork } from './tiny-network.ts';

const textAt = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');
const readme = await textAt('../README.md');

beforeAll(async () => {
  await startBackend('wasm');
});

test('the README shows the example that is run here', async () => {
  const example = await textAt('readme-example.ts');
  expect(readme).toContain(example.replace('../src/index.ts', '@espalier/tensor'));
});

test('the example learns', () => {
  const data = {
    info: tinyInfo,
    train: tinySplit(320, stream('readme', 'train')),
    validation: tinySplit(100, stream('readme', 'validation')),
  };
  expect(trainInTwoParts(tinyNetwork(), data, 'readme')).toBeGreaterThan(0.5);
});

test('the README explains every option of training, and none that is not there', () => {
  const { augment, ...others } = trainingOptionsSchema.shape;
  const options = [
    ...Object.keys(others),
    ...Object.keys(augment.shape).map((name) => `augment.${name}`),
  ];
  const section = readme.split('## Training options')[1]!.split('\n## ')[0]!;
  const rows = [...section.matchAll(/^\| `([\w.]+)`/gm)].map(([, name]) => name!);
  expect(rows.sort()).toEqual(options.sort());
  for (const kind of Object.keys(schedules)) expect(section).toContain(`\`${kind}\``);
  expect(section).toContain(
    `${divergenceFactor} times that of chance for ${divergenceSteps} steps`,
  );
});
