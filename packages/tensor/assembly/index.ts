// Kernels that share the memory of the TensorFlow.js wasm backend. Every pointer is a byte offset
// into that memory, every tensor is float32 and row-major, channels last. Nothing is allocated here.
export { activateBackward } from './activate-backward';
export { activateForward } from './activate-forward';
export { adamStep } from './adam-step';
export { applySlope } from './apply-slope';
export { attentionBackward } from './attention-backward';
export { attentionForward } from './attention-forward';
export { averagePoolBackward, averagePoolForward } from './average-pool';
export { batchMoments } from './batch-moments';
export { convolutionBackward } from './convolution-backward';
export { convolutionForward } from './convolution-forward';
export { copyChannels } from './copy-channels';
export { depthwiseBackward } from './depthwise-backward';
export { depthwiseForward } from './depthwise-forward';
export { globalAveragePoolBackward, globalAveragePoolForward } from './global-average-pool';
export { layerNormBackward, layerNormForward } from './layer-norm';
export { maxPoolBackward, maxPoolForward } from './max-pool';
export { movingAverage } from './moving-average';
export { normalizationBackward, normalizationForward } from './normalization';
export { rmspropStep } from './rmsprop-step';
export { scaleBackward, scaleForward } from './scale';
export { scaleValues } from './scale-values';
export { sgdStep } from './sgd-step';
export { softmaxCrossEntropy } from './softmax-cross-entropy';
export { sumOfSquares } from './sum-of-squares';
