import { InferenceSession, Tensor } from 'onnxruntime-node';

/** A file loaded for one thread, and how to run it. */
export interface Session {
  /** Logits of `count` images [count, channels, height, width]. */
  run(images: Float32Array, extents: readonly number[]): Promise<Float32Array>;
  close(): Promise<void>;
}

/** Options of every session: this thread alone, all rewrites of the graph. */
const options: InferenceSession.SessionOptions = {
  executionProviders: ['cpu'],
  intraOpNumThreads: 1,
  interOpNumThreads: 1,
  executionMode: 'sequential',
  graphOptimizationLevel: 'all',
};

/** Loads a file; its one input and one output are used whatever their names. */
export async function openSession(
  file: string,
  extra: InferenceSession.SessionOptions = {},
): Promise<Session> {
  const session = await InferenceSession.create(file, { ...options, ...extra });
  const [input] = session.inputNames;
  const [output] = session.outputNames;
  return {
    async run(images, extents) {
      const results = await session.run({ [input!]: new Tensor('float32', images, extents) });
      return results[output!]!.data as Float32Array;
    },
    close: () => session.release(),
  };
}
