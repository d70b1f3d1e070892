export * from './backend.ts';
export { imageTensor } from './batches.ts';
export { crossEntropy } from './cross-entropy.ts';
export * from './eager/eager-session.ts';
export * from './measure.ts';
export * from './model.ts';
export { MomentumOptimizer, type MomentumStep } from './momentum.ts';
export { normalizedPixels } from './normalized-pixels.ts';
export * from './open-session.ts';
export { isBackendDead } from './out-of-memory.ts';
export type { Parameter } from './parameters.ts';
export type { NodeStreams } from './runtime.ts';
export * from './schedule.ts';
export * from './session.ts';
export * from './trainer.ts';
export * from './training-options.ts';
export * from './weights-file.ts';
/** Types of TensorFlow.js, for packages that receive tensors and must not load it. */
export type * as tf from '@tensorflow/tfjs-core';
