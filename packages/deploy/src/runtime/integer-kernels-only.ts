import type { OptimizedGraph } from './optimized-graph.ts';

/** ONNX Runtime's float kernels that hold the multiply-accumulates of a network. */
const floatKernels = new Set(['Conv', 'FusedConv', 'Gemm', 'FusedGemm', 'MatMul', 'FusedMatMul']);

/** Whether no convolution or matrix product of an optimized graph is left in float. */
export function integerKernelsOnly(opTypes: OptimizedGraph['opTypes']): boolean {
  return Object.keys(opTypes).every((opType) => !floatKernels.has(opType));
}
