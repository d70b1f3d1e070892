import { metricOf, type Objective, type Trial } from '@espalier/protocol';

/** Two objectives that a chart sets against each other: the first upwards, the second along. */
export type Plane = readonly [up: Objective, along: Objective];

/** Accuracy, higher is better, over predicted latency, lower is better. */
export const accuracyOverLatency: Plane = [
  { metric: 'accuracy', direction: 'maximize', cost: 'expensive', worst: 0 },
  { metric: 'latencyMs', direction: 'minimize', cost: 'cheap' },
];

/** How the values of a metric are written: its name with the unit, and a value without it. */
export interface MetricText {
  readonly heading: string;
  /** Digits and a point alone. */
  readonly format: (value: number) => string;
}

const known: Readonly<Record<string, MetricText>> = {
  accuracy: { heading: 'Validation accuracy (%)', format: (value) => (value * 100).toFixed(1) },
  latencyMs: { heading: 'Predicted latency (ms)', format: (value) => value.toFixed(2) },
  macs: { heading: 'MACs (millions)', format: (value) => (value / 1e6).toFixed(2) },
  parameters: { heading: 'Parameters (millions)', format: (value) => (value / 1e6).toFixed(3) },
};

/** How a metric is written; one that the house does not know keeps its own name. */
export function metricText(metric: string): MetricText {
  return known[metric] ?? { heading: metric, format: (value) => String(+value.toPrecision(5)) };
}

/** A trial's place in the plane, along first; undefined where it lacks a figure. */
export function placeOf(trial: Trial, [up, along]: Plane): [number, number] | undefined {
  const [x, y] = [metricOf(trial, along.metric), metricOf(trial, up.metric)];
  return x === undefined || y === undefined ? undefined : [x, y];
}
