import { z } from 'zod';
import type { Flag } from '../flags.ts';

const text = (argument: string, summary: string): Flag<z.ZodString> => ({
  argument,
  summary,
  rule: 'be a text that is not empty',
  schema: z.string().min(1),
});

/** Flags of a study on a table of finished trainings. */
export const benchmarkFlags = {
  benchmark: text(
    'FILE.arrow|NAME',
    'Search a table of finished trainings in place of training: what search:import-benchmark wrote, or a ready one below --data',
  ),
  view: text('NAME', 'With --benchmark NAME: what accuracy is; default: validation'),
  latency: text('METRIC', 'With --benchmark: metric of the table that is latencyMs'),
  minEpochs: {
    argument: 'N',
    summary: 'With --benchmark: shortest training of strategies of several lengths',
    rule: 'be a whole number of at least 1',
    schema: z.coerce.number().int().min(1),
  },
  costSeconds: {
    argument: 'S',
    summary: 'With --benchmark: budget of training time that the table states, in seconds',
    rule: 'be a number above 0',
    schema: z.coerce.number().positive(),
  },
} as const;

/** What the help of every strategy says of a search on a table. */
export const benchmarkExamples = `
Examples on a table of finished trainings, in seconds and without a device:
  npx nx run search:evolve --benchmark nas-bench-201-cifar100 --data ~/benchmarks
  npx nx run search:nsga2 --benchmark mine.arrow --objectives accuracy,latencyMs --trials 300
  npx nx run search:evolve --benchmark mine.arrow --reward absolute --latency-ms 8
  npx nx run search:asha --benchmark mine.arrow --mode async --workers 64 --cost-seconds 1e6
There 300 trials are proposed, all of the longest measured length; workers are simulated, 1 by default,
and so is --lag; objectives and constraints are metrics of the table; without --reward the objective counts.`;
