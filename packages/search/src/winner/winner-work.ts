import type { Trial } from '@espalier/protocol';
import type { Journal } from '@espalier/study';
import { createPool, shareWeights, type WorkerPool } from '@espalier/workers';
import type { Progress } from '../progress.ts';
import type { ResultFolder } from '../result-folder.ts';
import type { StudySettings } from '../settings.ts';
import type { StudyParts } from '../study-parts.ts';
import type { JobProgress, JobResults, WinnerJob } from './jobs.ts';
import type { WinnerWorkerData } from './winner-worker.ts';

/** What every stage after the search is handed. */
export interface WinnerWork {
  readonly settings: StudySettings;
  readonly parts: StudyParts;
  readonly best: Trial;
  readonly folder: ResultFolder;
  readonly journal: Journal;
  readonly progress: Progress;
  readonly signal: AbortSignal;
  /** Settles when nothing else of this run loads the machine; latencies are measured after it. */
  readonly othersDone: Promise<unknown>;
  /** Runs a job on the winner's worker. */
  readonly run: <J extends WinnerJob>(
    job: J,
    onProgress?: (progress: JobProgress) => void,
  ) => Promise<JobResults[J['kind']]>;
}

/** One worker thread that keeps the whole data set; the winner is trained and measured on it. */
export function winnerPool({ dataset }: StudyParts, { backend }: StudySettings): WorkerPool {
  const workerData: WinnerWorkerData = { dataset, backend };
  return createPool({
    file: new URL('../../dist/winner/winner-worker.js', import.meta.url),
    workers: 1,
    workerData,
  });
}

/** {@link WinnerWork.run} over a pool. */
export function jobRunner(pool: WorkerPool, signal: AbortSignal): WinnerWork['run'] {
  return (job, onProgress) => {
    const task = 'weights' in job ? { ...job, weights: shareWeights(job.weights) } : job;
    return pool.run(task, { signal, ...(onProgress !== undefined && { onProgress }) });
  };
}
