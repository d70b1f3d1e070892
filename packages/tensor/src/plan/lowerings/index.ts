import { activationSchema } from '@espalier/network';
import type { Lowering } from '../lowering.ts';
import { activationOf } from './activations.ts';
import { add } from './add.ts';
import { attention } from './attention.ts';
import { averagePool } from './average-pool.ts';
import { batchNorm } from './batch-norm.ts';
import { concat } from './concat.ts';
import { conv } from './conv.ts';
import { dense } from './dense.ts';
import { depthwiseConv } from './depthwise-conv.ts';
import { dropout, dropPath } from './dropped.ts';
import { globalAveragePool } from './global-average-pool.ts';
import { identity } from './identity.ts';
import { input } from './input.ts';
import { layerNorm } from './layer-norm.ts';
import { globalMaxPool, maxPool } from './max-pool.ts';
import { multiply } from './multiply.ts';
import { slice } from './slice.ts';
import { zero } from './zero.ts';

const activations = activationSchema.options.filter((name) => name !== 'none');

/** Operators that have kernels of their own in a plan; all others go through TensorFlow.js. */
export const lowerings: Readonly<Record<string, Lowering>> = {
  add,
  attention,
  averagePool,
  batchNorm,
  concat,
  conv,
  dense,
  depthwiseConv,
  dropPath,
  dropout,
  globalAveragePool,
  globalMaxPool,
  identity,
  input,
  layerNorm,
  maxPool,
  multiply,
  slice,
  zero,
  ...Object.fromEntries(activations.map((name) => [name, activationOf(name)])),
};
