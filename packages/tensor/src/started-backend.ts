/** What a starter of a backend hands back. */
export interface StartedBackend {
  /** The backend of TensorFlow.js that runs. */
  readonly engine: 'wasm' | 'tensorflow' | 'webgpu' | 'cpu';
  /** What it computes with, such as `SIMD`. */
  readonly detail: string;
}
