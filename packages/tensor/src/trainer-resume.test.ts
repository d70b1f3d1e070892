import { stream } from '@espalier/random';
import { beforeAll, expect, test } from 'vitest';
import { droppingNetwork, started, type Given } from '../tests/started-trainer.ts';
import { tinySplit } from '../tests/tiny-data.ts';
import { startBackend } from './backend.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

test('a run of every option goes on after any step as if it had never stopped, to the bit', () => {
  const given: Given = {
    network: droppingNetwork(),
    options: {
      ...{ epochs: 2, accumulateBatches: 2, exitWeight: 0.3, clipNorm: 2, averageKeep: 0.9 },
      optimizer: { kind: 'adamw' },
      augment: { shiftPixels: 1, flip: true, cutoutPixels: 2, mixupAlpha: 0.4 },
    },
  };
  const checkpoints: Uint8Array[] = [];
  const results: unknown[] = [];
  const { trainer, session } = started(given);
  while (!trainer.finished) {
    checkpoints.push(trainer.checkpoint());
    results.push(trainer.step());
  }
  const weights = session.weights();
  expect(results).toHaveLength(6);
  for (const [from, checkpoint] of checkpoints.entries()) {
    const late = started({ ...given, checkpoint });
    const found: unknown[] = [];
    while (!late.trainer.finished) found.push(late.trainer.step());
    expect(found).toEqual(results.slice(from));
    expect(late.session.weights()).toEqual(weights);
    expect(late.trainer.checkpoint()).toEqual(trainer.checkpoint());
  }
});

test('a checkpoint of another training is refused', () => {
  const checkpoint = started({}).trainer.checkpoint();
  expect(() => started({ checkpoint, seed: 'other' })).toThrow(
    'seed of a resumed training must be "run", but got "other".',
  );
  expect(() => started({ checkpoint, options: { momentum: 0.5 } })).toThrow(
    expect.objectContaining({ code: 'RESUME_MISMATCH' }),
  );
  expect(() => started({ checkpoint, network: droppingNetwork() })).toThrow(
    expect.objectContaining({ code: 'BAD_INPUT' }),
  );
  expect(() => started({ checkpoint: checkpoint.subarray(0, 50) })).toThrow(
    expect.objectContaining({ code: 'DATA_CORRUPT' }),
  );
});

test('shards are trained on as they are read, and after a stop in the middle to the same bits', async () => {
  const splits = [40, 30, 36].map((count) => tinySplit(count, stream('shard', count)));
  const shards = {
    counts: [40, 30, 36],
    read: (shard: number) => Promise.resolve(splits[shard]!),
  };
  const given = { train: shards, options: { epochs: 2 } };
  const { trainer, session } = started(given);
  expect(() => trainer.step()).toThrow('images of a step must be in memory');
  const first = await trainer.streamEpoch();
  expect(first).toMatchObject({ images: 16 * (2 + 1 + 2), finished: false });
  const checkpoint = trainer.checkpoint();
  const second = await trainer.streamEpoch();
  const late = started({ ...given, checkpoint });
  expect(await late.trainer.streamEpoch()).toEqual(second);
  trainer.recalibrate();
  late.trainer.recalibrate();
  expect(late.session.weights()).toEqual(session.weights());
});
