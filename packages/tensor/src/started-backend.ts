/** What a starter of a backend hands back. */
export interface StartedBackend {
  /** The backend of TensorFlow.js that runs. */
  readonly engine: 'wasm' | 'tensorflow' | 'webgpu' | 'cpu';
  /** What it computes with, such as `SIMD`. */
  readonly detail: string;
  /** Done whenever it becomes the running one, where backends share an engine. */
  readonly select?: () => void;
}
