import { EspalierError, type DatasetInfo, type ImageSplit } from '@espalier/protocol';
import { normalizedPixels } from '@espalier/tensor';
import { zeroCostProxies, type ProxyName } from './index.ts';
import { proxySubject, type ProxyBatch, type SubjectOptions } from './subject.ts';

/** What stands for a score that is not finite, as in the published tables: worse than any. */
export const noScore = -1e8;

/**
 * Scores of a network at its first weights by several proxies, which share their passes.
 *
 * The result depends on what is handed in alone, to the bit on the wasm backend. A score that is
 * not finite is {@link noScore}.
 *
 * @throws {EspalierError} `BACKEND_UNAVAILABLE` before `startBackend`; `OUT_OF_MEMORY`.
 */
export function scoreNetwork(
  options: SubjectOptions,
  proxies: readonly ProxyName[],
): Record<string, number> {
  const subject = proxySubject(options);
  return Object.fromEntries(
    proxies.map((name) => {
      const score = zeroCostProxies[name].score(subject);
      return [name, Number.isFinite(score) ? score : noScore];
    }),
  );
}

/**
 * The first images of a split, normalized, as the batch that proxies look at.
 *
 * @throws {EspalierError} `BAD_INPUT` where the split has fewer.
 */
export function firstBatch(split: ImageSplit, info: DatasetInfo, count: number): ProxyBatch {
  if (count > split.count) {
    throw new EspalierError(
      'BAD_INPUT',
      `images of a batch must be at most the ${split.count} of the split, but got ${count}. Load more, or ask for fewer.`,
    );
  }
  const { height, width, channels, classes } = info;
  const pixels = height * width * channels;
  const first = {
    count,
    images: split.images.subarray(0, count * pixels),
    labels: split.labels.subarray(0, count),
  };
  return {
    images: normalizedPixels(first, info),
    shape: [count, height, width, channels],
    labels: first.labels,
    classes,
  };
}
