import type { Evaluation, Rung } from '@espalier/protocol';
import { isBackendDead, startBackend, type BackendName } from '@espalier/tensor';
import { givenWorkerData, serve } from '@espalier/workers';
import { trainCandidate, type CandidateSetting, type CandidateTask } from './train-candidate.ts';

/** What every worker of a train evaluator is given once. */
export interface CandidateWorkerData {
  readonly setting: CandidateSetting;
  readonly backend: BackendName;
}

const { setting, backend } = givenWorkerData() as CandidateWorkerData;

export default serve<CandidateTask, Evaluation, Rung, 'stop' | 'go on'>(
  (request, { report, isCancelled }) =>
    trainCandidate(request, setting, { isCancelled, onRung: report }),
  { warmUp: () => startBackend(backend), isLost: isBackendDead },
);
