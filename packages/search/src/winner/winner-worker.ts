import type { Dataset } from '@espalier/protocol';
import { isBackendDead, startBackend, type BackendName } from '@espalier/tensor';
import { givenWorkerData, serve } from '@espalier/workers';
import { runJob, type JobProgress, type JobResults, type WinnerJob } from './jobs.ts';

/** What the winner's worker is given once. */
export interface WinnerWorkerData {
  readonly dataset: Dataset;
  readonly backend: BackendName;
}

const { dataset, backend } = givenWorkerData() as WinnerWorkerData;

export default serve<WinnerJob, JobResults[WinnerJob['kind']], JobProgress>(
  (job, context) => runJob(job, { dataset, ...context }),
  { warmUp: () => startBackend(backend), isLost: isBackendDead },
);
