import { foldBatchNorm, foldRelu } from '@espalier/compress';
import { checkExport, exportFloat } from '@espalier/deploy';
import { analyze, type Network } from '@espalier/network';
import type { Artefact, StageResult } from '@espalier/report';
import { normalizedPixels } from '@espalier/tensor';
import { firstImages } from '../first-images.ts';
import { decideStage, type Measured, type Verdict } from './decide-stage.ts';
import { modelCard } from './model-card.ts';
import { fileAccuracy, fileFacts, fileLatencies } from './onnx-file.ts';
import { quantize, type QuantizedFile } from './quantize.ts';
import { writeTrained, type FinishedStage } from './stage-store.ts';
import { prune, retrain, type TrainingResult } from './train-stages.ts';
import type { TrainedNetwork } from './trained-network.ts';
import type { WinnerWork } from './winner-work.ts';

/** What became of the winner. */
export interface FinishedWinner {
  readonly stages: readonly StageResult[];
  readonly artefacts: readonly Artefact[];
  /** What its worker computes with, as reports state it. */
  readonly backend: string;
}

/** A trained network with the float file that was written of it, and how that file did. */
interface FloatCandidate extends Measured {
  readonly trained: FinishedStage<TrainingResult>;
  readonly folded: TrainedNetwork;
  readonly file: string;
  readonly testAccuracy: number;
}

const agreementImages = 256;
const agreementShare = 1e-3;

/**
 * Retrains, prunes, quantizes and exports the winner, each stage judged on the file it leaves.
 *
 * `model.fp32.onnx` is the pruned network where pruning paid, else the retrained one;
 * `model.int8.onnx` is its quantization, written whether it pays or not, where all its operators have
 * an int8 form. Stages that an earlier
 * run finished are read back. The test split is used here for the first time, and for no decision.
 */
export async function finishWinner(work: WinnerWork): Promise<FinishedWinner> {
  const retrained = await floatCandidate(work, 'retrained', await retrain(work));
  const pruned = await floatCandidate(work, 'pruned', await prune(work, retrained.trained));
  const [first, second] = await inTurns(work, [retrained, pruned]);
  const verdict = decideStage(first!, second!, work.settings.maxAccuracyDrop);
  const chosen = verdict.accepted ? second! : first!;
  work.folder.write('model.fp32.onnx', floatFile(work, chosen.folded));
  writeTrained(work.folder, '', chosen.trained);
  const quantized = await quantize(work, chosen);
  const { float, int8 } = quantized.artefacts;
  return {
    stages: [
      floatStage(work, first!, { name: 'retrain', verdict: kept }),
      floatStage(work, second!, { name: 'prune', verdict }),
      quantizedStage(chosen, quantized),
    ],
    artefacts: int8 === null ? [float] : [float, int8],
    backend: await work.run({ kind: 'backend' }),
  };
}

const kept: Verdict = { accepted: true, reason: 'the winner, trained on all training images' };

async function floatCandidate(
  work: WinnerWork,
  name: string,
  trained: FinishedStage<TrainingResult>,
): Promise<FloatCandidate> {
  const { folder, parts, signal } = work;
  const { info, validation, test } = parts.dataset;
  const folded = foldRelu(foldBatchNorm(trained));
  folder.write(`stages/${name}.onnx`, floatFile(work, folded));
  const file = folder.file(`stages/${name}.onnx`);
  await checkAgreement(work, trained, file);
  return {
    trained,
    folded,
    file,
    accuracy: await fileAccuracy(file, { split: validation, info }, signal),
    testAccuracy: await fileAccuracy(file, { split: test, info }, signal),
    milliseconds: Number.NaN,
    bytes: fileFacts(file).bytes,
  };
}

function floatFile(work: WinnerWork, { network, weights }: TrainedNetwork): Uint8Array {
  return exportFloat(network, weights, modelCard(work));
}

/**
 * Refuses a file whose logits are not the training graph's.
 *
 * Within a thousandth of the largest, because deep networks amplify rounding: the twenty cells of DARTS
 * by more than a thousand before training. A fault of the export is hundreds of times that.
 */
async function checkAgreement(
  { parts, run, signal }: WinnerWork,
  { network, weights }: TrainedNetwork,
  file: string,
): Promise<void> {
  const { info, validation } = parts.dataset;
  const { height, width, channels } = info;
  const { logits } = await run({
    kind: 'logits',
    network,
    weights,
    split: 'validation',
    images: agreementImages,
  });
  const images = normalizedPixels(firstImages(validation, agreementImages), info);
  await checkExport({
    file,
    images,
    shape: { height, width, channels },
    logits,
    tolerance: agreementShare * logits.reduce((most, logit) => Math.max(most, Math.abs(logit)), 1),
    limits: { signal },
  });
}

async function inTurns(
  { parts, progress, signal, othersDone }: WinnerWork,
  candidates: readonly FloatCandidate[],
): Promise<FloatCandidate[]> {
  await othersDone;
  const bar = progress.stage('measure', candidates.length);
  const files = candidates.map(({ file }) => file);
  const latencies = await fileLatencies(files, parts.dataset.info, signal);
  bar.finish(latencies.map(({ medianMs }) => `${medianMs.toFixed(2)} ms`).join(' against '));
  return candidates.map((candidate, index) => ({
    ...candidate,
    milliseconds: latencies[index]!.minimumMs,
  }));
}

function floatStage(
  work: WinnerWork,
  candidate: FloatCandidate,
  { name, verdict }: { readonly name: string; readonly verdict: Verdict },
): StageResult {
  const { network } = candidate.trained;
  return {
    name,
    ...countsOf(network),
    accuracy: candidate.accuracy,
    testAccuracy: candidate.testAccuracy,
    bytes: candidate.bytes,
    measuredMs: candidate.milliseconds,
    predictedMs: predicted(work, name === 'retrain' ? undefined : network),
    seconds: candidate.trained.seconds,
    ...verdict,
  };
}

function quantizedStage(
  { trained }: FloatCandidate,
  { measured, artefacts, verdict, seconds }: QuantizedFile,
): StageResult {
  return {
    name: 'quantize',
    ...countsOf(trained.network),
    accuracy: measured.accuracy,
    testAccuracy: (artefacts.int8 ?? artefacts.float).testAccuracy,
    bytes: measured.bytes,
    measuredMs: measured.milliseconds,
    predictedMs: null,
    seconds,
    ...verdict,
  };
}

function countsOf(network: Network): Pick<StageResult, 'parameters' | 'macs'> {
  const { macs, parameterCount } = analyze(network);
  return { macs, parameters: parameterCount };
}

/** The table's price of the winner, or the estimate for a network with other widths. */
function predicted(
  { parts, best }: WinnerWork,
  resized: Network | undefined,
): StageResult['predictedMs'] {
  if (resized === undefined) return { ...parts.costModel.predict(best.genotype), estimate: false };
  const estimate = parts.costModel.estimateResized(best.genotype, resized);
  return estimate && { ...estimate, estimate: true };
}
