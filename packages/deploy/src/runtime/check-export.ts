import { EspalierError } from '@espalier/protocol';
import { onnxLogits, type ImageBatch } from './onnx-logits.ts';
import type { RunLimits } from './run-onnx.ts';

/** What an exported file must reproduce. */
export interface ExportCheck extends ImageBatch {
  readonly file: string;
  /** Logits [count, classes] of the network itself. */
  readonly logits: Float32Array;
  /** Largest difference allowed; default 1e-4, which float32 files keep. */
  readonly tolerance?: number;
  readonly limits?: RunLimits;
}

/** How well it does. */
export interface ExportAgreement {
  readonly images: number;
  /** Largest absolute difference of a logit. */
  readonly maxAbsoluteDifference: number;
}

/**
 * Runs a file in ONNX Runtime and compares its logits with the network's.
 *
 * @throws {EspalierError} `EXPORT_MISMATCH` above the tolerance or for another number of logits;
 *   `RUNTIME_FAILED` when the runtime refuses the file.
 */
export async function checkExport(check: ExportCheck): Promise<ExportAgreement> {
  const { file, logits, tolerance = 1e-4, limits, shape, images } = check;
  const found = await onnxLogits(file, check, limits);
  const got = found.length === logits.length ? largestDifference(found, logits) : Infinity;
  const count = images.length / (shape.height * shape.width * shape.channels);
  if (got <= tolerance) return { images: count, maxAbsoluteDifference: got };
  throw new EspalierError(
    'EXPORT_MISMATCH',
    `logits of "${file}" must be within ${tolerance} of the network's, ` +
      `but got a difference of ${got} over ${count} images. Report it with the architecture.`,
    { file, tolerance, difference: String(got), expected: logits.length, found: found.length },
  );
}

/** NaN in either is a difference without bound. */
function largestDifference(left: Float32Array, right: Float32Array): number {
  let largest = 0;
  for (let index = 0; index < left.length; index++) {
    const difference = Math.abs(left[index]! - right[index]!);
    if (Number.isNaN(difference)) return Infinity;
    largest = Math.max(largest, difference);
  }
  return largest;
}
