import { z } from 'zod';

const extent = z.int().positive();
const floats = z.custom<Float32Array>((value) => value instanceof Float32Array);

/** Run images through a file, a batch at a time. */
const logitsRequestSchema = z.strictObject({
  kind: z.literal('logits'),
  file: z.string().min(1),
  /** Normalised pixels [count, channels, height, width]. */
  images: floats,
  /** [channels, height, width]. */
  shape: z.tuple([extent, extent, extent]),
  imagesPerBatch: extent,
});

/** Time one image through several files in turn. */
const latencyRequestSchema = z.strictObject({
  kind: z.literal('latency'),
  files: z.array(z.string().min(1)).min(1),
  shape: z.tuple([extent, extent, extent]),
  warmUpRuns: z.int().nonnegative(),
  rounds: extent,
  runsPerRound: extent,
});

/** Write the graph that the runtime makes of a file for this machine. */
const optimizeRequestSchema = z.strictObject({
  kind: z.literal('optimize'),
  file: z.string().min(1),
  optimizedFile: z.string().min(1),
});

/** What the parent may ask of the child process. */
export const requestSchema = z.discriminatedUnion('kind', [
  logitsRequestSchema,
  latencyRequestSchema,
  optimizeRequestSchema,
]);
/** See {@link requestSchema}. */
export type RuntimeRequest = z.infer<typeof requestSchema>;

/** Result of each kind of request. */
export const resultSchemas = {
  /** [count, classes], row-major. */
  logits: z.strictObject({ logits: floats, classes: extent }),
  /** By file in the order asked, the median of each round's runs. */
  latency: z.strictObject({ roundMicroseconds: z.array(z.array(z.number().positive()).min(1)) }),
  optimize: z.strictObject({}),
} as const;

/** Kind of request. */
export type RequestKind = RuntimeRequest['kind'];
/** Request of one kind. */
export type RequestOf<K extends RequestKind> = Extract<RuntimeRequest, { kind: K }>;
/** Result of one kind of request. */
export type ResultOf<K extends RequestKind> = z.infer<(typeof resultSchemas)[K]>;

/** What the child answers, once. */
export const replySchema = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), result: z.unknown() }),
  z.strictObject({ ok: z.literal(false), message: z.string() }),
]);
/** See {@link replySchema}. */
export type RuntimeReply = z.infer<typeof replySchema>;
