import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nasBench201, toArchitectureString } from '@espalier/search-spaces';
import { decode, nth, toJson, type SearchSpace } from '@espalier/space';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { conditionalSpace, plainSpace } from '../../tests/small-spaces.ts';
import { openBenchmark } from '../open-benchmark.ts';
import { writeTable } from '../table/write-table.ts';
import { importTable, type ImportOptions } from './import-table.ts';

const folder = await mkdtemp(join(tmpdir(), 'espalier-import-'));
afterAll(() => rm(folder, { recursive: true }));

interface Given extends Omit<ImportOptions, 'space' | 'table'> {
  readonly space?: SearchSpace;
  readonly file?: string;
}

async function imported(
  content: string,
  { space = plainSpace, file = 'mine.csv', ...rest }: Given = {},
) {
  const table = join(folder, file);
  await writeFile(table, content);
  return importTable({ space, table, ...rest });
}

test('a CSV of the space’s own strings becomes an Arrow file and a benchmark that answers', async () => {
  const cell = fc.record({
    point: fc.nat(15_624),
    accuracy: fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
    latencyMs: fc.double({ min: 0, max: 100, noNaN: true }).map(Math.abs),
  });
  const cells = fc.uniqueArray(cell, {
    selector: ({ point }) => point,
    minLength: 1,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(cells, async (rows) => {
      const lines = rows.map(({ point, accuracy, latencyMs }) => {
        const text = toArchitectureString(decode(nasBench201, nth(nasBench201, point)));
        return `${text},${accuracy},${latencyMs}`;
      });
      const content = ['architecture,accuracy@12,latencyMs', ...lines].join('\r\n');
      const { table } = await imported(content, { space: nasBench201 });
      const out = join(folder, 'out.arrow');
      await writeTable(table, out);
      const { benchmark } = await openBenchmark(out, nasBench201);
      for (const { point, accuracy, latencyMs } of rows) {
        const genotype = nth(nasBench201, point);
        const request = { trial: 0, seed: 's', epochs: [12], mostEpochs: 12, genotype };
        const { rungs } = await benchmark.evaluator.evaluate(request);
        expect(rungs).toEqual([{ epochs: 12, accuracy, loss: null }]);
        expect(benchmark.assess(genotype).latency).toEqual({ meanMs: latencyMs, sdMs: 0 });
      }
    }),
    { numRuns: 15 },
  );
});

test('architectures may be values, documents, genotypes, or a column for each decision', async () => {
  const values = decode(plainSpace, nth(plainSpace, 17));
  const rows = [
    [{ architecture: values, accuracy: 0.5 }],
    [{ architecture: toJson(plainSpace, values), accuracy: 0.5 }],
    [{ genotype: nth(plainSpace, 17), accuracy: 0.5 }],
    [{ ...values, accuracy: 0.5 }],
  ];
  for (const content of rows) {
    const { table } = await imported(JSON.stringify(content), { file: 'mine.json' });
    expect([...table.points.codes]).toEqual([17]);
  }
  const csv = 'operation,kernel,filters,accuracy\npool,5.0,16,0.5\n';
  expect([...(await imported(csv)).table.points.codes]).toEqual([13]);
});

test('a decision that does not exist has an empty cell', async () => {
  const csv = 'layer,layer.conv.kernel,layer.pool.stride,accuracy\nconv,3,,0.5\npool,,2,0.25\n';
  const { table } = await imported(csv, { space: conditionalSpace });
  expect(table.points.codes).toEqual(['0,1,', '1,,1']);
});

test('an object of objects has its keys as architectures', async () => {
  const text = toArchitectureString(decode(nasBench201, nth(nasBench201, 77)));
  const content = JSON.stringify({ [text]: { 'accuracy@12': 0.5 } });
  const { table } = await imported(content, { space: nasBench201, file: 'keyed.json' });
  expect([...table.points.codes]).toEqual([77]);
});

test('options name the columns, and text is left out', async () => {
  const csv = [
    'operation,kernel,filters,valid,final,seconds,held,phone,speed,remark',
    'conv,3,8,60,70,20,71,3.5,100,good',
    'pool,3,8,50,,10,,NaN,90,',
  ].join('\n');
  const { table, leftOut } = await imported(csv, {
    accuracy: 'valid@12,final@200',
    costSeconds: 'seconds@12',
    test: 'held@200',
    latency: 'phone',
    maximize: ['speed'],
    percent: true,
  });
  expect(leftOut).toEqual(['remark']);
  expect(Object.fromEntries(table.columns)).toEqual({
    'accuracy@12': Float64Array.of(0.6, 0.5),
    'accuracy@200': Float64Array.of(0.7, NaN),
    'costSeconds@12': Float64Array.of(20, 10),
    'test:accuracy@200': Float64Array.of(0.71, NaN),
    latencyMs: Float64Array.of(3.5, NaN),
    speed: Float64Array.of(100, 90),
  });
  expect(table.header.columns.at(-1)).toMatchObject({ column: 'speed', direction: 'maximize' });
});

test('broken rows are listed with their lines, what must hold and the cure', async () => {
  const csv = [
    'operation,kernel,filters,accuracy,macs',
    'conv,3,8,0.5,10',
    'conv,4,8,0.5,10',
    'pool,3,8,93.5,10',
    'pool,5,8,0.5,many',
    'none,5,8,0.5,1.5',
  ].join('\n');
  await expect(imported(csv)).rejects.toThrow(
    expect.objectContaining({
      code: 'BAD_INPUT',
      message: `every row of ${join(folder, 'mine.csv')} must be an architecture of the space with its figures, but got 4 broken rows:
  line 3: kernel must be one of 3, 5, but got 4.
  line 4: accuracy must be from 0 to 1, but got 93.5. Give --percent where the table holds percent.
  line 5: macs must be a number or empty, but got "many".
  line 6: macs must be a whole number of at least 0, but got 1.5.`,
    }),
  );
});

test('a string of another form is refused as the space says it', async () => {
  const csv = 'architecture,accuracy\n|conv~0|,0.5\n';
  await expect(imported(csv, { space: nasBench201 })).rejects.toThrow(
    'line 2: an architecture string must have the form |op~0|+|op~0|op~1|+|op~0|op~1|op~2|, but got "|conv~0|".',
  );
});

const named = { operation: 'conv', kernel: 3, filters: 8 };

test.each([
  {
    what: 'no accuracy',
    csv: 'operation,kernel,filters,latencyMs\nconv,3,8,1\n',
    message: 'must hold at least one accuracy',
  },
  {
    what: 'no architecture',
    csv: 'network,accuracy\nconv,1\n',
    message:
      'the table must have a column architecture, genotype, or one for each decision (operation, kernel, filters), but got network, accuracy. Name its column with --architecture.',
  },
  {
    what: 'a heading twice',
    csv: 'architecture,accuracy,accuracy\n',
    message: 'but got: the heading "accuracy" twice.',
  },
  { what: 'no rows', csv: 'architecture,accuracy\n', message: 'but got no row.' },
  {
    what: 'a row that is too long',
    csv: 'architecture,accuracy\na,1,2\n',
    message: 'Invalid Record Length',
  },
])('a table with $what is refused', async ({ csv, message }) => {
  await expect(imported(csv)).rejects.toThrow(message);
});

test('a column that is not there is refused with those that are', async () => {
  const content = JSON.stringify([{ ...named, accuracy: 1 }]);
  await expect(imported(content, { file: 'mine.json', latency: 'phone' })).rejects.toThrow(
    'a column for latencyMs must be one of accuracy, but got "phone".',
  );
});
