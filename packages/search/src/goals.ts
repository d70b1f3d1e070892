import { EspalierError, type Constraint, type Objective } from '@espalier/protocol';

/** What a network of this app can be judged by. */
const metrics = ['accuracy', 'latencyMs', 'macs', 'parameters'] as const;

/**
 * Objectives from their names: `accuracy,latencyMs`. Accuracy is maximised, the others minimised.
 *
 * @throws {EspalierError} `BAD_INPUT`.
 */
export function parseObjectives(text: string): Objective[] {
  return text.split(',').map((name) => {
    const metric = checkMetric('--objectives', name.trim());
    return metric === 'accuracy'
      ? { metric, direction: 'maximize', cost: 'expensive', worst: 0 }
      : { metric, direction: 'minimize', cost: 'cheap' };
  });
}

/** `latencyMs<=20`, with `@0.95` a chance constraint, with `*2` a soft one of weight 2. */
const pattern = /^([a-zA-Z]+)\s*(<=|>=)\s*([-+.\de]+)(?:(@|\*)([-+.\de]+))?$/;

/**
 * Constraints from their text, separated by commas.
 *
 * @example
 * parseConstraints('latencyMs<=20@0.95, macs<=3e8, parameters<=4e6*0.5')
 * @throws {EspalierError} `BAD_INPUT`.
 */
export function parseConstraints(text: string): Constraint[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(parseConstraint);
}

function parseConstraint(text: string): Constraint {
  const [, name = '', sign, limitText = '', mark, extraText = ''] = pattern.exec(text) ?? [];
  const [limit, extra] = [Number(limitText), Number(extraText)];
  if (name === '' || !Number.isFinite(limit)) throw badConstraint(text);
  const side = sign === '<=' ? 'atMost' : 'atLeast';
  const bound = { metric: checkMetric('--constraints', name), side, limit } as const;
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

function checkMetric(flag: string, name: string): string {
  if ((metrics as readonly string[]).includes(name)) return name;
  throw new EspalierError(
    'BAD_INPUT',
    `${flag} must name ${metrics.join(', ')}, but got "${name}".`,
    { name },
  );
}
