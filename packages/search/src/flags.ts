import { availableParallelism } from 'node:os';
import { backendNames } from '@espalier/tensor';
import { z } from 'zod';

/** One command-line flag: how it is written, checked, explained and stored. */
export interface Flag<Schema extends z.ZodType = z.ZodType> {
  /** Placeholder of the argument in the help; null for a switch. */
  readonly argument: string | null;
  readonly summary: string;
  /** What must hold, as the error says it: "--trials must <rule>, but got …". */
  readonly rule: string;
  readonly schema: Schema;
}

const wholeAtLeast = (least: number, summary: string): Flag<z.ZodCoercedNumber> => ({
  argument: 'N',
  summary,
  rule: `be a whole number of at least ${least}`,
  schema: z.coerce.number().int().min(least),
});

const positive = (argument: string, summary: string): Flag<z.ZodCoercedNumber> => ({
  argument,
  summary,
  rule: 'be a number above 0',
  schema: z.coerce.number().positive(),
});

const text = (argument: string, summary: string): Flag<z.ZodString> => ({
  argument,
  summary,
  rule: 'be a text that is not empty',
  schema: z.string().min(1),
});

const choice = <const T extends readonly [string, ...string[]]>(
  options: T,
  summary: string,
): Flag<z.ZodEnum<{ [K in T[number]]: K }>> => ({
  argument: options.join('|'),
  summary,
  rule: `be one of ${options.join(', ')}`,
  schema: z.enum(options),
});

const toggle = (summary: string): Flag<z.ZodBoolean> => ({
  argument: null,
  summary,
  rule: 'be given without a value',
  schema: z.boolean(),
});

/** Flags that the results depend on; a resumed study keeps them. */
export const studyFlags = {
  device: text('NAME', 'Device to search for: a name of hardware-profiles, or a folder'),
  space: text(
    'NAME',
    'Search space: a name of search-spaces, or a .ts or .js file that exports one',
  ),
  dataset: text('NAME', 'Image set'),
  data: text('DIR', 'Folder with the files of a real image set'),
  trials: wholeAtLeast(1, 'Candidates to propose'),
  maxMinutes: positive('N', 'Time after which no candidate is started; not reproducible'),
  // Not --target-ms: nx run keeps every flag that begins with --target- for itself.
  latencyMs: positive('MS', 'Latency to aim at; default: geometric middle of the attainable range'),
  latencyModel: choice(
    ['table', 'fitted'],
    'Measured table of the space, or an estimate fitted to the spaces that the device prices',
  ),
  maxLatencyMs: positive('MS', 'Hard limit: slower candidates are not trained'),
  reward: text('NAME', 'How accuracy and latency become one number'),
  objectives: text('NAMES', 'What a strategy of several objectives improves, in this order'),
  constraints: text('LIMITS', 'Such as latencyMs<=20@0.95,macs<=3e8,parameters<=4e6*0.5'),
  epochs: wholeAtLeast(1, 'Proxy epochs of a candidate that is never stopped early'),
  stopper: choice(
    ['halving', 'median', 'learning-curve', 'none'],
    'What ends hopeless proxy trainings early',
  ),
  reduction: wholeAtLeast(2, 'Successive halving: the best 1/N at a rung go on'),
  trainImages: wholeAtLeast(64, 'Training images of the proxy'),
  validationImages: wholeAtLeast(64, 'Validation images of the proxy'),
  proxyWidth: {
    argument: 'X',
    summary: 'Width of the proxy: factor on every channel count while candidates are compared',
    rule: 'be a fraction above 0 and at most 1',
    schema: z.coerce.number().positive().max(1),
  },
  imagesPerStep: wholeAtLeast(1, 'Images per gradient step'),
  learningRate: positive('X', 'Peak learning rate of the cosine schedule'),
  finalEpochs: wholeAtLeast(1, 'Epochs of the winner'),
  finalImages: wholeAtLeast(64, 'Training images of the winner'),
  fineTuneEpochs: wholeAtLeast(1, 'Epochs of fine-tuning after pruning'),
  pruneRatio: {
    argument: 'X',
    summary: 'Share of prunable channels that pruning tries to remove',
    rule: 'be a fraction from 0 to 0.9',
    schema: z.coerce.number().min(0).max(0.9),
  },
  maxAccuracyDrop: {
    argument: 'X',
    summary: 'Accuracy that a compression stage may cost before it is rolled back',
    rule: 'be a fraction from 0 to 1',
    schema: z.coerce.number().min(0).max(1),
  },
  dedup: toggle('Do not propose an architecture that was tried, as far as 32 proposals reach'),
  repeats: wholeAtLeast(1, 'Trainings of each candidate with other seeds; their mean counts'),
  retries: wholeAtLeast(0, 'Trainings again after a worker died or ran out of memory'),
  trialMinutes: positive('N', 'Time after which a training fails; not reproducible'),
  warmStart: text(
    'STUDY,STUDY',
    'Earlier result folders over the same space: their best are tried first, and the rest is learnt from',
  ),
  seed: text('TEXT', 'Seed of every random draw'),
  mode: choice(
    ['ordered', 'async'],
    'The same trials for any number of workers, or no waiting between workers',
  ),
  lag: wholeAtLeast(1, 'Trial n may depend on trials up to n - lag; bounds useful workers'),
  backend: choice(
    backendNames,
    'Tensor backend; the wasm ones repeat to the bit, wasm-simd on every machine',
  ),
} as const;

/** Flags that change how a run goes, never what it finds. */
export const runFlags = {
  workers: wholeAtLeast(1, `Worker threads; default: all ${availableParallelism()} cores here`),
  budget: choice(['default', 'small'], 'Preset of the sizes above: minutes, or a quick look'),
  out: text('DIR', 'Result folder; default: runs/<time>-<device>'),
  resume: text('DIR', 'Continue the study of a result folder'),
  format: choice(['text', 'json'], 'What is printed at the end'),
  quiet: toggle('Print no progress'),
} as const;

/** Kebab-case spelling of a flag on the command line. */
export function spelling(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
