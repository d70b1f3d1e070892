import type { LoweringContext } from './lowering.ts';

type Place = Pick<LoweringContext<unknown>, 'graph' | 'numerics' | 'vectors'>;

/** The value [N, channels] of an image [N, channels, 1, 1]; written once for each image. */
export function vectorOf({ graph, numerics, vectors }: Place, image: string): string {
  const known = vectors.get(image);
  if (known !== undefined) return known;
  const vector = numerics.moved(graph.add('Flatten', [image], { axis: 1 }), image);
  vectors.set(image, vector);
  return vector;
}

/** The value [N, channels, 1, 1] of a vector [N, channels]. */
export function imageOf(place: Place, vector: string, channels: number): string {
  const { graph, numerics, vectors } = place;
  const shape = graph.constant('shape', BigInt64Array.of(0n, BigInt(channels), 1n, 1n), [4]);
  const image = numerics.moved(graph.add('Reshape', [vector, shape]), vector);
  vectors.set(image, vector);
  return image;
}
