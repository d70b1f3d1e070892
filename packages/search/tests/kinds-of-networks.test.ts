import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  calibrate,
  foldBatchNorm,
  foldRelu,
  pruneChannels,
  separateActivations,
} from '@espalier/compress';
import {
  exportFloat,
  exportInt8,
  integerKernelsOnly,
  int8Support,
  onnxLogits,
  optimizedGraph,
} from '@espalier/deploy';
import { analyze, type Network } from '@espalier/network';
import type { Weights } from '@espalier/protocol';
import { stream } from '@espalier/random';
import {
  createModel,
  createTrainer,
  imageTensor,
  measure,
  normalizedPixels,
  openSession,
  sessionNeeds,
  startBackend,
  type TrainingOptions,
} from '@espalier/tensor';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { info, split } from './bright-quarters.ts';
import {
  cellNetwork,
  concatenatedNetwork,
  gatedNetwork,
  transformerNetwork,
} from './kinds-of-networks.ts';

beforeAll(async () => {
  await startBackend('wasm');
});

const options: TrainingOptions = {
  ...{ epochs: 16, imagesPerBatch: 32, learningRate: 0.05, momentum: 0.9, weightDecay: 1e-4 },
  ...{ labelSmoothing: 0, warmupEpochs: 1, exitWeight: 0.3 },
  augment: { shiftPixels: 0, flip: false, cutoutPixels: 0 },
};
const training = split(512, 'train');
const held = split(128, 'test');
const card = { dataset: info, device: 'none' };

interface Trained {
  readonly network: Network;
  readonly weights: Weights;
}

function trained(network: Network, weights?: Weights): Trained {
  const session = openSession(network, {
    ...sessionNeeds(options, training),
    ...(weights ? { weights } : { random: stream('kinds', 'weights') }),
  });
  const trainer = createTrainer({ session, info, train: training, options, seed: 'kinds' });
  while (!trainer.epoch().finished);
  trainer.recalibrate();
  const learnt = session.weights();
  session.dispose();
  return { network, weights: learnt };
}

/** Accuracy on images that were not trained on, and logits. */
function inference({ network, weights }: Trained): ReturnType<typeof measure> {
  const model = createModel(network, { weights });
  const measured = measure(model, held, info);
  model.dispose();
  return measured;
}

async function executed(bytes: Uint8Array) {
  const folder = mkdtempSync(join(tmpdir(), 'espalier-kinds-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'model.onnx');
  writeFileSync(file, bytes);
  const { height, width, channels } = info;
  const images = { images: normalizedPixels(held, info), shape: { height, width, channels } };
  return { logits: await onnxLogits(file, images), opTypes: (await optimizedGraph(file)).opTypes };
}

function accuracyOf(logits: Float32Array): number {
  const { classes } = info;
  const right = held.labels.filter((label, image) => {
    const row = logits.subarray(image * classes, (image + 1) * classes);
    return row.indexOf(Math.max(...row)) === label;
  });
  return right.length / held.count;
}

/** Root mean square of the differences over that of the logits. */
function relativeError(found: Float32Array, expected: Float32Array): number {
  const squares = (values: Float32Array) => values.reduce((sum, value) => sum + value ** 2, 0);
  return Math.sqrt(squares(found.map((logit, at) => logit - expected[at]!)) / squares(expected));
}

async function inInt8(folded: Trained) {
  const separated = separateActivations(folded);
  const model = createModel(separated.network, { weights: separated.weights });
  const indices = Array.from({ length: 64 }, (_, index) => index);
  const images = imageTensor(training, info, indices);
  const quantization = calibrate(model, separated.weights, [images]);
  images.dispose();
  model.dispose();
  const { floatKernels } = int8Support(separated.network);
  return { ...(await executed(exportInt8({ ...separated, quantization }, card))), floatKernels };
}

test.each([gatedNetwork(), concatenatedNetwork(), cellNetwork(), transformerNetwork()])(
  '$name: trained on wasm, folded, pruned, trained on, written and executed it gives the same logits, and nearly so in int8',
  async (network) => {
    const whole = trained(network);
    const before = inference(whole);
    const cut = pruneChannels(whole, { ratio: 0.3, channelBlock: 4 });
    const pruned = trained(cut.network, cut.weights);
    const after = inference(pruned);
    const folded = foldRelu(foldBatchNorm(pruned));
    const float = await executed(exportFloat(folded.network, folded.weights, card));
    const int8 = await inInt8(folded);
    expect(before.accuracy).toBeGreaterThan(0.9);
    expect(analyze(cut.network).parameterCount).toBeLessThan(analyze(network).parameterCount);
    expect(after.accuracy).toBeGreaterThan(0.9);
    expect(relativeError(float.logits, after.logits)).toBeLessThan(1e-5);
    expect(accuracyOf(float.logits)).toBe(after.accuracy);
    expect(integerKernelsOnly(int8.opTypes, int8.floatKernels)).toBe(true);
    expect(relativeError(int8.logits, after.logits)).toBeLessThan(0.05);
    expect(accuracyOf(int8.logits)).toBeGreaterThan(after.accuracy - 0.05);
  },
  300_000,
);
