import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isAbsent, publishedData } from './published-data.ts';
import { lookUp } from './readme-example.ts';

const folder = await mkdtemp(join(tmpdir(), 'espalier-readme-'));
afterAll(() => rm(folder, { recursive: true }));

const textAt = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');

test('the README shows the example that is run here', async () => {
  expect(await textAt('../README.md')).toContain(
    (await textAt('readme-example.ts')).replace('../src/index.ts', '@espalier/benchmarks'),
  );
});

test.skipIf(isAbsent)('the example gives the figures that the README says', async () => {
  const [latencyMs, accuracy, costSeconds, testAccuracy] = await lookUp(
    publishedData,
    join(folder, 'cells.arrow'),
  );
  const text = await textAt('../README.md');
  const said = [latencyMs!.toFixed(1), (100 * accuracy!).toFixed(2), costSeconds!.toFixed(1)];
  for (const figure of [...said, (100 * testAccuracy!).toFixed(2)]) expect(text).toContain(figure);
});
