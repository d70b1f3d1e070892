import { nasBench201Edges, nasBench201Operations, nasBench201 } from '@espalier/search-spaces';
import { decisions, type Genotype } from '@espalier/space';
import { z } from 'zod';

const cells = 5 ** 6;
const percents = z.array(z.number().min(0).max(100)).length(cells);
const positives = z.array(z.number().positive()).length(cells);

const longRuns = z.object({
  test: percents,
  valid: percents,
  train_s: positives,
  params_m: positives,
});

/**
 * The accuracies, in percent by the published index of the cell; `train_s` seconds of 200 epochs.
 *
 * `arch` holds one digit for each of `edges`, an index into `ops`.
 */
export const accuracyFile = z.object({
  name: z.literal('nas-bench-201'),
  ops: z.array(z.enum(nasBench201Operations)).length(nasBench201Operations.length),
  edges: z.array(z.tuple([z.int(), z.int()])).length(nasBench201Edges.length),
  arch: z.array(z.string().regex(/^[0-4]{6}$/)).length(cells),
  epoch200: z.object({ cifar10: longRuns, cifar100: longRuns.extend({ valtest: percents }) }),
  epoch12: z.object({
    cifar10: z.object({ test: percents, valid: percents }),
    cifar100: z.object({ test: percents, valid: percents }),
  }),
});
/** See {@link accuracyFile}. */
export type AccuracyFile = z.infer<typeof accuracyFile>;

/** HW-NAS-Bench, by the published index: latency in milliseconds, energy in millijoules. */
export const hardwareFile = z.object({
  count: z.literal(cells),
  cifar10: z.object({
    pixel3_latency: positives,
    raspi4_latency: positives,
    edgegpu_latency: positives,
    edgegpu_energy: positives,
  }),
});
/** See {@link hardwareFile}. */
export type HardwareFile = z.infer<typeof hardwareFile>;

/** The cells in published order; edges and operations are matched by what they are. */
export function cellsOf({ arch, edges, ops }: AccuracyFile): readonly Genotype[] {
  const places = decisions(nasBench201).map(({ path }, edge) => {
    const { source, target } = nasBench201Edges[edge]!;
    return [path, edges.findIndex(([from, to]) => from === source && to === target)] as const;
  });
  const choiceOf = ops.map((operation) => nasBench201Operations.indexOf(operation));
  return arch.map((digits) =>
    Object.fromEntries(places.map(([path, place]) => [path, choiceOf[Number(digits[place])]!])),
  );
}
