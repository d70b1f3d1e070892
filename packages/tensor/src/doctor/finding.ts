import { z } from '@espalier/protocol';
import type { RunningBackend } from '../backend.ts';

/** What a backend does on this machine. */
export const performanceSchema = z.strictObject({
  /** As reports state it, with kernel build or device. */
  description: z.string(),
  /** Of training the reference network, by the quickest of the timed steps. */
  trainingImagesPerSecond: z.number().positive(),
  /** Of its inference, alike. */
  inferenceImagesPerSecond: z.number().positive(),
  imagesPerBatch: z.int().positive(),
  /** Bytes that the training session holds at its peak. */
  trainingBytes: z.number().positive(),
  /** Most memory of the process that measured, everything included. */
  processBytes: z.number().positive(),
});
/** See {@link performanceSchema}. */
export type Performance = z.infer<typeof performanceSchema>;

/** A backend with what it does here, or why it does not start and the cure. */
export type Finding =
  | ({ readonly backend: RunningBackend; readonly available: true } & Performance)
  | { readonly backend: RunningBackend; readonly available: false; readonly reason: string };
