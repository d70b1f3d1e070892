import { describe, expect, it } from 'vitest';
import { channels, createCanvas, develop, extent, fill, valuesPerImage } from './canvas.ts';

describe('fill', () => {
  it('covers the area of a disc, antialiased, to within a hundredth', () => {
    const canvas = createCanvas();
    fill(canvas, [1, 0, 0], (x, y) => Math.sqrt(x * x + y * y) - 10.3);
    let red = 0;
    for (let at = 0; at < valuesPerImage; at += channels) red += canvas[at]!;
    expect(red / (Math.PI * 10.3 ** 2)).toBeCloseTo(1, 2);
    expect(canvas[(16 * extent + 16) * channels + 1]).toBe(0);
  });

  it('mixes half of the colour into a pixel whose middle lies on the outline', () => {
    const canvas = createCanvas().fill(0.5);
    fill(canvas, [1, 0, 0.5], (column) => column - 0.5);
    const at = (5 * extent + 16) * channels;
    expect([...canvas.subarray(at, at + 3)]).toEqual([0.75, 0.25, 0.5]);
  });
});

describe('develop', () => {
  it('rounds to bytes and cuts what is below black or above full', () => {
    const bytes = new Uint8Array(2 * valuesPerImage);
    const canvas = createCanvas();
    canvas.set([-0.5, 1.5, 0.5, 0.25]);
    develop(canvas, bytes, valuesPerImage);
    expect([...bytes.subarray(valuesPerImage, valuesPerImage + 4)]).toEqual([0, 255, 128, 64]);
    expect(bytes[0]).toBe(0);
  });
});
