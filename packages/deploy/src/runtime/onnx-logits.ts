import type { Shape } from '@espalier/network';
import { imagesToChannelsFirst } from '../onnx/layout.ts';
import { runOnnx, type RunLimits } from './run-onnx.ts';

/** Images to run through a file. */
export interface ImageBatch {
  /** Normalised pixels [count, height, width, channels], as the network takes them. */
  readonly images: Float32Array;
  /** Extents of one image. */
  readonly shape: Shape;
  /** Default 64. */
  readonly imagesPerBatch?: number;
}

/**
 * Logits [count, classes] of an ONNX file in ONNX Runtime, one thread.
 *
 * @throws {EspalierError} as {@link runOnnx} does.
 */
export async function onnxLogits(
  file: string,
  { images, shape, imagesPerBatch = 64 }: ImageBatch,
  limits?: RunLimits,
): Promise<Float32Array> {
  const { height, width, channels } = shape;
  const count = images.length / (height * width * channels);
  const moved = imagesToChannelsFirst(images, [count, height, width, channels]);
  const extents: [number, number, number] = [channels, height, width];
  const request = { kind: 'logits', file, images: moved, shape: extents, imagesPerBatch } as const;
  return (await runOnnx<'logits'>(request, limits)).logits;
}
