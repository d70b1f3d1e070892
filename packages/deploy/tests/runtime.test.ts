import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { graph, type Shape } from '@espalier/network';
import { expect, it, onTestFinished } from 'vitest';
import {
  checkExport,
  exportFloat,
  floatKernelsBeyond,
  integerKernelsOnly,
  onnxLatency,
  runOnnx,
} from '../src/index.ts';
import { decodeModel } from '../src/onnx/model-file.ts';
import { outcomeOf } from '../src/runtime/child-outcome.ts';
import { card } from './model-card.ts';
import { scratchFile } from './scratch-file.ts';

const shape: Shape = { height: 1, width: 1, channels: 2 };

/** A file whose logits are the two pixels times `factor`. */
function scaledPixels(factor: number): Uint8Array {
  const builder = graph('scaled');
  const network = builder.finish(
    builder.add('dense', { units: 2, bias: false }, [builder.input(shape)]),
  );
  const kernel = Float32Array.of(factor, 0, 0, factor);
  return exportFloat(network, new Map([['dense/kernel', kernel]]), card);
}

function forked(name: string): ChildProcess {
  const file = fileURLToPath(new URL(name, import.meta.url));
  const child = fork(file, { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

it('accepts a file whose logits agree with the network and says by how much', async () => {
  const file = scratchFile('scaled.onnx', scaledPixels(2));
  const images = Float32Array.of(1, 2, 3, 4);
  const logits = Float32Array.of(2, 4, 6, 8.00005);
  const agreement = await checkExport({ file, images, shape, logits });
  expect(agreement.images).toBe(2);
  expect(agreement.maxAbsoluteDifference).toBeCloseTo(5e-5, 6);
});

it('loads ONNX Runtime into no process but the child, since an abort in it ends its process', async () => {
  const file = scratchFile('scaled.onnx', scaledPixels(2));
  await runOnnx({
    ...{ kind: 'logits', file, imagesPerBatch: 1 },
    ...{ images: Float32Array.of(1, 2), shape: [2, 1, 1] },
  });
  const { sharedObjects } = process.report.getReport() as unknown as { sharedObjects: string[] };
  expect(sharedObjects.length).toBeGreaterThan(0);
  expect(sharedObjects.filter((name) => name.includes('onnxruntime'))).toEqual([]);
});

it('refuses a file whose logits differ by more than the tolerance', async () => {
  const file = scratchFile('scaled.onnx', scaledPixels(2));
  const check = { file, images: Float32Array.of(1, 2), shape, logits: Float32Array.of(2, 4.5) };
  await expect(checkExport(check)).rejects.toMatchObject({
    code: 'EXPORT_MISMATCH',
    message: expect.stringContaining('but got a difference of 0.5 over 1 images') as string,
  });
});

it('takes NaN for a mismatch', async () => {
  const file = scratchFile('nan.onnx', scaledPixels(NaN));
  const check = { file, images: Float32Array.of(1, 2), shape, logits: Float32Array.of(1, 2) };
  await expect(checkExport(check)).rejects.toMatchObject({ code: 'EXPORT_MISMATCH' });
});

it('reports a file that ONNX Runtime refuses', async () => {
  const file = scratchFile('broken.onnx', Uint8Array.of(1, 2, 3));
  const request = { kind: 'optimize', file, optimizedFile: `${file}.out` } as const;
  await expect(runOnnx<'optimize'>(request)).rejects.toMatchObject({
    code: 'RUNTIME_FAILED',
    message: expect.stringMatching(
      /^ONNX Runtime must run the optimize request, but got .*broken/,
    ) as string,
  });
});

it('times several files in turn, each round of each file', async () => {
  const files = [
    scratchFile('one.onnx', scaledPixels(1)),
    scratchFile('two.onnx', scaledPixels(2)),
  ];
  const latencies = await onnxLatency(files, shape, { warmUpRuns: 1, rounds: 3, runsPerRound: 2 });
  expect(latencies.map(({ file }) => file)).toEqual(files);
  for (const { roundMicroseconds, medianMicroseconds, minimumMicroseconds } of latencies) {
    expect(roundMicroseconds).toHaveLength(3);
    expect(minimumMicroseconds).toBe(Math.min(...roundMicroseconds));
    expect(medianMicroseconds).toBe(roundMicroseconds.toSorted((a, b) => a - b)[1]);
  }
});

it('stops when it is asked to', async () => {
  const file = scratchFile('scaled.onnx', scaledPixels(1));
  const request = { kind: 'optimize', file, optimizedFile: `${file}.out` } as const;
  const limits = { signal: AbortSignal.abort() };
  await expect(runOnnx<'optimize'>(request, limits)).rejects.toMatchObject({ code: 'CANCELLED' });
});

it('survives a child that aborts and quotes its last words', async () => {
  const outcome = outcomeOf(forked('fixture-aborting-child.mjs'), {}, { timeoutMs: 30_000 });
  await expect(outcome).rejects.toMatchObject({
    code: 'RUNTIME_FAILED',
    message:
      'ONNX Runtime must stay alive until it answers, but got exit SIGABRT: first line | terminate called',
  });
});

it('gives up on a child that does not answer in time', async () => {
  const outcome = outcomeOf(forked('fixture-silent-child.mjs'), {}, { timeoutMs: 300 });
  await expect(outcome).rejects.toMatchObject({
    code: 'RUNTIME_FAILED',
    message: 'ONNX Runtime must answer within 300 ms, but got no answer',
  });
});

it('tells integer graphs from graphs with a float convolution', () => {
  expect(integerKernelsOnly({ QLinearConv: 3, QGemm: 1, Transpose: 2 })).toBe(true);
  expect(integerKernelsOnly({ QLinearConv: 3, FusedConv: 1 })).toBe(false);
});

it('accepts the float kernels that are declared and names those that are not', () => {
  const opTypes = { QLinearConv: 3, Tanh: 1, Erf: 2 };
  expect(integerKernelsOnly(opTypes, ['Tanh', 'Erf'])).toBe(true);
  expect(floatKernelsBeyond(Object.keys(opTypes), ['Tanh'])).toEqual(['Erf']);
});

it('writes what a user must know into the file', () => {
  const { metadataProps, docString } = decodeModel(scaledPixels(1));
  const facts = Object.fromEntries(metadataProps.map(({ key, value }) => [key, value]));
  expect(facts).toMatchObject({
    'espalier.mean': '[0.5,0.25,0.125]',
    'espalier.deviation': '[0.2,0.3,0.4]',
    'espalier.classes': '4',
    'espalier.device': 'pixel',
    'espalier.licence': 'CC0-1.0',
  });
  expect(docString).toBe('scaled, float32: image classifier of shapes.');
});
