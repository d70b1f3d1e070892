import { availableParallelism, loadavg } from 'node:os';
import type { Json } from '@espalier/protocol';
import { backendNames } from '@espalier/tensor';
import { choice, whole } from '../command-line/flag.ts';
import { table } from '../command-line/table.ts';
import { defineExperiment } from '../experiment.ts';
import { candidatesPerHour, warmPool, type RatedPool } from './candidate-rate.ts';
import { noise } from './noise.ts';

/** Least rate of two workers beside that of one. */
const claim = 1.85;

/** How many more candidates an hour do more workers train? */
export const poolScalingExperiment = defineExperiment({
  name: 'pool-scaling',
  question: 'How many more candidates an hour do more workers train?',
  flags: {
    workers: whole(2, { argument: 'N', summary: 'Workers of the larger pool', fallback: '2' }),
    candidates: whole(1, {
      argument: 'N',
      summary: 'Candidates that each worker trains in a round',
      fallback: '4',
    }),
    trainImages: whole(64, { argument: 'N', summary: 'Images of a training', fallback: '1024' }),
    rounds: whole(1, {
      argument: 'N',
      summary: 'Rounds, of which the fastest counts',
      fallback: '5',
    }),
    backend: choice(backendNames, { summary: 'Where to train', fallback: 'wasm' }),
  },
  async run({ workers, candidates, trainImages, rounds, backend }, progress) {
    const settings = { data: noise(trainImages, 64), backend };
    const pools = [await warmPool(1, settings), await warmPool(workers, settings)];
    const best = pools.map(() => 0);
    for (let round = 0; round < rounds; round++) {
      // Pools take turns, so that a slow spell of the machine meets both.
      for (const [index, pool] of pools.entries()) {
        best[index] = Math.max(best[index]!, await candidatesPerHour(pool, candidates));
      }
      progress(round + 1, rounds, 'rounds');
    }
    await Promise.all(pools.map(({ evaluator }) => evaluator.close()));
    return findingOf(pools, best);
  },
});

function findingOf(pools: readonly RatedPool[], best: readonly number[]) {
  const ratio = best[1]! / best[0]!;
  const load = loadavg()[0]!;
  const rows = pools.map(({ workers, startSeconds }, index) => ({
    workers,
    startSeconds,
    candidatesPerHour: best[index]!,
  }));
  const text = table([
    ['workers', 'candidates an hour', 'start s'],
    ...rows.map((row) => [
      String(row.workers),
      row.candidatesPerHour.toFixed(0),
      row.startSeconds.toFixed(1),
    ]),
  ]);
  const machine = `${availableParallelism()} cores, load ${load.toFixed(1)} at the end`;
  return {
    text: `${text}\nRatio ${ratio.toFixed(2)} (${machine}).\n`,
    json: { rows, ratio, load } as unknown as Json,
    failed:
      ratio >= claim || pools[1]!.workers !== 2
        ? []
        : [`two workers train ${ratio.toFixed(2)} times what one does, which is below ${claim}`],
  };
}
