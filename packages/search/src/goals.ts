import { EspalierError, type Constraint, type Objective } from '@espalier/protocol';

/** A figure that a study may be about. */
export interface GoalMetric extends Pick<Objective, 'direction' | 'cost'> {
  readonly name: string;
}

/** What a network of this app can be judged by. */
export const networkMetrics: readonly GoalMetric[] = [
  { name: 'accuracy', direction: 'maximize', cost: 'expensive' },
  ...['latencyMs', 'macs', 'parameters'].map(
    (name) => ({ name, direction: 'minimize', cost: 'cheap' }) as const,
  ),
];

/**
 * Objectives from their names: `accuracy,latencyMs`. Directions are those of the metrics.
 *
 * @throws {EspalierError} `BAD_INPUT`.
 */
export function parseObjectives(
  text: string,
  metrics: readonly GoalMetric[] = networkMetrics,
): Objective[] {
  return text.split(',').map((part) => {
    const { name, direction, cost } = metricNamed('--objectives', metrics, part.trim());
    return { metric: name, direction, cost, ...(name === 'accuracy' && { worst: 0 }) };
  });
}

/** `latencyMs<=20`, with `@0.95` a chance constraint, with `*2` a soft one of weight 2. */
const pattern = /^([^\s<>=@*]+)\s*(<=|>=)\s*([-+.\de]+)(?:(@|\*)([-+.\de]+))?$/;

/**
 * Constraints from their text, separated by commas.
 *
 * @example
 * parseConstraints('latencyMs<=20@0.95, macs<=3e8, parameters<=4e6*0.5')
 * @throws {EspalierError} `BAD_INPUT`.
 */
export function parseConstraints(
  text: string,
  metrics: readonly GoalMetric[] = networkMetrics,
): Constraint[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => parseConstraint(part, metrics));
}

function parseConstraint(text: string, metrics: readonly GoalMetric[]): Constraint {
  const [, name = '', sign, limitText = '', mark, extraText = ''] = pattern.exec(text) ?? [];
  const [limit, extra] = [Number(limitText), Number(extraText)];
  if (name === '' || !Number.isFinite(limit)) throw badConstraint(text);
  const side = sign === '<=' ? 'atMost' : 'atLeast';
  const bound = { metric: metricNamed('--constraints', metrics, name).name, side, limit } as const;
  if (mark === undefined) return { kind: 'hard', ...bound };
  if (mark === '@' && extra > 0 && extra < 1) {
    return { kind: 'chance', ...bound, probability: extra };
  }
  if (mark === '*' && extra > 0) return { kind: 'soft', ...bound, weight: extra };
  throw badConstraint(text);
}

function badConstraint(text: string): EspalierError {
  return new EspalierError(
    'BAD_INPUT',
    `--constraints must be limits such as latencyMs<=20, latencyMs<=20@0.95 (kept with probability 0.95) or macs<=3e8*0.5 (soft, of weight 0.5), but got "${text}".`,
    { text },
  );
}

function metricNamed(flag: string, metrics: readonly GoalMetric[], name: string): GoalMetric {
  const found = metrics.find((metric) => metric.name === name);
  if (found !== undefined) return found;
  const names = metrics.map((metric) => metric.name);
  throw new EspalierError(
    'BAD_INPUT',
    `${flag} must name ${names.join(', ')}, but got "${name}".`,
    {
      name,
    },
  );
}
