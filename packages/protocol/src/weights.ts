/** Trained values by full parameter name `<node>/<parameter>`, row-major float32. */
export type Weights = ReadonlyMap<string, Float32Array>;

/** Affine code of an activation: real = (code - zeroPoint) * scale, code in 0..255. */
export interface ActivationCode {
  readonly scale: number;
  readonly zeroPoint: number;
}

/** Scales of an int8 network whose batch norms are folded. */
export interface Quantization {
  /** By node id, of every node's output; the input image has the id of its input node. */
  readonly activations: ReadonlyMap<string, ActivationCode>;
  /** Symmetric int8 scale per output channel, by full name of the kernel. */
  readonly kernels: ReadonlyMap<string, Float32Array>;
}
