import type { Dataset } from '@espalier/protocol';
import { stream } from '@espalier/random';
import {
  createTrainer,
  measure,
  openSession,
  referenceNetwork,
  sessionNeeds,
  startBackend,
  type BackendName,
  type Score,
  type TrainingOptions,
} from '@espalier/tensor';
import type { Progress } from '../command-line/progress.ts';

/** What a run of the recipe is given. */
export interface RecipeSettings {
  readonly epochs: number;
  readonly imagesPerStep: number;
  readonly learningRate: number;
  readonly backend: BackendName;
  readonly seed: string;
}

/** What it found. */
export interface RecipeResult {
  readonly settings: RecipeSettings;
  readonly backend: string;
  /** On validation images, after each epoch. */
  readonly epochs: readonly { readonly loss: number; readonly accuracy: number }[];
  /** On the test images, once, at the end. */
  readonly test: Score;
  /** Of training alone, without measuring. */
  readonly minutes: number;
  readonly imagesPerSecond: number;
  readonly memoryMebibytes: number;
}

/**
 * The recipe: momentum 0.9, half a cosine after one epoch of warm-up, weight decay 1e-4, label smoothing
 * 0.1, images moved by up to 2 pixels and mirrored.
 */
export function recipeOptions(settings: RecipeSettings): TrainingOptions {
  const { epochs, imagesPerStep, learningRate } = settings;
  return {
    ...{ epochs, imagesPerBatch: imagesPerStep, learningRate, warmupEpochs: 1 },
    ...{ momentum: 0.9, weightDecay: 1e-4, labelSmoothing: 0.1 },
    augment: { shiftPixels: 2, flip: true, cutoutPixels: 0 },
  };
}

/** Trains the reference network, 6.4 million MACs of inverted residuals, from scratch and measures it. */
export async function trainRecipe(
  { info, train, validation, test }: Dataset,
  settings: RecipeSettings,
  progress: Progress,
): Promise<RecipeResult> {
  await startBackend(settings.backend);
  const options = recipeOptions(settings);
  const session = openSession(referenceNetwork(), {
    ...sessionNeeds(options, train),
    random: stream(settings.seed, 'weights'),
  });
  const trainer = createTrainer({ session, info, train, options, seed: settings.seed });
  const epochs: RecipeResult['epochs'][number][] = [];
  let [ms, images] = [0, 0];
  while (!trainer.finished) {
    const start = performance.now();
    const epoch = trainer.epoch();
    ms += performance.now() - start;
    images += epoch.images;
    const { accuracy } = trainer.evaluate(() => measure(session, validation, info));
    epochs.push({ loss: epoch.loss, accuracy });
    progress(epochs.length, settings.epochs, 'epochs');
  }
  const { logits: _logits, ...score } = trainer.evaluate(() => measure(session, test, info));
  session.dispose();
  return {
    ...{ settings, backend: session.backend, epochs, test: score, minutes: ms / 60_000 },
    imagesPerSecond: (1000 * images) / ms,
    memoryMebibytes: Math.round(session.peakBytes / 2 ** 20),
  };
}
