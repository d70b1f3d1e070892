import { stream } from '@espalier/random';
import { bootstrapInterval, type Interval } from '../statistics/bootstrap.ts';
import { groupBy } from '../statistics/group-by.ts';
import { kendall } from '../statistics/kendall.ts';
import { moments, type Moments } from '../statistics/moments.ts';
import { spearman } from '../statistics/spearman.ts';
import {
  sameSettings,
  settingsKey,
  type TrainingRecord,
  type TrainingSettings,
} from './records.ts';

/** How well one figure ranks networks as long training does. */
export interface Fidelity {
  /** The figure, and the training it comes from; null for a counter. */
  readonly figure: string;
  readonly settings: TrainingSettings | null;
  /** Images that one training of the figure passes through the network; 0 for a counter. */
  readonly imageSteps: number;
  readonly networks: number;
  /** The figure itself over the networks. */
  readonly spread: Moments;
  readonly spearman: Correlation;
  readonly kendall: Correlation;
}

/** A correlation with its 95 % bootstrap interval over networks; null where it is not defined. */
export interface Correlation {
  readonly value: number | null;
  readonly interval: Interval | null;
}

/**
 * Rank correlation of every recorded short training, at each rung, and of simple counters with the
 * last accuracy of the long training, over the networks that have both.
 */
export function fidelities(
  records: readonly TrainingRecord[],
  longSettings: TrainingSettings,
): Fidelity[] {
  const groups = [...groupBy(records, ({ settings }) => settingsKey(settings)).values()];
  const isLong = ([one]: readonly TrainingRecord[]) => sameSettings(one!.settings, longSettings);
  const long = groups.find(isLong) ?? [];
  const alike = groups.filter(
    (group) => !isLong(group) && isComparable(group[0]!.settings, longSettings),
  );
  return [
    ...alike.flatMap((short) => rungFidelities(short, long)),
    ...counters.map(([figure, valueOf]) =>
      fidelity({ figure, settings: null, imageSteps: 0 }, pairs(long, long, valueOf)),
    ),
  ];
}

const counters = [
  ['MACs', ({ macs }: TrainingRecord) => macs],
  ['parameters', ({ parameters }: TrainingRecord) => parameters],
  ['Pixel 3 latency ms', ({ latencyMs }: TrainingRecord) => latencyMs],
] as const;

/** The same seed draws the same networks, whatever their width. */
function isComparable(short: TrainingSettings, long: TrainingSettings): boolean {
  return short.seed === long.seed && short.images === long.images;
}

function rungFidelities(
  short: readonly TrainingRecord[],
  long: readonly TrainingRecord[],
): Fidelity[] {
  const { settings } = short[0]!;
  return settings.epochs.map((epochs, rung) =>
    fidelity(
      {
        figure: `accuracy after ${epochs} of ${settings.epochs.at(-1)!} epochs`,
        settings,
        imageSteps: epochs * settings.trainImages,
      },
      pairs(short, long, ({ rungs }) => rungs[rung]!.accuracy),
    ),
  );
}

type Pair = readonly [figure: number, longAccuracy: number];

function pairs(
  short: readonly TrainingRecord[],
  long: readonly TrainingRecord[],
  figureOf: (record: TrainingRecord) => number,
): Pair[] {
  const accuracies = new Map(long.map(({ number, rungs }) => [number, rungs.at(-1)!.accuracy]));
  return short
    .toSorted((left, right) => left.number - right.number)
    .flatMap((record) => {
      const accuracy = accuracies.get(record.number);
      return accuracy === undefined ? [] : [[figureOf(record), accuracy] as const];
    });
}

function fidelity(
  of: Pick<Fidelity, 'figure' | 'settings' | 'imageSteps'>,
  paired: readonly Pair[],
): Fidelity {
  return {
    ...of,
    networks: paired.length,
    spread: moments(paired.map(([figure]) => figure)),
    spearman: correlation(spearman, paired),
    kendall: correlation(kendall, paired),
  };
}

type Statistic = (x: readonly number[], y: readonly number[]) => number;

function correlation(statistic: Statistic, paired: readonly Pair[]): Correlation {
  const at = (observations: readonly number[]): number =>
    statistic(
      observations.map((index) => paired[index]![0]),
      observations.map((index) => paired[index]![1]),
    );
  const value = paired.length < 2 ? NaN : at(paired.map((_, index) => index));
  if (Number.isNaN(value)) return { value: null, interval: null };
  const interval = bootstrapInterval(paired.length, at, {
    random: stream('proxy-fidelity', 'bootstrap'),
    resamples: 2000,
    confidence: 0.95,
  });
  return { value, interval };
}
