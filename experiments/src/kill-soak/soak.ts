import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '@espalier/random';
import { lossIn, timelessText } from './check.ts';
import { liveAndKill, type Death } from './kill.ts';
import { live, type Life } from './life.ts';

/** How a soak is run. */
export interface SoakOptions {
  /** After the last one the study under way is finished. */
  readonly kills: number;
  /** Of each study. */
  readonly trials: number;
  /** Where journals are written. */
  readonly folder: string;
  readonly random: Random;
  readonly onKill: (kills: number) => void;
}

/** What a soak counted. */
export interface SoakCount {
  studies: number;
  kills: number;
  /** Kills before the journal was opened. */
  killsAtStart: number;
  /** Torn records that were written after a kill, as a crash in the middle of a write leaves them. */
  tornRecords: number;
  /** Lives that began by packing the journal. */
  packings: number;
  acknowledged: number;
  /** What did not hold. */
  readonly failed: string[];
}

const mostWorkers = 7;
/** Longest time from `ready` to a kill: reading, packing, and some hundred trials. */
const longestLifeMs = 400;
const longestStartMs = 250;

/** Runs studies that are killed again and again until enough kills are counted. */
export async function soak(options: SoakOptions): Promise<SoakCount> {
  const count: SoakCount = {
    ...{ studies: 0, kills: 0, killsAtStart: 0, tornRecords: 0, packings: 0, acknowledged: 0 },
    failed: [],
  };
  while (count.kills < options.kills && count.failed.length === 0) {
    await soakStudy(options, count);
    count.studies++;
  }
  return count;
}

async function soakStudy(options: SoakOptions, count: SoakCount): Promise<void> {
  const study: SoakedStudy = {
    seed: `study ${count.studies}`,
    path: join(options.folder, `killed-${count.studies}.jsonl`),
    acknowledged: new Set(),
  };
  while (await surviveLife(study, options, count));
  count.acknowledged += study.acknowledged.size;
  if (count.failed.length === 0) await compareWithUndisturbed(study, options, count);
}

interface SoakedStudy {
  readonly seed: string;
  readonly path: string;
  readonly acknowledged: Set<number>;
}

/** Lives once; true where the study was killed, kept everything, and has to go on. */
async function surviveLife(
  { acknowledged, ...study }: SoakedStudy,
  options: SoakOptions,
  count: SoakCount,
): Promise<boolean> {
  const { random, trials } = options;
  const manner = mannerOf(study.path, random);
  const death = count.kills < options.kills ? deathOf(random) : never;
  const left = await liveAndKill({ ...study, ...manner, trials }, death);
  for (const number of left.acknowledged) acknowledged.add(number);
  const loss = existsSync(study.path) ? lossIn(study.path, acknowledged) : undefined;
  if (loss !== undefined) count.failed.push(loss);
  if (left.killed) {
    countKill(count, { death, packs: manner.packs });
    options.onKill(count.kills);
    if (existsSync(study.path) && random.integer(3) === 0) tearAfter(study.path, random, count);
  }
  return left.killed && loss === undefined;
}

/** What may differ between lives of one study without a change of its results. */
function mannerOf(path: string, random: Random): Pick<Life, 'packs' | 'workers' | 'fsync'> {
  return {
    packs: existsSync(path) && random.integer(4) === 0,
    workers: 1 + random.integer(mostWorkers),
    fsync: random.integer(2) === 0 ? 'each' : 'group',
  };
}

function countKill(
  count: SoakCount,
  { death, packs }: { readonly death: Death; readonly packs: boolean },
): void {
  count.kills++;
  if (death.after === 'start') count.killsAtStart++;
  if (packs) count.packings++;
}

async function compareWithUndisturbed(
  { path, seed }: SoakedStudy,
  { folder, trials }: SoakOptions,
  count: SoakCount,
): Promise<void> {
  const undisturbed = join(folder, `undisturbed-${count.studies}.jsonl`);
  const calm = { fsync: 'none', workers: mostWorkers, packs: false } as const;
  await live({ path: undisturbed, seed, trials, ...calm });
  if (timelessText(path) !== timelessText(undisturbed)) {
    count.failed.push(`${path} must equal ${undisturbed} but for the clock, and does not`);
    return;
  }
  for (const file of [path, undisturbed]) rmSync(file);
}

const never: Death = { after: 'never', ms: 0 };

/** One kill in eight comes while the process starts. */
function deathOf(random: Random): Death {
  return random.integer(8) === 0
    ? { after: 'start', ms: random.uniform() * longestStartMs }
    : { after: 'ready', ms: random.uniform() * longestLifeMs };
}

/** Appends a part of a record, cut at a random byte. */
function tearAfter(path: string, random: Random, count: SoakCount): void {
  const last = readFileSync(path, 'utf8').split('\n').at(-2) ?? '';
  const torn = Buffer.from(last).subarray(0, random.integer(1 + Buffer.byteLength(last)));
  appendFileSync(path, torn);
  count.tornRecords++;
}
