// Kernels that share the memory of the TensorFlow.js wasm backend. Every pointer is a byte offset
// into that memory, every tensor is float32 and row-major, channels last. Nothing is allocated here.
export { activateBackward } from './activate-backward';
export { activateForward } from './activate-forward';
export { applySlope } from './apply-slope';
export { averagePoolGradient } from './average-pool-gradient';
export { batchMoments } from './batch-moments';
export { batchStatistics, normalize } from './batch-norm';
export { batchNormGradient } from './batch-norm-gradient';
export { convolutionBackward } from './convolution-backward';
export { convolutionForward } from './convolution-forward';
export { convolutionFilterGradient, productOfTransposed } from './convolution-filter-gradient';
export { copyRows } from './copy-rows';
export { depthwiseConvolution } from './depthwise-convolution';
export { depthwiseFilterGradient } from './depthwise-filter-gradient';
export { depthwiseInputGradient } from './depthwise-input-gradient';
export { globalAveragePoolBackward, globalAveragePoolForward } from './global-average-pool';
export { hardSwish, hardSwishGradient } from './hard-swish';
export { packPanels, productOfPanels } from './matrix-product';
export { maxPoolGradient } from './max-pool-gradient';
export { momentumStep } from './momentum-step';
export { normalizationBackward, normalizationForward } from './normalization';
export { reluGradient } from './relu-gradient';
export { scaleValues } from './scale-values';
export { sgdStep } from './sgd-step';
export { softmaxCrossEntropy } from './softmax-cross-entropy';
export { sumOfSquares } from './sum-of-squares';
export { swishGradient } from './swish-gradient';
