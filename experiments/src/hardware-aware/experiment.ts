import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Json } from '@espalier/protocol';
import { positives, text, whole } from '../command-line/flag.ts';
import { defineExperiment } from '../experiment.ts';
import { cases, type Case } from './cases.ts';
import { describeCases } from './describe.ts';
import { frontSearchers } from './fronts.ts';
import { limitSearchers } from './limits.ts';
import { measureCase, type CaseResult, type FrontRow, type Measured } from './measure.ts';
import { pictureOf } from './picture.ts';

/** Least share of the hypervolume that NSGA-II must find on the cells, at 300 evaluations. */
const bar = 0.992;

/** Do searches find the best networks for a device, and do rewards follow their target? */
export const hardwareAwareExperiment = defineExperiment({
  name: 'hardware-aware',
  question: 'Do searches find the best networks for a device, and do rewards follow their target?',
  flags: {
    data: text({
      argument: 'DIR',
      summary: 'Folder with nas-bench-201/, hw-nas-bench/ and accel-nas-bench/',
      fallback: '../shared/data',
    }),
    seeds: whole(2, { argument: 'N', summary: 'Searches of each kind', fallback: '30' }),
    evaluations: positives({
      argument: 'N,N',
      summary: 'Numbers of evaluations at which fronts are compared',
      fallback: '100,300,1000',
    }),
    out: text({
      argument: 'DIR',
      summary: 'Folder of the results',
      fallback: 'experiments/src/hardware-aware/results',
    }),
  },
  async run({ data, seeds, evaluations, out }, progress) {
    const total = cases.reduce((sum, one) => sum + seeds * searchesOf(one), 0);
    let done = 0;
    const onSearches = (count: number): void => progress((done += count), total, 'searches');
    await mkdir(out, { recursive: true });
    const results: CaseResult[] = [];
    for (const one of cases) {
      const measured = await measureCase(one, { data, seeds, counts: evaluations }, onSearches);
      results.push(measured.result);
      await writePicture(out, one, measured);
    }
    await writeFile(join(out, 'results.json'), `${JSON.stringify(results, null, 1)}\n`);
    return {
      text: describeCases(results),
      json: results as unknown as Json,
      failed: results.flatMap(failuresOf),
    };
  },
});

function searchesOf({ unit }: Case): number {
  const fronts = Object.values(frontSearchers).filter(
    ({ follows }) => follows !== 'contribution' || unit === 'ms',
  );
  return fronts.length + 3 * Object.keys(limitSearchers).length;
}

async function writePicture(folder: string, one: Case, measured: Measured): Promise<void> {
  const name = `${one.benchmark}-${one.metric}.svg`;
  await writeFile(join(folder, name), pictureOf(one, measured, 300));
}

/** What the README claims and did not hold, beyond two standard errors of the mean over seeds. */
function failuresOf({ name, fronts, reactions }: CaseResult): string[] {
  const nsga2 = fronts.find(
    ({ searcher, evaluations }) => searcher === 'nsga2' && evaluations === 300,
  );
  const short = name.startsWith('NAS-Bench-201') && nsga2 !== undefined && isShort(nsga2);
  const wrong = reactions
    .filter(({ claimsToReact, different }) => claimsToReact !== different > 1)
    .map(({ reward }) => `${name}: the reward ${reward} reacts otherwise than it says`);
  const missed = `${name}: NSGA-II found less than ${bar} of the hypervolume`;
  return short ? [missed, ...wrong] : wrong;
}

function isShort({ ofTable: { mean, deviation }, seeds }: FrontRow): boolean {
  return mean + (2 * deviation) / Math.sqrt(seeds) < bar;
}
