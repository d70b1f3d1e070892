import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mnasnetAccel, nasBench201 } from '@espalier/search-spaces';
import { nth } from '@espalier/space';
import { tableFromIPC } from 'apache-arrow';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { conditionalSpace, plainSpace } from '../../tests/small-spaces.ts';
import { tinyTable } from '../../tests/tiny-table.ts';
import { columnNamed } from './heading.ts';
import { readHeader, readTable } from './read-table.ts';
import { tableOf } from './table.ts';
import { tableBytes, writeTable } from './write-table.ts';

const folder = await mkdtemp(join(tmpdir(), 'espalier-arrow-'));
const file = join(folder, 'table.arrow');
afterAll(() => rm(folder, { recursive: true }));

const figure = fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }));

test.each([
  [plainSpace, 24],
  [conditionalSpace, 5],
  [nasBench201, 15_625],
  [mnasnetAccel, 104_485_552_128],
])('any table of $name is read as it was written', async (space, size) => {
  const row = fc.record({
    point: fc.maxSafeNat().map((n) => n % size),
    accuracy: figure,
    latencyMs: figure,
  });
  const rows = fc.uniqueArray(row, { selector: ({ point }) => point, maxLength: 80 });
  await fc.assert(
    fc.asyncProperty(rows, async (given) => {
      const table = tableOf({
        space,
        genotypes: given.map(({ point }) => nth(space, point)),
        columns: {
          accuracy: given.map(({ accuracy }) => accuracy),
          latencyMs: given.map(({ latencyMs }) => latencyMs),
        },
        header: {
          name: 'any',
          summary: 's',
          cite: 'c',
          licence: 'l',
          accuracyIs: 'a',
          columns: ['accuracy', 'latencyMs'].map(columnNamed),
        },
      });
      await writeTable(table, file);
      const read = await readTable(file, space);
      expect(read.header).toEqual(table.header);
      expect(read.columns).toEqual(table.columns);
      expect(given.map(({ point }) => read.points.rowOf(nth(space, point)))).toEqual([
        ...given.keys(),
      ]);
    }),
    { numRuns: 25 },
  );
});

test('is an Arrow file with the header in its metadata and nulls where figures are missing', async () => {
  const arrow = tableFromIPC(await tableBytes(tinyTable()));
  expect(arrow.schema.fields.map(({ name, type }) => [name, String(type)])).toEqual([
    ['index', 'Uint32'],
    ...[...tinyTable().columns.keys()].map((name) => [name, 'Float64']),
  ]);
  expect([...arrow.getChild('accuracy@2')!]).toEqual([0.5, 0.6, null, 0.4]);
  const header: unknown = JSON.parse(arrow.schema.metadata.get('espalier.benchmark')!);
  expect(header).toEqual(tinyTable().header);
});

test('its header can be read without the space', async () => {
  await writeTable(tinyTable(), file);
  expect((await readHeader(file)).space.name).toBe('plain');
});

test('a file of another space, of no benchmark, and none at all are refused with the cure', async () => {
  await writeTable(tinyTable(), file);
  const cure = 'Write it with nx run search:import-benchmark.';
  await expect(readTable(file, nasBench201)).rejects.toThrow(
    `${file} must be an Arrow file of a benchmark, but got: space "plain" where "nas-bench-201" was asked for. ${cure}`,
  );
  const other = { ...conditionalSpace, name: 'plain' };
  await expect(readTable(file, other)).rejects.toThrow('space "plain" with other decisions');
  await writeFile(file, 'architecture,accuracy\n');
  await expect(readTable(file, plainSpace)).rejects.toThrow(
    expect.objectContaining({ code: 'DATA_CORRUPT' }),
  );
  await expect(readTable('nowhere.arrow', plainSpace)).rejects.toThrow(
    `nowhere.arrow must be a readable file, but got ENOENT. ${cure}`,
  );
});
