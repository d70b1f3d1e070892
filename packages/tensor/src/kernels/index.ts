import type { WasmKernel } from '../kernel.ts';
import { averagePoolGradient } from './average-pool-gradient.ts';
import { batchNormGradient } from './batch-norm-gradient.ts';
import { batchNormTraining } from './batch-norm-training.ts';
import { concat } from './concat.ts';
import { conv2d } from './conv2d.ts';
import { conv2dBackpropFilter } from './conv2d-backprop-filter.ts';
import { conv2dBackpropInput } from './conv2d-backprop-input.ts';
import { depthwiseConv2d } from './depthwise-conv2d.ts';
import { depthwiseBackpropFilter } from './depthwise-backprop-filter.ts';
import { depthwiseBackpropInput } from './depthwise-backprop-input.ts';
import { fusedBatchNorm } from './fused-batch-norm.ts';
import { hardSwish } from './hard-swish.ts';
import { hardSwishGradient } from './hard-swish-gradient.ts';
import { identity } from './identity.ts';
import { maxPoolGradient } from './max-pool-gradient.ts';
import { momentumStep } from './momentum-step.ts';
import { reluGradient } from './relu-gradient.ts';
import { split } from './split.ts';
import { swish } from './swish.ts';
import { swishGradient } from './swish-gradient.ts';
import { unsortedSegmentSum } from './unsorted-segment-sum.ts';

/** Every kernel that this package adds to the wasm backend or puts in place of its own. */
export const kernels: readonly WasmKernel[] = [
  averagePoolGradient,
  batchNormGradient,
  batchNormTraining,
  concat,
  conv2d,
  conv2dBackpropFilter,
  conv2dBackpropInput,
  depthwiseConv2d,
  depthwiseBackpropFilter,
  depthwiseBackpropInput,
  fusedBatchNorm,
  hardSwish,
  hardSwishGradient,
  identity,
  maxPoolGradient,
  momentumStep,
  reluGradient,
  split,
  swish,
  swishGradient,
  unsortedSegmentSum,
];
