import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fromSizeString, natsSize as space } from '@espalier/search-spaces';
import { encode } from '@espalier/space';
import { afterAll, expect, test } from 'vitest';
import { natsSize } from './nats-size.ts';

const data = await mkdtemp(join(tmpdir(), 'espalier-nats-'));
await mkdir(join(data, 'nats-size'));
afterAll(() => rm(data, { recursive: true }));

test('reads widths, lengths, costs and held-out accuracies of a CSV', async () => {
  await writeFile(
    join(data, 'nats-size', 'nats-size.csv'),
    [
      'architecture,accuracy@1,accuracy@12,accuracy@90,costSeconds@12,test:accuracy@90',
      '64:64:64:64:64,20.5,55,70.25,120,71',
      '8:16:24:32:40,10,30,45,60,46',
    ].join('\n'),
  );
  const { benchmark, heldOut } = await natsSize.load({ data });
  const genotype = encode(space, fromSizeString('64:64:64:64:64'));
  const request = { trial: 0, seed: 's', epochs: [1, 12], mostEpochs: 90, genotype };
  expect(await benchmark.evaluator.evaluate(request)).toEqual({
    outcome: 'complete',
    rungs: [
      { epochs: 1, accuracy: 0.205, loss: null },
      { epochs: 12, accuracy: 0.55, loss: null },
    ],
    costSeconds: 120,
  });
  expect(heldOut.test(genotype)).toBe(0.71);
});
