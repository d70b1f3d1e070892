import type { Dataset } from '@espalier/protocol';
import { startBackend, type BackendName } from '@espalier/tensor';
import { givenWorkerData, serve } from '@espalier/workers';
import { runJob, type JobProgress, type JobResults, type WinnerJob } from './jobs.ts';

/** What the winner's worker is given once. */
export interface WinnerWorkerData {
  readonly dataset: Dataset;
  readonly backend: BackendName;
}

const { dataset, backend } = givenWorkerData() as WinnerWorkerData;

export default serve<WinnerJob, JobResults[WinnerJob['kind']], JobProgress>(
  async (job, context) => {
    await startBackend(backend);
    return runJob(job, { dataset, ...context });
  },
);
