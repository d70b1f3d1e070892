import { drawLineChart } from '@espalier/report';
import type { Agreement } from './agreement.ts';

/** Every proxy as a point: the correlation of its published scores, and of ours, with accuracy. */
export function pictureOf(found: readonly Agreement[]): string {
  const least = Math.min(0, ...found.flatMap(({ ours, published }) => [ours, published]));
  const low = Math.floor(10 * least) / 10;
  return drawLineChart({
    title: `Correlation with CIFAR-10 test accuracy over ${found[0]!.cells} cells of NAS-Bench-201`,
    x: "Spearman's ρ of the published scores",
    y: "Spearman's ρ of our scores",
    series: [
      {
        name: 'equal',
        points: [
          [low, low],
          [1, 1],
        ],
        dashed: true,
      },
      ...found.map(({ proxy, ours, published }) => ({
        name: proxy,
        points: [[published, ours]] as const,
        scatter: true,
      })),
    ],
    leastY: low,
  });
}
