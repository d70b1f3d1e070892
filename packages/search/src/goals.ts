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
  const [, name, sign, limitText, mark, extra] = pattern.exec(text) ?? [];
  const limit = Number(limitText);
  if (name === undefined || !Number.isFinite(limit)) throw badConstraint(text);
  const metric = metricNamed('--constraints', metrics, name).name;
  const side = sign === '<=' ? 'atMost' : 'atLeast';
  const kind = kindOf(mark, Number(extra));
  if (kind === undefined) throw badConstraint(text);
  return { ...kind, metric, side, limit };
}

/** Nothing after a limit is a hard one, `@` a probability, `*` a weight; undefined for what is neither. */
function kindOf(mark: string | undefined, extra: number) {
  if (mark === undefined) return { kind: 'hard' } as const;
  if (mark === '@') {
    return extra > 0 && extra < 1 ? ({ kind: 'chance', probability: extra } as const) : undefined;
  }
  return extra > 0 ? ({ kind: 'soft', weight: extra } as const) : undefined;
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
