import { z } from 'zod';
import type { Shape } from './network.ts';

const extent = z.int().positive();

/** Schema of {@link Shape}. */
export const shapeSchema = z.strictObject({ height: extent, width: extent, channels: extent });

/** Number of elements at batch 1: height x width x channels. */
export function elementCount({ height, width, channels }: Shape): number {
  return height * width * channels;
}

/** The shape as text, e.g. `32x32x3`. */
export function formatShape({ height, width, channels }: Shape): string {
  return `${height}x${width}x${channels}`;
}

/** Whether all three extents agree. */
export function sameShape(left: Shape, right: Shape): boolean {
  return (
    left.height === right.height && left.width === right.width && left.channels === right.channels
  );
}
