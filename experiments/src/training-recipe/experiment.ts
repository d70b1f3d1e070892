import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { datasets } from '@espalier/datasets';
import type { Json } from '@espalier/protocol';
import { drawLineChart } from '@espalier/report';
import { backendNames } from '@espalier/tensor';
import { choice, positive, text, whole } from '../command-line/flag.ts';
import { table } from '../command-line/table.ts';
import { defineExperiment } from '../experiment.ts';
import { trainRecipe, type RecipeResult } from './train-recipe.ts';

const aim = 0.91;

/** Does the training of small networks reach what the field reaches? */
export const trainingRecipeExperiment = defineExperiment({
  name: 'training-recipe',
  question: 'How accurate is a small network on Fashion-MNIST, and in how many minutes?',
  flags: {
    data: text({
      argument: 'DIR',
      summary: 'Folder of the image sets',
      fallback: '../shared/data/images',
    }),
    epochs: whole(1, { argument: 'N', summary: 'Passes over the images', fallback: '10' }),
    trainImages: whole(64, { argument: 'N', summary: 'Training images', fallback: '50000' }),
    imagesPerStep: whole(1, { argument: 'N', summary: 'Images per step', fallback: '64' }),
    learningRate: positive({ argument: 'X', summary: 'Peak learning rate', fallback: '0.1' }),
    backend: choice(backendNames, { summary: 'Where to train', fallback: 'wasm' }),
    seed: text({ argument: 'TEXT', summary: 'Seed of the training', fallback: '1' }),
    out: text({
      argument: 'DIR',
      summary: 'Folder of the results',
      fallback: 'experiments/src/training-recipe/results',
    }),
  },
  async run({ data: folder, out, ...settings }, progress) {
    const size = { train: settings.trainImages };
    const data = await datasets['fashion-mnist']!.load({ folder, size });
    const result = await trainRecipe(data, settings, progress);
    await mkdir(out, { recursive: true });
    await writeFile(join(out, 'result.json'), `${JSON.stringify(result, null, 1)}\n`);
    await writeFile(join(out, 'curve.svg'), pictureOf(result));
    const reached = result.test.accuracy >= aim;
    return {
      text: describe(result),
      json: result as unknown as Json,
      failed: reached
        ? []
        : [`test accuracy ${percent(result.test.accuracy)} is below ${percent(aim)}`],
    };
  },
});

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

function describe({
  test,
  minutes,
  imagesPerSecond,
  backend,
  memoryMebibytes,
}: RecipeResult): string {
  return table([
    ['what', 'value'],
    ['test accuracy', percent(test.accuracy)],
    ['expected calibration error', percent(test.calibrationError)],
    ['worst class', percent(Math.min(...test.classAccuracy.map((share) => share ?? 1)))],
    ['minutes', minutes.toFixed(1)],
    ['training images a second', imagesPerSecond.toFixed(0)],
    ['memory of the training', `${memoryMebibytes} MiB`],
    ['backend', backend],
  ]);
}

function pictureOf({ epochs }: RecipeResult): string {
  return drawLineChart({
    title: 'Fashion-MNIST: accuracy by epoch',
    x: 'Epochs',
    y: 'Accuracy, %',
    series: [
      { name: 'validation', points: epochs.map(({ accuracy }, at) => [at + 1, 100 * accuracy]) },
    ],
  });
}
