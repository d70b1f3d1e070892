import { type DatasetInfo, type DatasetSource, EspalierError } from '@espalier/protocol';
import { defaultDataFolder, folderOf } from './data-folder.ts';
import { parseIdx } from './idx.ts';
import { checkLabels, type LabelledImages } from './labelled-images.ts';
import { cutOfficialSplit } from './official-split.ts';
import { type DataFile, readDataFile } from './read-data-file.ts';

const extent = 28;
const padding = 2;
const paddedExtent = extent + 2 * padding;
const channels = 3;
const classes = 10;

/** What one IDX set has that the others have not. */
export type IdxSetInfo = Omit<DatasetInfo, 'height' | 'width' | 'channels' | 'classes'>;

/**
 * A set in the four files of MNIST: 28 x 28 grey images of ten classes.
 *
 * Images are padded by two black pixels on every side to 32 x 32 and repeated to three channels, so
 * that latency tables measured for 32 x 32 x 3 input price the networks that read them.
 * The last sixth of the training files validates: 50,000 / 10,000 of the official 60,000.
 *
 * @throws {EspalierError} (from `load`) `DATA_MISSING`, `DATA_CORRUPT`, `BAD_INPUT`.
 */
export function idxSet(given: IdxSetInfo): DatasetSource {
  const info = { ...given, height: paddedExtent, width: paddedExtent, channels, classes };
  return {
    info,
    needsFolder: true,
    load: async ({ folder: root = defaultDataFolder, size = {} }) => {
      const folder = await folderOf(info.name, root);
      const read = (file: string) => readDataFile({ set: info.name, root, folder, file });
      const training = await readPair(read, 'train');
      const test = await readPair(read, 't10k');
      return cutOfficialSplit({ info, training, test, validationShare: 1 / 6 }, size);
    },
  };
}

async function readPair(
  read: (file: string) => Promise<DataFile>,
  prefix: string,
): Promise<LabelledImages> {
  const imageFile = await read(`${prefix}-images-idx3-ubyte`);
  const labelFile = await read(`${prefix}-labels-idx1-ubyte`);
  const images = parseIdx(imageFile, 3);
  const labels = parseIdx(labelFile, 1).values;
  checkExtents(imageFile.path, images.shape, labels.length);
  checkLabels(labelFile.path, labels, classes);
  return {
    count: labels.length,
    labels,
    valuesPerImage: paddedExtent * paddedExtent * channels,
    copy: (index, target, offset) => padImage(images.values, index, { target, offset }),
  };
}

function checkExtents(path: string, shape: readonly number[], labels: number): void {
  const expected = [labels, extent, extent].join(', ');
  if (shape.join(', ') === expected) return;
  throw new EspalierError(
    'DATA_CORRUPT',
    `${path} must have the shape [${expected}] of its labels, but got [${shape.join(', ')}]. ` +
      'Delete both files and fetch them again.',
    { path, shape, labels },
  );
}

interface Place {
  readonly target: Uint8Array;
  readonly offset: number;
}

function padImage(values: Uint8Array, index: number, { target, offset }: Place): void {
  let from = index * extent * extent;
  for (let row = padding; row < padding + extent; row++) {
    let to = offset + (row * paddedExtent + padding) * channels;
    for (let column = 0; column < extent; column++) {
      const grey = values[from++]!;
      target[to++] = grey;
      target[to++] = grey;
      target[to++] = grey;
    }
  }
}
