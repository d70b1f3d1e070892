import { EspalierError } from '@espalier/protocol';

/** Which headings of a table hold what; each a list of `HEADING@EPOCHS`. */
export interface ColumnChoice {
  /** Accuracies that a search improves. */
  readonly accuracy?: string;
  /** Seconds that trainings take. */
  readonly costSeconds?: string;
  /** Test accuracies, which no search may see. */
  readonly test?: string;
  /** The heading of the latency in milliseconds. */
  readonly latency?: string;
}

/**
 * The name of the column that each heading becomes: as chosen, otherwise its own.
 *
 * `{ accuracy: 'valid_acc@12' }` names heading `valid_acc` column `accuracy@12`.
 *
 * @throws {EspalierError} `BAD_INPUT` for a heading that the table does not have.
 */
export function columnNames(
  headings: readonly string[],
  { accuracy, costSeconds, test, latency }: ColumnChoice,
): ReadonlyMap<string, string> {
  const chosen = [
    ...listed('accuracy', accuracy),
    ...listed('costSeconds', costSeconds),
    ...listed('test:accuracy', test),
    ...listed('latencyMs', latency),
  ];
  const stranger = chosen.find(([heading]) => !headings.includes(heading));
  if (stranger !== undefined) {
    throw new EspalierError(
      'BAD_INPUT',
      `a column for ${stranger[1]} must be one of ${headings.join(', ')}, but got "${stranger[0]}".`,
      { headings: [...headings] },
    );
  }
  return new Map([...headings.map((heading) => [heading, heading] as const), ...chosen]);
}

function listed(name: string, list = ''): (readonly [string, string])[] {
  const items = list.split(',').filter((item) => item !== '');
  return items.map((item) => {
    const [, heading, epochs] = /^(.*?)(?:@(\d+))?$/.exec(item.trim())!;
    return [heading!, epochs === undefined ? name : `${name}@${epochs}`] as const;
  });
}
