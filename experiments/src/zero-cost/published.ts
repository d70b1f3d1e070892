import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { readyBenchmarks } from '@espalier/benchmarks';
import type { ProxyName } from '@espalier/evaluators';
import { EspalierError, z } from '@espalier/protocol';
import type { Genotype } from '@espalier/space';

/** Our names of the proxies by those of the published table. */
const names = {
  epe_nas: 'epe',
  fisher: 'fisher',
  flops: 'macs',
  grad_norm: 'grad-norm',
  grasp: 'grasp',
  jacov: 'jacob-cov',
  l2_norm: 'l2-norm',
  nwot: 'naswot',
  params: 'parameters',
  plain: 'plain',
  snip: 'snip',
  synflow: 'synflow',
  zen: 'zen',
} as const satisfies Readonly<Record<string, ProxyName>>;

const column = z.array(z.number());
const columns = Object.fromEntries(
  Object.keys(names).map((name) => [name, column]),
) as unknown as Readonly<Record<keyof typeof names, typeof column>>;
const tableSchema = z.object({ cifar10: z.object({ index: column, ...columns }) });

/** Scores of a cell by the names of the proxies. */
export type Scores = Readonly<Record<ProxyName, number>>;

/** A cell of NAS-Bench-201 with what others measured of it. */
export interface PublishedCell {
  /** Official index. */
  readonly cell: number;
  readonly genotype: Genotype;
  /** CIFAR-10 test accuracy after 200 epochs, 0 to 1, mean of the runs. */
  readonly testAccuracy: number;
  readonly scores: Scores;
}

/**
 * The cells for which zero-cost scores were published, with those scores and the measured accuracy.
 *
 * @throws {EspalierError} `DATA_MISSING`, `DATA_CORRUPT`.
 * @see Krishnakumar et al. 2022, "NAS-Bench-Suite-Zero", https://arxiv.org/abs/2210.03230; Dong and
 *   Yang 2020, "NAS-Bench-201", https://arxiv.org/abs/2001.00326
 */
export async function readPublished(data: string): Promise<PublishedCell[]> {
  const { benchmark, heldOut } = await readyBenchmarks['nas-bench-201-cifar10']!.load({ data });
  const { index, ...theirs } = readTable(join(data, 'nb201-zero-cost/nb201_zero_cost.json.gz'));
  return index.map((cell, row) => {
    const genotype = benchmark.at(cell);
    const scores = Object.entries(names).map(([name, ours]) => [
      ours,
      theirs[name as keyof typeof theirs][row]!,
    ]);
    return {
      cell,
      genotype,
      testAccuracy: heldOut.test(genotype),
      scores: Object.fromEntries(scores) as Scores,
    };
  });
}

function readTable(path: string): z.infer<typeof tableSchema>['cifar10'] {
  try {
    const text = gunzipSync(readFileSync(path)).toString('utf8');
    return tableSchema.parse(JSON.parse(text)).cifar10;
  } catch (thrown) {
    throw new EspalierError(
      'DATA_CORRUPT',
      `${path} must be the published table of zero-cost scores, but got: ${(thrown as Error).message.slice(0, 200)} ` +
        'Give the folder that holds it with --data.',
      { path },
    );
  }
}
