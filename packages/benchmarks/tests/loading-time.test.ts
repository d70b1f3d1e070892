import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { nasBench201 } from '@espalier/search-spaces';
import { afterAll, expect, test } from 'vitest';
import { openBenchmark } from '../src/open-benchmark.ts';
import { nasBench201Cifar10 } from '../src/ready/nas-bench-201-cifar10.ts';
import { writeTable } from '../src/table/write-table.ts';
import { isAbsent, publishedData as data } from './published-data.ts';

const folder = await mkdtemp(join(tmpdir(), 'espalier-time-'));
afterAll(() => rm(folder, { recursive: true }));

/** The shortest of seven times, in milliseconds: what the machine's other work adds is left out. */
async function shortestMs(work: () => Promise<unknown>): Promise<number> {
  let shortest = Infinity;
  for (let run = 0; run < 7; run++) {
    const start = performance.now();
    await work();
    shortest = Math.min(shortest, performance.now() - start);
  }
  return shortest;
}

test.skipIf(isAbsent)(
  '15,625 rows open in a third of the time in which their JSON parses',
  async () => {
    const file = join(folder, 'cells.arrow');
    await writeTable(await nasBench201Cifar10.table({ data }), file);
    const openMs = await shortestMs(() => openBenchmark(file, nasBench201));
    const parseMs = await shortestMs(async () => {
      const bytes = await readFile(join(data, 'nas-bench-201/nb201.json.gz'));
      JSON.parse((await promisify(gunzip)(bytes)).toString());
    });
    expect(openMs).toBeLessThan(parseMs / 3);
  },
);
