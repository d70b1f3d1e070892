import { workerData } from 'piscina';

/** Inside a worker file: what `createPool` was given as `workerData`. */
export function givenWorkerData(): unknown {
  return workerData;
}
