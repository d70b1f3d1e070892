import type { DatasetInfo } from '@espalier/protocol';
import type { Network } from '@espalier/network';

/** What a file says about itself beside its graph. */
export interface ModelCard {
  /** The data it was trained on: name, classes, licence, and how its pixels are normalised. */
  readonly dataset: Pick<DatasetInfo, 'name' | 'classes' | 'mean' | 'deviation' | 'licence'>;
  /** Name of the device it was searched for. */
  readonly device: string;
}

/** Entries of `metadata_props`, each value as text; lists and objects are JSON. */
export function metadataOf(
  { dataset, device }: ModelCard,
  network: Network,
  precision: 'float32' | 'int8',
): { readonly key: string; readonly value: string }[] {
  const facts: Record<string, string> = {
    network: network.name,
    precision,
    device,
    dataset: dataset.name,
    licence: dataset.licence,
    classes: String(dataset.classes),
    mean: JSON.stringify(dataset.mean),
    deviation: JSON.stringify(dataset.deviation),
    input: 'image: float32 [N, channels, height, width], (pixel / 255 - mean) / deviation',
    output: 'logits: float32 [N, classes], not softmaxed',
  };
  return Object.entries(facts).map(([key, value]) => ({ key: `espalier.${key}`, value }));
}
