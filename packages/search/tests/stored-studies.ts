import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { journalVersion, type Json, type Outcome, type Trial } from '@espalier/protocol';
import { openJournal } from '@espalier/study';
import { presets } from '../src/presets.ts';

/** Settings of a small study of NAS-Bench-201 for the Pixel. */
export const settings: Readonly<Record<string, Json>> = {
  ...presets.small,
  space: 'nas-bench-201',
  strategy: 'random',
  options: {},
  trials: 6,
};

/** A trial whose six edges take the options given, with its figures where it was trained. */
export function trialOf(
  number: number,
  edges: readonly number[],
  figures: {
    readonly outcome: Outcome;
    readonly accuracy?: number;
    readonly latencyMs: number;
    readonly reward?: number;
  },
): Trial {
  const { outcome, accuracy = null, latencyMs, reward = null } = figures;
  return {
    kind: 'trial',
    number,
    genotype: Object.fromEntries(edges.map((option, edge) => [`edges.${edge}`, option])),
    fingerprint: `print-${edges.join('')}`,
    outcome,
    latency: { meanMs: latencyMs, sdMs: 0 },
    macs: 1_000_000 + number,
    parameters: 10_000 + number,
    rungs: accuracy === null ? [] : [{ epochs: outcome === 'pruned' ? 1 : 2, accuracy, loss: 1 }],
    accuracy,
    objectives: accuracy === null ? null : [accuracy, latencyMs],
    violation: outcome === 'infeasible' ? 1 : 0,
    reward,
    ...(outcome === 'failed' && { failure: { code: 'NOT_FINITE', message: 'loss became NaN' } }),
    clock: { startedAt: '2026-11-20T10:00:00.000Z', seconds: 2 },
  };
}

/** Five trials of six, one of each outcome and one that others beat; the front is 0 and 2. */
export const trials: readonly Trial[] = [
  trialOf(0, [3, 3, 3, 1, 0, 2], {
    outcome: 'complete',
    accuracy: 0.5,
    latencyMs: 10,
    reward: 0.45,
  }),
  trialOf(1, [3, 3, 3, 3, 3, 3], { outcome: 'infeasible', latencyMs: 40 }),
  trialOf(2, [2, 2, 2, 2, 2, 2], {
    outcome: 'complete',
    accuracy: 0.6,
    latencyMs: 12,
    reward: 0.58,
  }),
  trialOf(3, [1, 2, 3, 1, 2, 3], {
    outcome: 'pruned',
    accuracy: 0.4,
    latencyMs: 8,
    reward: 0.38,
  }),
  trialOf(4, [0, 0, 0, 0, 0, 1], { outcome: 'failed', latencyMs: 7 }),
];

/** What a study of a test has; the settings and trials above where absent. */
export interface Written {
  readonly settings?: Readonly<Record<string, Json>>;
  readonly trials?: readonly Trial[];
}

/** Writes the journal of a study into `<parent>/<name>` and gives back that folder. */
export function writeStudy(parent: string, name: string, written: Written = {}): string {
  const folder = join(parent, name);
  mkdirSync(folder, { recursive: true });
  const journal = openJournal(join(folder, 'journal.jsonl'));
  journal.append({
    kind: 'study',
    version: journalVersion,
    settings: { ...settings, ...written.settings },
    clock: { startedAt: '2026-11-20T10:00:00.000Z' },
  });
  for (const trial of written.trials ?? trials) journal.append(trial);
  journal.close();
  return folder;
}
