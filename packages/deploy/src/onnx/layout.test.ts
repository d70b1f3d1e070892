import fc from 'fast-check';
import { expect, it } from 'vitest';
import { imagesToChannelsFirst, kernelToChannelsFirst } from './layout.ts';

it('moves the pixel channels of an image to the front', () => {
  const image = Float32Array.of(1, 10, 2, 20, 3, 30, 4, 40);
  expect([...imagesToChannelsFirst(image, [1, 2, 2, 2])]).toEqual([1, 2, 3, 4, 10, 20, 30, 40]);
});

it('puts every weight [i, j, c, f] at [f, c, i, j]', () => {
  const extent = fc.integer({ min: 1, max: 4 });
  fc.assert(
    fc.property(fc.tuple(extent, extent, extent, extent), (extents) => {
      const [height, width, inputs, filters] = extents;
      const count = height * width * inputs * filters;
      const values = Float32Array.from({ length: count }, (_, index) => index);
      const moved = kernelToChannelsFirst(values, extents);
      for (const [index, value] of moved.entries()) {
        const [j, i] = [index % width, Math.floor(index / width) % height];
        const channel = Math.floor(index / (width * height)) % inputs;
        const filter = Math.floor(index / (width * height * inputs));
        expect(value).toBe(((i * width + j) * inputs + channel) * filters + filter);
      }
    }),
    { seed: 1 },
  );
});
