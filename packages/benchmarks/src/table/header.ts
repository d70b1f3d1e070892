import { z } from 'zod';

const direction = z.enum(['maximize', 'minimize']);
const epochs = z.int().positive();
const column = z.string().min(1);

/** What one Float64 column of a table holds. */
export const columnSchema = z.discriminatedUnion('role', [
  /** What a search improves after a training of that length; 0 to 1. */
  z.strictObject({ role: z.literal('accuracy'), column, epochs }),
  /** What a training of that length takes. */
  z.strictObject({ role: z.literal('costSeconds'), column, epochs }),
  /** A further metric; its column is its name. */
  z.strictObject({
    role: z.literal('metric'),
    column,
    unit: z.string().nullable(),
    direction,
    cost: z.enum(['cheap', 'expensive']),
  }),
  /** What no search may see. */
  z.strictObject({
    role: z.literal('heldOut'),
    column,
    unit: z.string().nullable(),
    direction,
    epochs: epochs.nullable(),
  }),
]);
/** See {@link columnSchema}. */
export type Column = z.infer<typeof columnSchema>;

/** What the head of a table says, as the metadata `espalier.benchmark` of its file. */
export const headerSchema = z.strictObject({
  version: z.literal(1),
  name: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'must be lower-case words joined by - or .'),
  summary: z.string(),
  cite: z.string(),
  licence: z.string(),
  /** What the accuracy of a trial is, e.g. `validation accuracy`. */
  accuracyIs: z.string().min(1),
  space: z.strictObject({
    name: z.string(),
    /** SHA-256 of the decisions that point codes depend on. */
    digest: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  /** Rows of the source; more than the table has where it listed architectures repeatedly. */
  sourceRows: z.int().nonnegative(),
  columns: z
    .array(columnSchema)
    .refine((columns) => columns.some(({ role }) => role === 'accuracy'), {
      error: 'must hold at least one accuracy',
    })
    .refine((columns) => new Set(columns.map((one) => one.column)).size === columns.length, {
      error: 'must have different names',
    }),
});
/** See {@link headerSchema}. */
export type Header = z.infer<typeof headerSchema>;
