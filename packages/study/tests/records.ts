import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StudyHeader, Trial } from '@espalier/protocol';

/** A journal's path in a new folder. */
export const freshPath = (): string =>
  join(mkdtempSync(join(tmpdir(), 'journal-')), 'journal.jsonl');

/** The first line of a journal. */
export const header: StudyHeader = {
  kind: 'study',
  version: 2,
  settings: { seed: 'a' },
  clock: { startedAt: '2026-11-21T00:00:00.000Z' },
};

/** A complete trial of a space of twenty decisions. */
export function trial(number: number, changed: Partial<Trial> = {}): Trial {
  const gene = (at: number): [string, number] => [`blocks/${at}/operator`, (number * 7 + at) % 5];
  const accuracy = ((number * 37) % 1000) / 1000;
  return {
    kind: 'trial',
    number,
    genotype: Object.fromEntries(Array.from({ length: 20 }, (_, at) => gene(at))),
    fingerprint: (number * 2654435761).toString(16),
    outcome: 'complete',
    latency: { meanMs: 10 + (number % 17), sdMs: 0.5 },
    macs: 1_000_000 + number,
    parameters: 250_000,
    metrics: { energyMillijoules: 1.5 },
    rungs: [
      { epochs: 1, accuracy: accuracy / 2, loss: 1.2 },
      { epochs: 3, accuracy, loss: 1.1 },
    ],
    accuracy,
    objectives: [accuracy, 10 + (number % 17)],
    violation: 0,
    reward: accuracy,
    clock: { startedAt: '2026-11-21T00:00:00.000Z', seconds: 1.25 },
    ...changed,
  };
}
