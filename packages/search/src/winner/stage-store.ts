import { readFileSync } from 'node:fs';
import { parseNetwork } from '@espalier/network';
import { stageSchema, type Json, type StageRecord } from '@espalier/protocol';
import type { Journal } from '@espalier/study';
import { decodeWeights, encodeWeights } from '@espalier/tensor';
import type { ResultFolder } from '../result-folder.ts';
import type { TrainedNetwork } from './trained-network.ts';

/** A finished stage: its figures and the network it left. */
export interface FinishedStage<R extends Json> extends TrainedNetwork {
  readonly result: R;
  readonly seconds: number;
}

/**
 * Runs a stage once: a stage that the journal knows is read back from its files instead.
 *
 * The network and its weights are on the disk before the journal says so.
 */
export async function oncePerStudy<R extends Json>(
  name: string,
  { folder, journal }: { readonly folder: ResultFolder; readonly journal: Journal },
  run: () => Promise<TrainedNetwork & { readonly result: R }>,
): Promise<FinishedStage<R>> {
  const recorded = journal.recovered.find(
    (record): record is StageRecord => record.kind === 'stage' && record.name === name,
  );
  if (recorded !== undefined) {
    const { seconds } = stageSchema.parse(recorded).clock;
    return { ...readTrained(folder, `stages/${name}.`), result: recorded.result as R, seconds };
  }
  const start = performance.now();
  const { network, weights, result } = await run();
  const seconds = (performance.now() - start) / 1000;
  writeTrained(folder, `stages/${name}.`, { network, weights });
  journal.append({ kind: 'stage', name, result, clock: { seconds } });
  return { network, weights, result, seconds };
}

/** Writes `<prefix>network.json`, `<prefix>weights.json` and `<prefix>weights.bin`. */
export function writeTrained(folder: ResultFolder, prefix: string, trained: TrainedNetwork): void {
  const { manifest, bytes } = encodeWeights(trained.weights);
  folder.write(`${prefix}network.json`, `${JSON.stringify(trained.network, null, 1)}\n`);
  folder.write(`${prefix}weights.json`, `${JSON.stringify(manifest, null, 1)}\n`);
  folder.write(`${prefix}weights.bin`, bytes);
}

/** Reads what {@link writeTrained} wrote, with its checks. */
export function readTrained(folder: ResultFolder, prefix: string): TrainedNetwork {
  const json = (suffix: string): unknown =>
    JSON.parse(readFileSync(folder.file(`${prefix}${suffix}`), 'utf8'));
  const network = parseNetwork(json('network.json'));
  const bytes = new Uint8Array(readFileSync(folder.file(`${prefix}weights.bin`)));
  return { network, weights: decodeWeights(json('weights.json'), bytes) };
}
