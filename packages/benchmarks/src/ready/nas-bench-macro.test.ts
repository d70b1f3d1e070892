import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromMacroString, nasBenchMacro as space } from '@espalier/search-spaces';
import { encode } from '@espalier/space';
import { afterAll, expect, test } from 'vitest';
import { nasBenchMacro } from './nas-bench-macro.ts';

const data = await mkdtemp(join(tmpdir(), 'espalier-macro-'));
await mkdir(join(data, 'nas-bench-macro'));
const file = join(data, 'nas-bench-macro', 'nas-bench-macro_cifar10.json');
afterAll(() => rm(data, { recursive: true }));

// The best and the worst network of the authors' file.
const networks = {
  '22212220': {
    test_acc: [93.27999877929688, 93.32999420166016, 92.7699966430664],
    mean_acc: 93.12666320800781,
    std: 0.2530259070723095,
    params: 1985514,
    flops: 85164544,
  },
  '00000000': {
    test_acc: [45.31999969482422, 45.32999801635742, 45.439998626708984],
    mean_acc: 45.36333211263021,
    std: 0.054364862390541085,
    params: 387882,
    flops: 7713280,
  },
};

test("reads the authors' JSON: digits as keys, percent, counts", async () => {
  await writeFile(file, JSON.stringify(networks));
  const { benchmark, heldOut } = await nasBenchMacro.load({ data });
  const genotype = encode(space, fromMacroString('22212220'));
  const request = { trial: 0, seed: 's', epochs: [50], mostEpochs: 50, genotype };
  const { rungs } = await benchmark.evaluator.evaluate(request);
  expect(rungs[0]!.accuracy).toBeCloseTo((0.9328 + 0.9333 + 0.9277) / 3, 6);
  expect(heldOut.test(genotype)).toBe(rungs[0]!.accuracy);
  expect(benchmark.assess(genotype)).toEqual({
    latency: null,
    parameters: 1_985_514,
    macs: 85_164_544,
  });
  expect([benchmark.size, benchmark.isComplete]).toEqual([2, false]);
});

test('refuses a key that is no architecture', async () => {
  await writeFile(file, JSON.stringify({ '3': networks['00000000'] }));
  await expect(nasBenchMacro.load({ data })).rejects.toThrow(
    expect.objectContaining({ code: 'DATA_CORRUPT' }),
  );
});
