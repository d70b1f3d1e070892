import { z } from 'zod';
import type { Flag } from '../flags.ts';

const text = (argument: string, summary: string): Flag => ({
  argument,
  summary,
  rule: 'be a text that is not empty',
  schema: z.string().min(1),
});

/** Flags of `nx run search:import-benchmark`. */
export const importFlags = {
  space: text('NAME', 'Search space: a name of search-spaces, or a .ts or .js file'),
  table: text('FILE', 'CSV with a head line, or JSON list of objects: one architecture a row'),
  out: text('FILE', 'Arrow file to write'),
  architecture: text('COLUMN', 'Column of the architectures: own string of the space, or JSON'),
  name: text('NAME', 'Name of the benchmark; default: that of the file'),
  accuracy: text('COLUMN@EPOCHS,…', 'Columns of accuracy; default: those named accuracy@EPOCHS'),
  costSeconds: text('COLUMN@EPOCHS,…', 'Columns of training time in seconds'),
  test: text('COLUMN@EPOCHS,…', 'Columns of test accuracy, which no search may see'),
  latency: text('COLUMN', 'Column of the latency in milliseconds'),
  maximize: text('COLUMN,…', 'Further columns of which more is better'),
  percent: {
    argument: null,
    summary: 'Accuracies of the table are percent',
    rule: 'be given without a value',
    schema: z.boolean(),
  },
  accuracyIs: text('TEXT', 'What the accuracy is, as reports say it'),
  cite: text('TEXT', 'Source of the table'),
  licence: text('TEXT', 'Licence of the table'),
  format: {
    argument: 'text|json',
    summary: 'What is printed',
    rule: 'be one of text, json',
    schema: z.enum(['text', 'json']),
  },
} as const satisfies Readonly<Record<string, Flag>>;

/** The flags as checked; absent where not given. */
export interface ImportSettings {
  readonly space?: string;
  readonly table?: string;
  readonly out?: string;
  readonly architecture?: string;
  readonly name?: string;
  readonly accuracy?: string;
  readonly costSeconds?: string;
  readonly test?: string;
  readonly latency?: string;
  readonly maximize?: string;
  readonly percent?: boolean;
  readonly accuracyIs?: string;
  readonly cite?: string;
  readonly licence?: string;
  readonly format?: 'text' | 'json';
}
