/** Activations that normalization can carry out in the same pass. */
export type ActivationName = 'none' | 'relu' | 'relu6';

/** An activation as the interval that it clips to, `[low, high]`. */
export const bounds: Readonly<Record<ActivationName, readonly [low: number, high: number]>> = {
  none: [-Infinity, Infinity],
  relu: [0, Infinity],
  relu6: [0, 6],
};
