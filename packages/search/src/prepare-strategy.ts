import { preparedSchema, type Json } from '@espalier/protocol';
import { supernets } from '@espalier/supernet';
import type { Journal } from '@espalier/study';
import { createPool } from '@espalier/workers';
import { firstImages } from './first-images.ts';
import type { RunContext } from './run-search.ts';
import type { StudySettings } from './settings.ts';
import type { StudyParts } from './study-parts.ts';
import type { SupernetTask, SupernetWorkerData } from './supernet-worker.ts';

/** What preparing a strategy needs. */
export interface Preparation {
  readonly settings: StudySettings;
  readonly parts: StudyParts;
  readonly journal: Journal;
  readonly context: RunContext;
}

/**
 * Trains the supernet of a strategy that has one and returns the state it starts from.
 *
 * Done once per study: the journal keeps the state.
 */
export async function prepareStrategy(preparation: Preparation): Promise<Json | undefined> {
  const { settings, journal } = preparation;
  if (!Object.hasOwn(supernets, settings.strategy)) return undefined;
  const recorded = journal.recovered.find((record) => record.kind === 'prepared');
  if (recorded !== undefined) return preparedSchema.parse(recorded).state;
  const start = performance.now();
  const state = await trainSupernet(preparation);
  const seconds = (performance.now() - start) / 1000;
  journal.append({ kind: 'prepared', state, clock: { seconds } });
  return state;
}

async function trainSupernet({ settings, parts, context }: Preparation): Promise<Json> {
  const { info, train, validation } = parts.dataset;
  const workerData: SupernetWorkerData = {
    data: {
      info,
      train: firstImages(train, settings.trainImages),
      validation: firstImages(validation, settings.validationImages),
    },
    backend: settings.backend,
  };
  const task: SupernetTask = {
    supernet: settings.strategy,
    space: settings.space,
    skeleton: parts.skeleton,
    options: settings.options,
    seed: settings.seed,
    prices: parts.costModel.additive(),
    targetMs: parts.targetMs,
  };
  const pool = createPool({
    file: new URL('../dist/supernet-worker.js', import.meta.url),
    workers: 1,
    workerData,
  });
  try {
    const supernet = supernets[settings.strategy as keyof typeof supernets];
    const total = supernet.epochs(settings.options);
    const bar = context.progress.stage('supernet', total);
    bar.update(0);
    const state = await pool.run<Json, { epoch: number; loss: number }>(task, {
      signal: context.signal,
      onProgress: ({ epoch, loss }) => bar.update(epoch, `loss ${loss.toFixed(3)}`),
    });
    bar.finish();
    return state;
  } finally {
    await pool.close();
  }
}
