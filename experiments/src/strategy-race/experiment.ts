import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { EspalierError, type Json } from '@espalier/protocol';
import { drawLineChart } from '@espalier/report';
import { positives, text, whole } from '../command-line/flag.ts';
import { defineExperiment } from '../experiment.ts';
import { missedBars } from './bars.ts';
import { describeRace } from './describe.ts';
import { race, searchesOn, type Placing } from './measure.ts';
import { tracksIn } from './tracks.ts';

/** Which strategy finds the best networks in a few hundred evaluations? */
export const strategyRaceExperiment = defineExperiment({
  name: 'strategy-race',
  question: 'Which strategy finds the best networks in a few hundred evaluations?',
  flags: {
    data: text({
      argument: 'DIR',
      summary: 'Folder of the benchmarks; those whose files it has are raced on',
      fallback: '../shared/data',
    }),
    seeds: whole(2, { argument: 'N', summary: 'Searches of each strategy', fallback: '100' }),
    slowSeeds: whole(2, {
      argument: 'N',
      summary:
        'Searches of each strategy that takes milliseconds for a trial; ranks are over these',
      fallback: '12',
    }),
    evaluations: positives({
      argument: 'N,N',
      summary: 'Numbers of evaluations at which strategies are compared',
      fallback: '100,300',
    }),
    out: text({
      argument: 'DIR',
      summary: 'Folder of the results',
      fallback: 'experiments/src/strategy-race/results',
    }),
  },
  async run({ data, seeds, slowSeeds, evaluations: counts, out }, progress) {
    const tracks = tracksIn(data);
    if (tracks.length === 0) throw noBenchmark(data);
    const sizes = { data, seeds, slowSeeds, counts };
    const each = await Promise.all(tracks.map((track) => searchesOn(track, sizes)));
    const total = each.reduce((sum, count) => sum + count, 0);
    let done = 0;
    const placings: Placing[] = [];
    for (const track of tracks) {
      placings.push(
        ...(await race(track, sizes, (count) => progress((done += count), total, track.benchmark))),
      );
    }
    await writeResults(out, placings);
    return {
      text: describeRace(placings, counts),
      json: placings as unknown as Json,
      failed: missedBars(placings, counts),
    };
  },
});

function noBenchmark(data: string): EspalierError {
  return new EspalierError(
    'DATA_MISSING',
    `--data must be a folder with the files of a benchmark, but got none in ${data}. See packages/benchmarks/README.md.`,
    { data },
  );
}

async function writeResults(folder: string, placings: readonly Placing[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'placings.json'), `${JSON.stringify(placings, null, 1)}\n`);
  for (const track of new Set(placings.map((placing) => placing.track))) {
    const field = placings.filter((placing) => placing.track === track);
    await writeFile(join(folder, `${track}.svg`), pictureOf(track, field));
  }
}

function pictureOf(track: string, field: readonly Placing[]): string {
  const best = field.toSorted((a, b) => b.found.at(-1)!.mean - a.found.at(-1)!.mean);
  return drawLineChart({
    title: `${track}: best accuracy so far, mean over seeds`,
    x: 'Evaluations, or their time',
    y: 'Accuracy, %',
    series: best.map(({ strategy, curve }) => ({ name: strategy, points: curve })),
    leastY: Math.floor(best[0]!.found.at(-1)!.mean - 5),
  });
}
