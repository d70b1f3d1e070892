import { table } from '../command-line/table.ts';
import type { Correlation, Fidelity } from './fidelity.ts';
import type { TrainingSettings } from './records.ts';

/** The finding as a table: one line for each figure that could stand for long training. */
export function describeFidelities(
  found: readonly Fidelity[],
  long: TrainingSettings,
  longAccuracy: Fidelity['spread'],
): string {
  const { networks } = found[0]!;
  const accuracy = `${percent(longAccuracy.mean)} ± ${percent(longAccuracy.deviation)} %`;
  return [
    `Long training: ${describeSettings(long)}; ${networks} networks reach ${accuracy}`,
    'Rank correlation with it (95 % bootstrap interval)',
    table([
      [
        'figure',
        'image-steps',
        'mean ± deviation',
        "Spearman's ρ",
        'interval',
        "Kendall's τ",
        'interval',
      ],
      ...found.map(row),
    ]),
  ].join('\n');
}

function row({ figure, settings, imageSteps, spread, spearman, kendall }: Fidelity): string[] {
  const isAccuracy = settings !== null;
  const mean = isAccuracy
    ? `${percent(spread.mean)} ± ${percent(spread.deviation)} %`
    : `${spread.mean.toPrecision(3)} ± ${spread.deviation.toPrecision(3)}`;
  return [
    isAccuracy ? `${figure} (${describeSettings(settings)})` : figure,
    isAccuracy ? `${imageSteps}` : '',
    mean,
    ...describeCorrelation(spearman),
    ...describeCorrelation(kendall),
  ];
}

function describeCorrelation({ value, interval }: Correlation): [string, string] {
  if (value === null || interval === null) return ['not defined', ''];
  return [value.toFixed(2), `${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}`];
}

function describeSettings(settings: TrainingSettings): string {
  const { width, trainImages, epochs, imagesPerStep, learningRate, regularization } = settings;
  return `width ${width}, ${trainImages} images, ${epochs.at(-1)!} epochs, steps of ${imagesPerStep}, rate ${learningRate}, ${regularization}`;
}

const percent = (fraction: number): string => (100 * fraction).toFixed(1);
