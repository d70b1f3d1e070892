import type { ModelCard } from '../src/index.ts';

/** Facts for the metadata of test files. */
export const card: ModelCard = {
  dataset: {
    name: 'shapes',
    classes: 4,
    mean: [0.5, 0.25, 0.125],
    deviation: [0.2, 0.3, 0.4],
    licence: 'CC0-1.0',
  },
  device: 'pixel',
};
