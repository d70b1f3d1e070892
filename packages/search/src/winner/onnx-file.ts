import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { onnxLatency, onnxLogits } from '@espalier/deploy';
import type { DatasetInfo, ImageSplit } from '@espalier/protocol';
import { normalizedPixels } from '@espalier/tensor';

/** Accuracy of a file, as ONNX Runtime executes it in a child process. */
export async function fileAccuracy(
  file: string,
  { split, info }: { readonly split: ImageSplit; readonly info: DatasetInfo },
  signal: AbortSignal,
): Promise<number> {
  const { height, width, channels, classes } = info;
  const logits = await onnxLogits(
    file,
    { images: normalizedPixels(split, info), shape: { height, width, channels } },
    { signal, timeoutMs: 600_000 },
  );
  let correct = 0;
  for (let image = 0; image < split.count; image++) {
    if (largestOf(logits, image * classes, classes) === split.labels[image]) correct++;
  }
  return correct / split.count;
}

function largestOf(logits: Float32Array, from: number, classes: number): number {
  let best = 0;
  for (let label = 1; label < classes; label++) {
    if (logits[from + label]! > logits[from + best]!) best = label;
  }
  return best;
}

/** Median and quickest latency of files that take turns, in milliseconds. */
export async function fileLatencies(
  files: readonly string[],
  { height, width, channels }: DatasetInfo,
  signal: AbortSignal,
): Promise<{ readonly medianMs: number; readonly minimumMs: number }[]> {
  const limits = { signal, timeoutMs: 300_000 };
  const measured = await onnxLatency(files, { height, width, channels }, { limits });
  return measured.map(({ medianMicroseconds, minimumMicroseconds }) => ({
    medianMs: medianMicroseconds / 1000,
    minimumMs: minimumMicroseconds / 1000,
  }));
}

/** Size and checksum of a file. */
export function fileFacts(file: string): { readonly bytes: number; readonly sha256: string } {
  const content = readFileSync(file);
  return { bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
}
