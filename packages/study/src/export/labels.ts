import {
  decisions,
  validate,
  type Decision,
  type Genotype,
  type SearchSpace,
} from '@espalier/space';

/** The option of a decision as a table shows it: text as it is, all else as JSON. */
export function labelOf(option: unknown): string {
  return typeof option === 'string' ? option : JSON.stringify(option);
}

/** The options that a genotype takes, by the path of the decision, as {@link labelOf} writes them. */
export function toLabels(space: SearchSpace, genotype: Genotype): Readonly<Record<string, string>> {
  return Object.fromEntries(
    decisions(space).flatMap(({ path, options }) => {
      const choice = genotype[path];
      return choice === undefined ? [] : [[path, labelOf(options[choice])] as const];
    }),
  );
}

/**
 * The genotype whose options are named; decisions that do not exist have no name or an empty one.
 *
 * @throws {RangeError} naming the decision and its options, or what makes it no point of the space.
 */
export function fromLabels(
  space: SearchSpace,
  labels: Readonly<Record<string, string | undefined>>,
): Genotype {
  const genotype = Object.fromEntries(
    decisions(space).flatMap((decision) => {
      const label = labels[decision.path] ?? '';
      return label === '' ? [] : [[decision.path, choiceOf(decision, label)] as const];
    }),
  );
  validate(space, genotype);
  return genotype;
}

function choiceOf({ path, options }: Decision, label: string): number {
  const choice = options.findIndex((option) =>
    typeof option === 'number' ? option === Number(label) : labelOf(option) === label,
  );
  if (choice >= 0) return choice;
  throw new RangeError(
    `${path} must be one of ${options.map(labelOf).join(', ')}, but got ${label}.`,
  );
}
