import type { RequestKind, RequestOf, ResultOf } from './protocol.ts';
import { openSession, type Session } from './session.ts';

type Commands = {
  readonly [K in RequestKind]: (request: RequestOf<K>) => Promise<ResultOf<K>>;
};

/** What the child process does for each kind of request. */
export const commands: Commands = {
  async logits({ file, images, shape, imagesPerBatch }) {
    const session = await openSession(file);
    const pixels = shape[0] * shape[1] * shape[2];
    const batches: Float32Array[] = [];
    for (let from = 0; from < images.length; from += pixels * imagesPerBatch) {
      const batch = images.slice(from, from + pixels * imagesPerBatch);
      batches.push(await session.run(batch, [batch.length / pixels, ...shape]));
    }
    await session.close();
    const logits = joined(batches);
    return { logits, classes: logits.length / (images.length / pixels) };
  },

  async latency({ files, shape, warmUpRuns, rounds, runsPerRound }) {
    const image = pattern(shape[0] * shape[1] * shape[2]);
    const timed = await Promise.all(
      files.map(async (file) => once(await openSession(file), image, shape)),
    );
    for (const run of timed) for (let count = 0; count < warmUpRuns; count++) await run();
    const roundMicroseconds = files.map((): number[] => []);
    for (let round = 0; round < rounds; round++)
      for (const [index, run] of timed.entries())
        roundMicroseconds[index]!.push(await medianOfRuns(run, runsPerRound));
    return { roundMicroseconds };
  },

  async optimize({ file, optimizedFile }) {
    const session = await openSession(file, { optimizedModelFilePath: optimizedFile });
    await session.close();
    return {};
  },
};

function once(
  session: Session,
  image: Float32Array,
  shape: readonly number[],
): () => Promise<number> {
  return async () => {
    const start = performance.now();
    await session.run(image, [1, ...shape]);
    return 1000 * (performance.now() - start);
  };
}

async function medianOfRuns(run: () => Promise<number>, runs: number): Promise<number> {
  const times = new Float64Array(runs);
  for (let index = 0; index < runs; index++) times[index] = await run();
  return times.sort()[runs >> 1]!;
}

/** Values spread over -1..1; kernels take the same time for any finite values. */
function pattern(length: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => Math.sin(index));
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const whole = new Float32Array(parts.reduce((length, part) => length + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
