export { createPool, type PoolOptions, type RunHooks, type WorkerPool } from './pool.ts';
export { serve, type ServeOptions } from './serve.ts';
export { shareWeights } from './share-weights.ts';
export { outOfMemoryExitCode, type Envelope, type Reply, type TaskContext } from './protocol.ts';
export { givenWorkerData } from './worker-data.ts';
