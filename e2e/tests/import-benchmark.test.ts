import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { scratchFolder, search } from '../src/index.ts';

let scratch: ReturnType<typeof scratchFolder>;
beforeAll(() => {
  scratch = scratchFolder();
});
afterAll(() => scratch.remove());

const importing = (...words: readonly string[]) =>
  search(['import-benchmark', '--space', 'nats-size', ...words], scratch.path);

test('a CSV becomes an Arrow file, and the counts of its columns are printed', async () => {
  const [table, out] = ['mine.csv', 'mine.arrow'].map((name) => join(scratch.path, name));
  const rows = ['8:8:8:8:8,60.5,1.5', '64:64:64:64:64,70.25,2.5', '64:64:64:64:64,70.75,'];
  writeFileSync(table!, ['architecture,accuracy@12,latencyMs', ...rows].join('\n'));
  const { code, stdout, stderr } = await importing('--table', table!, '--out', out!, '--percent');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toBe(
    [
      '3 rows, 2 different architectures, 0.0061 % of the space',
      'column       unit  least  median   most  missing',
      'accuracy@12        0.605   0.655  0.705        0',
      'latencyMs    ms      1.5       2    2.5        0',
      `written to ${out!}`,
      '',
    ].join('\n'),
  );
  expect(existsSync(out!)).toBe(true);
});

test('a broken row is refused with its line, and nothing is written', async () => {
  const [table, out] = ['broken.csv', 'broken.arrow'].map((name) => join(scratch.path, name));
  writeFileSync(table!, 'architecture,accuracy\n8:8:8:8:9,0.5\n');
  const { code, stderr } = await importing('--table', table!, '--out', out!);
  expect(code).toBe(1);
  expect(stderr).toContain('line 2: a size string must be five widths of 8, 16, …, 64');
  expect(existsSync(out!)).toBe(false);
});

test('what is missing is named', async () => {
  const { code, stderr } = await importing('--out', 'mine.arrow');
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr:
      '--table must be given (CSV with a head line, or JSON list of objects: one architecture a row), but got nothing.\n',
  });
});
