import { type DatasetInfo, type DatasetSource, EspalierError } from '@espalier/protocol';
import { defaultDataFolder, folderOf } from './data-folder.ts';
import { checkLabels, type LabelledImages } from './labelled-images.ts';
import { cutOfficialSplit } from './official-split.ts';
import { type DataFile, readDataFile } from './read-data-file.ts';

const extent = 32;
const channels = 3;
const planeBytes = extent * extent;
const recordBytes = 1 + channels * planeBytes;

/** Files of the training images, in the set's own order. */
export const trainingFiles = [1, 2, 3, 4, 5].map((batch) => `data_batch_${batch}.bin`);
/** File of the test images. */
export const testFile = 'test_batch.bin';

const info: DatasetInfo = {
  name: 'cifar10',
  summary: 'Ten kinds of animals and vehicles, 32 x 32 in colour',
  source: 'https://www.cs.toronto.edu/~kriz/cifar.html',
  licence: 'none stated; cite Krizhevsky 2009',
  height: extent,
  width: extent,
  channels,
  classes: 10,
  mean: [0.4914, 0.4822, 0.4465],
  deviation: [0.247, 0.2435, 0.2616],
  flip: true,
};

/**
 * CIFAR-10 from its binary version: five training batches and a test batch.
 *
 * A record is one label byte, then 1,024 red, 1,024 green and 1,024 blue bytes, row by row. The last
 * tenth of the training files validates: 45,000 / 5,000. `mean` and `deviation` are the published
 * figures of all 50,000 training images.
 *
 * @throws {EspalierError} (from `load`) `DATA_MISSING`, `DATA_CORRUPT`, `BAD_INPUT`.
 * @see Krizhevsky 2009, "Learning multiple layers of features from tiny images"
 */
export const cifar10: DatasetSource = {
  info,
  needsFolder: true,
  load: async ({ folder: root = defaultDataFolder, size = {} }) => {
    const folder = await folderOf('cifar-10-batches-bin', await folderOf(info.name, root));
    const read = (file: string) => readDataFile({ set: info.name, root, folder, file });
    const training = toImages(await Promise.all(trainingFiles.map(read)));
    const test = toImages([await read(testFile)]);
    return cutOfficialSplit({ info, training, test, validationShare: 1 / 10 }, size);
  },
};

function toImages(files: readonly DataFile[]): LabelledImages {
  const records = files.flatMap((file) => recordsOf(file));
  return {
    count: records.length,
    labels: Uint8Array.from(records, (record) => record[0]!),
    valuesPerImage: channels * planeBytes,
    copy: (index, target, offset) => interleave(records[index]!, target, offset),
  };
}

function recordsOf({ path, bytes }: DataFile): Uint8Array[] {
  const count = bytes.length / recordBytes;
  if (!Number.isInteger(count) || count === 0) {
    throw new EspalierError(
      'DATA_CORRUPT',
      `${path} must hold whole records of ${recordBytes} bytes, but got ${bytes.length} bytes. ` +
        'Delete it and fetch it again.',
      { path, bytes: bytes.length },
    );
  }
  const records = Array.from({ length: count }, (_, index) =>
    bytes.subarray(index * recordBytes, (index + 1) * recordBytes),
  );
  checkLabels(
    path,
    Uint8Array.from(records, (record) => record[0]!),
    info.classes,
  );
  return records;
}

/** From planes [channels, height, width] after the label to [height, width, channels]. */
function interleave(record: Uint8Array, target: Uint8Array, offset: number): void {
  for (let pixel = 0; pixel < planeBytes; pixel++) {
    for (let channel = 0; channel < channels; channel++) {
      target[offset + pixel * channels + channel] = record[1 + channel * planeBytes + pixel]!;
    }
  }
}
