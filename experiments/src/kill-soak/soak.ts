import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Random } from '@espalier/random';
import { lossIn, timelessText } from './check.ts';
import { liveAndKill, type Death } from './kill.ts';
import { live } from './life.ts';

/** How a soak is run. */
export interface SoakOptions {
  /** Fewest kills; the study under way is finished. */
  readonly kills: number;
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
  const { folder, random } = options;
  const seed = `study ${count.studies}`;
  const path = join(folder, `killed-${count.studies}.jsonl`);
  const undisturbed = join(folder, `undisturbed-${count.studies}.jsonl`);
  const fsync = count.studies % 2 === 0 ? 'each' : 'group';
  const acknowledged = new Set<number>();
  for (let killed = true; killed && count.failed.length === 0;) {
    const packs = existsSync(path) && random.integer(4) === 0;
    const workers = 1 + random.integer(mostWorkers);
    const death = deathOf(random);
    const left = await liveAndKill({ path, seed, fsync, workers, packs }, death);
    for (const number of left.acknowledged) acknowledged.add(number);
    killed = left.killed;
    if (killed) afterKill({ path, acknowledged, death, packs }, options, count);
  }
  await live({ path: undisturbed, seed, fsync: 'none', workers: mostWorkers, packs: false });
  if (count.failed.length === 0 && timelessText(path) !== timelessText(undisturbed)) {
    count.failed.push(`${path} must equal ${undisturbed} but for the clock, and does not`);
  }
  count.acknowledged += acknowledged.size;
  if (count.failed.length === 0) for (const file of [path, undisturbed]) rmSync(file);
}

/** One kill in eight comes while the process starts. */
function deathOf(random: Random): Death {
  return random.integer(8) === 0
    ? { after: 'start', ms: random.uniform() * longestStartMs }
    : { after: 'ready', ms: random.uniform() * longestLifeMs };
}

interface Killed {
  readonly path: string;
  readonly acknowledged: ReadonlySet<number>;
  readonly death: Death;
  readonly packs: boolean;
}

function afterKill(
  { path, acknowledged, death, packs }: Killed,
  { random, onKill }: SoakOptions,
  count: SoakCount,
): void {
  count.kills++;
  if (death.after === 'start') count.killsAtStart++;
  if (packs) count.packings++;
  onKill(count.kills);
  if (!existsSync(path)) return;
  const loss = lossIn(path, acknowledged);
  if (loss !== undefined) count.failed.push(loss);
  else if (random.integer(3) === 0) tearAfter(path, random, count);
}

/** Appends a part of a record, cut at a random byte. */
function tearAfter(path: string, random: Random, count: SoakCount): void {
  const last = readFileSync(path, 'utf8').split('\n').at(-2) ?? '';
  const torn = Buffer.from(last).subarray(0, random.integer(1 + Buffer.byteLength(last)));
  appendFileSync(path, torn);
  count.tornRecords++;
}
