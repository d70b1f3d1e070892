import type { Shape } from '@espalier/network';
import { runOnnx, type RunLimits } from './run-onnx.ts';

/** How to time files; every value has a default. */
export interface LatencyProtocol {
  /** Runs of each file before the first timed one; default 10. */
  readonly warmUpRuns?: number;
  /** Times that all files are visited in turn; default 7. */
  readonly rounds?: number;
  /** Runs of a file at each visit, of which the median counts; default 30. */
  readonly runsPerRound?: number;
}

/** Latency of one file: one image, one thread, in ONNX Runtime on this machine's processor. */
export interface OnnxLatency {
  readonly file: string;
  /** Median of the rounds. */
  readonly medianMicroseconds: number;
  /** Quickest round: the least disturbed by other work. */
  readonly minimumMicroseconds: number;
  readonly roundMicroseconds: readonly number[];
}

/**
 * Latencies of several files of one input shape, measured in turn in one process.
 *
 * Files take turns round by round, so that a slow spell of the machine meets all of them and their
 * ratios hold. Give `limits.timeoutMs` for slow files.
 *
 * @throws {EspalierError} as {@link runOnnx} does.
 */
export async function onnxLatency(
  files: readonly string[],
  shape: Shape,
  { limits, ...protocol }: LatencyProtocol & { readonly limits?: RunLimits } = {},
): Promise<OnnxLatency[]> {
  const { warmUpRuns = 10, rounds = 7, runsPerRound = 30 } = protocol;
  const { roundMicroseconds } = await runOnnx<'latency'>(
    {
      kind: 'latency',
      files: [...files],
      shape: [shape.channels, shape.height, shape.width],
      warmUpRuns,
      rounds,
      runsPerRound,
    },
    limits,
  );
  return files.map((file, index) => summary(file, roundMicroseconds[index]!));
}

function summary(file: string, roundMicroseconds: readonly number[]): OnnxLatency {
  const sorted = roundMicroseconds.toSorted((left, right) => left - right);
  const middle = sorted.length >> 1;
  const upper = sorted[middle]!;
  const medianMicroseconds = sorted.length % 2 === 1 ? upper : (sorted[middle - 1]! + upper) / 2;
  return { file, medianMicroseconds, minimumMicroseconds: sorted[0]!, roundMicroseconds };
}
