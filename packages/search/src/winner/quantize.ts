import { exportInt8, integerKernelsOnly, optimizedGraph } from '@espalier/deploy';
import { EspalierError } from '@espalier/protocol';
import type { Artefact } from '@espalier/report';
import { decideStage, type Measured, type Verdict } from './decide-stage.ts';
import { modelCard } from './model-card.ts';
import { fileAccuracy, fileFacts, fileLatencies } from './onnx-file.ts';
import type { TrainedNetwork } from './trained-network.ts';
import type { WinnerWork } from './winner-work.ts';

/** The int8 file and how it did beside the float file. */
export interface QuantizedFile {
  readonly measured: Measured;
  readonly artefacts: { readonly float: Artefact; readonly int8: Artefact };
  readonly verdict: Verdict;
  readonly seconds: number;
}

/** The float network that is quantized, and its accuracies. */
export interface QuantizeInput {
  readonly folded: TrainedNetwork;
  readonly accuracy: number;
  readonly testAccuracy: number;
}

const calibrationImages = 256;
const runtime = 'onnxruntime-node on the CPU, 1 thread, 1 image';

/**
 * Writes `model.int8.onnx`: int8 kernels per channel, activations calibrated on training images.
 *
 * The file must run on integer kernels only; both files take turns in the latency measurement.
 *
 * @throws {EspalierError} `EXPORT_MISMATCH` where the runtime falls back to float kernels.
 */
export async function quantize(work: WinnerWork, input: QuantizeInput): Promise<QuantizedFile> {
  const { folder, parts, settings, progress, signal } = work;
  const start = performance.now();
  const bar = progress.stage('quantize', 1);
  const { network, weights } = input.folded;
  const quantization = await work.run({
    kind: 'calibrate',
    network,
    weights,
    images: calibrationImages,
  });
  folder.write('model.int8.onnx', exportInt8({ network, weights, quantization }, modelCard(work)));
  const files = [folder.file('model.fp32.onnx'), folder.file('model.int8.onnx')] as const;
  const graphs = [await optimizedGraph(files[0]), await optimizedGraph(files[1])] as const;
  requireIntegerKernels(graphs[1].opTypes);
  const { info, validation, test } = parts.dataset;
  const accuracy = await fileAccuracy(files[1], { split: validation, info }, signal);
  const testAccuracy = await fileAccuracy(files[1], { split: test, info }, signal);
  const latencies = await fileLatencies(files, info, signal);
  const artefact = (index: 0 | 1, tested: number): Artefact => ({
    file: index === 0 ? 'model.fp32.onnx' : 'model.int8.onnx',
    ...fileFacts(files[index]),
    testAccuracy: tested,
    ...latencies[index]!,
    runtime,
    opTypes: Object.keys(graphs[index].opTypes),
  });
  const float = artefact(0, input.testAccuracy);
  const int8 = artefact(1, testAccuracy);
  const measured = measuredOf(int8, accuracy);
  const verdict = decideStage(
    measuredOf(float, input.accuracy),
    measured,
    settings.maxAccuracyDrop,
  );
  bar.finish(verdict.reason);
  return {
    measured,
    artefacts: { float, int8 },
    verdict,
    seconds: (performance.now() - start) / 1000,
  };
}

function measuredOf({ minimumMs, bytes }: Artefact, accuracy: number): Measured {
  return { accuracy, milliseconds: minimumMs!, bytes };
}

function requireIntegerKernels(opTypes: Readonly<Record<string, number>>): void {
  if (integerKernelsOnly(opTypes)) return;
  throw new EspalierError(
    'EXPORT_MISMATCH',
    `model.int8.onnx must run on integer kernels only, but got ${Object.keys(opTypes).join(', ')}. Report it with the architecture.`,
    { opTypes },
  );
}
