import { z } from '@espalier/protocol';
import { nasBench201Edges, nasBench201Operations } from '@espalier/search-spaces';

const cellCount = 5 ** 6;
const percents = z.array(z.number().min(0).max(100)).length(cellCount);
const edgeCount = nasBench201Edges.length;

/**
 * The part of the accuracy file that the experiment reads.
 *
 * `arch` holds one digit for each of `edges`, an index into `ops`; accuracies are percent, by the
 * index of the cell in `arch`; `train_s` is seconds for 200 epochs.
 */
export const benchmarkFileSchema = z.object({
  name: z.literal('nas-bench-201'),
  ops: z.array(z.enum(nasBench201Operations)).length(nasBench201Operations.length),
  edges: z.array(z.tuple([z.int(), z.int()])).length(edgeCount),
  arch: z
    .array(z.string().regex(/^[0-4]{6}$/))
    .length(cellCount)
    .refine((cells) => new Set(cells).size === cellCount, 'cells must be distinct'),
  epoch12: z.object({ cifar10: z.object({ valid: percents }) }),
  epoch200: z.object({
    cifar10: z.object({
      valid: percents,
      test: percents,
      train_s: z.array(z.number().positive()).length(cellCount),
    }),
  }),
});
/** See {@link benchmarkFileSchema}. */
export type BenchmarkFile = z.infer<typeof benchmarkFileSchema>;
