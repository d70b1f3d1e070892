export { createPool, type PoolOptions, type RunHooks, type WorkerPool } from './pool.ts';
export { serve } from './serve.ts';
export { outOfMemoryExitCode, type Envelope, type Reply, type TaskContext } from './protocol.ts';
export { givenWorkerData } from './worker-data.ts';
