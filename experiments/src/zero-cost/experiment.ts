import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { zeroCostProxies } from '@espalier/evaluators';
import type { Json } from '@espalier/protocol';
import { stream } from '@espalier/random';
import { choice, text, whole, type SettingsOf } from '../command-line/flag.ts';
import type { Progress } from '../command-line/progress.ts';
import { defineExperiment } from '../experiment.ts';
import { agreements, brokenClaims } from './agreement.ts';
import { describeAgreements } from './describe.ts';
import { imageSetNames, loadImages, type ScoringImages } from './image-sets.ts';
import { pictureOf } from './picture.ts';
import { readPublished, type PublishedCell } from './published.ts';
import { appendScores, readScores, sameScoring, type ScoreRecord } from './records.ts';
import { scoreAll } from './score-all.ts';
import { proxySpeeds } from './speed.ts';

const flags = {
  cells: whole(2, { argument: 'N', summary: 'Randomly drawn cells', fallback: '500' }),
  images: choice(imageSetNames, { summary: 'Images to score on', fallback: 'shapes' }),
  imagesPerBatch: whole(2, { argument: 'N', summary: 'Images of the batch', fallback: '32' }),
  speedCells: whole(0, {
    argument: 'N',
    summary: 'Cells that every proxy alone is timed on; 0 times none',
    fallback: '8',
  }),
  workers: whole(1, { argument: 'N', summary: 'Worker threads', fallback: '2' }),
  seed: text({ argument: 'TEXT', summary: 'Seed of cells and weights', fallback: '1' }),
  data: text({
    argument: 'DIR',
    summary: 'Folder of the published tables',
    fallback: '../shared/data',
  }),
  out: text({
    argument: 'DIR',
    summary: 'Folder of the results; scores found there are not repeated',
    fallback: 'experiments/src/zero-cost/results',
  }),
};

type Settings = SettingsOf<typeof flags>;

/** Do zero-cost proxies rank networks as published? */
export const zeroCostExperiment = defineExperiment({
  name: 'zero-cost',
  question: 'Do zero-cost proxies rank networks as published?',
  flags,
  async run(settings, progress) {
    const { images: name, imagesPerBatch, seed, data, out, cells: count } = settings;
    const published = await readPublished(data);
    const images = await loadImages(name, { data, count: imagesPerBatch });
    const cells = stream(seed, 'cells').shuffle(published).slice(0, count);
    const records = await finishScores(settings, { cells, images, progress });
    const timed = cells.slice(0, settings.speedCells);
    const speeds = await timeProxies(timed, { images, imagesPerBatch, progress });
    const found = agreements(records, published);
    const scoring = { images: name, imagesPerBatch, seed };
    const json = { scoring, agreements: found, networksPerSecond: speeds } as unknown as Json;
    mkdirSync(out, { recursive: true });
    writeFileSync(join(out, `${name}.json`), `${JSON.stringify(json, null, 2)}\n`);
    writeFileSync(join(out, `${name}.svg`), pictureOf(found));
    const described = describeAgreements(found, scoring, speeds);
    return { text: described, json, failed: brokenClaims(found) };
  },
});

interface Work {
  readonly images: ScoringImages;
  readonly progress: Progress;
}

/** Scores what the results file lacks, saving each cell, and gives the records of the cells. */
async function finishScores(
  { images: name, imagesPerBatch, seed, workers, out }: Settings,
  { cells, images, progress }: Work & { readonly cells: readonly PublishedCell[] },
): Promise<ScoreRecord[]> {
  const path = join(out, 'scores.jsonl');
  const scoring = { images: name, imagesPerBatch, seed };
  const wanted = new Set(cells.map(({ cell }) => cell));
  const records = readScores(path).filter(
    (record) => sameScoring(record.scoring, scoring) && wanted.has(record.cell),
  );
  const known = new Set(records.map(({ cell }) => cell));
  const left = cells.length - known.size;
  await scoreAll({
    ...{ scoring, images, workers, cells: cells.filter(({ cell }) => !known.has(cell)) },
    onRecord: (record) => {
      records.push(record);
      appendScores(path, record);
      progress(records.length - known.size, left, `of ${cells.length} cells scored now`);
    },
  });
  return records;
}

async function timeProxies(
  cells: readonly PublishedCell[],
  { images, imagesPerBatch, progress }: Work & { readonly imagesPerBatch: number },
): Promise<Record<string, number>> {
  if (cells.length === 0) return {};
  const total = Object.keys(zeroCostProxies).length;
  let done = 0;
  return proxySpeeds({
    ...{ cells, images, imagesPerBatch },
    onDone: (proxy) => progress(++done, total, `timed ${proxy}`),
  });
}
