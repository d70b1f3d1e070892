/** Height and width of an image in pixels. */
export const extent = 32;
/** Red, green, blue. */
export const channels = 3;
/** Values of one image. */
export const valuesPerImage = extent * extent * channels;

/** Red, green and blue, 0 black to 1 full. */
export type Colour = readonly [red: number, green: number, blue: number];

/** One image while it is painted: [32, 32, 3] from 0 to 1, overshoot is cut by {@link develop}. */
export type Canvas = Float32Array;

/** A black canvas; one is enough for any number of images. */
export function createCanvas(): Canvas {
  return new Float32Array(valuesPerImage);
}

/**
 * Paints `colour` wherever `distance`, in pixels, is below ½, with antialiased outline.
 *
 * value += opacity · (colour - value), opacity = clamp(½ - distance(column, row), 0, 1), where
 * (column, row) is the pixel's offset from the image's middle. Time O(pixels), nothing allocated.
 */
export function fill(
  canvas: Canvas,
  colour: Colour,
  distance: (column: number, row: number) => number,
): void {
  const middle = (extent - 1) / 2;
  for (let pixel = 0; pixel < extent * extent; pixel++) {
    const row = Math.floor(pixel / extent) - middle;
    const away = distance((pixel % extent) - middle, row);
    if (away >= 0.5) continue;
    const opacity = Math.min(0.5 - away, 1);
    const at = pixel * channels;
    canvas[at]! += opacity * (colour[0] - canvas[at]!);
    canvas[at + 1]! += opacity * (colour[1] - canvas[at + 1]!);
    canvas[at + 2]! += opacity * (colour[2] - canvas[at + 2]!);
  }
}

/** Writes the canvas as bytes from `offset` on: ⌊255 · clamp(value, 0, 1) + ½⌋. */
export function develop(canvas: Canvas, bytes: Uint8Array, offset: number): void {
  for (let at = 0; at < canvas.length; at++) {
    bytes[offset + at] = Math.floor(255 * Math.min(Math.max(canvas[at]!, 0), 1) + 0.5);
  }
}
