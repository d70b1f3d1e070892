import { fileURLToPath } from 'node:url';
import type { Network } from '@espalier/network';
import { z } from '@espalier/protocol';
import { askProgram } from './ask-program.ts';

const script = fileURLToPath(new URL('../../bench/pytorch_baseline.py', import.meta.url));

const ratesSchema = z.object({
  torch: z.string(),
  training: z.number(),
  inference: z.number(),
  peakBytes: z.number(),
});
const checkSchema = z.object({
  loss: z.number(),
  gradients: z.record(z.string(), z.array(z.number())),
});

/** A PyTorch job; `check` asks for loss and gradients instead of rates. */
export interface PytorchJob {
  readonly network: Network;
  readonly images: number;
  readonly seconds: number;
  readonly threads: number;
  readonly channelsLast: boolean;
}

/** Values that both sides compute the gradients of. */
export interface CheckedValues {
  readonly weights: Readonly<Record<string, readonly number[]>>;
  readonly images: readonly number[];
  readonly labels: readonly number[];
}

/** Images a second of PyTorch in a process of its own. */
export async function pytorchRates(
  python: string,
  job: PytorchJob,
): Promise<z.infer<typeof ratesSchema>> {
  return ratesSchema.parse(await askProgram(python, [script], { ...job, check: null }));
}

/** Loss and gradients of PyTorch, by the names and in the layout of Espalier. */
export async function pytorchGradients(
  python: string,
  network: Network,
  check: CheckedValues,
): Promise<z.infer<typeof checkSchema>> {
  const settings = { images: check.labels.length, seconds: 0, threads: 1, channelsLast: false };
  return checkSchema.parse(await askProgram(python, [script], { network, ...settings, check }));
}

/** Whether a Python has PyTorch. */
export async function hasPytorch(python: string): Promise<boolean> {
  const probe = ['-c', 'import json, torch; print(json.dumps(torch.__version__))'];
  return askProgram(python, probe, null).then(
    () => true,
    () => false,
  );
}
