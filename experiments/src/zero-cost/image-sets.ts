import { datasets } from '@espalier/datasets';
import type { SearchData } from '@espalier/protocol';
import { stream } from '@espalier/random';

/** Names of the image sets that networks can be scored on. */
export const imageSetNames = ['shapes', 'fashion-mnist', 'noise'] as const;

/** One of {@link imageSetNames}. */
export type ImageSetName = (typeof imageSetNames)[number];

/** Training images to score on, 32x32x3 with ten classes. */
export type ScoringImages = Pick<SearchData, 'info' | 'train'>;

/**
 * Images to score on: generated coloured figures, Fashion-MNIST below `data/images`, or pixels that
 * are normal noise with the figures' labels.
 */
export async function loadImages(
  name: ImageSetName,
  { data, count }: { readonly data: string; readonly count: number },
): Promise<ScoringImages> {
  const size = { train: count, validation: 1, test: 0 };
  if (name !== 'noise') return datasets[name]!.load({ folder: `${data}/images`, size });
  const { info, train } = await datasets['shapes']!.load({ size });
  const images = train.images.map(noisePixels());
  const noise = { name: 'noise', mean: [0.5, 0.5, 0.5], deviation: [0.25, 0.25, 0.25] };
  return { info: { ...info, ...noise }, train: { ...train, images } };
}

/** N(127.5, 64²) cut to bytes. */
function noisePixels(): () => number {
  const random = stream('zero-cost', 'noise');
  return () => Math.min(255, Math.max(0, 127.5 + 64 * random.normal()));
}
