import type { Column } from './header.ts';

/** `test:` marks what is held out; `@` the length of the training in epochs. */
const pattern = /^(test:)?([^@]+)(?:@([1-9]\d*))?$/;

/** Units by the ends of names, as the house writes them. */
const units: readonly (readonly [RegExp, string])[] = [
  [/Ms$/, 'ms'],
  [/Millijoules$/, 'mJ'],
  [/Seconds$/, 's'],
  [/Bytes$/, 'bytes'],
  [/ImagesPerSecond$/, 'images/s'],
];

/** Names of which more is better. */
const maximized = /accuracy$|PerSecond$/i;

/**
 * What a column holds, by its name: `accuracy@12`, `costSeconds@12`, `test:accuracy@200`, and any
 * other name for a metric that is known before the training.
 *
 * A length that is not said is 1. Units and directions follow from the ends of names: more is better
 * of accuracies and of what is `PerSecond`, less of all else.
 *
 * @throws {TypeError} when the text has another form.
 */
export function columnNamed(column: string): Column {
  const [, test, name, length] = pattern.exec(column) ?? [];
  if (name === undefined) {
    throw new TypeError(
      `a column must be named like accuracy@12, costSeconds@12, test:accuracy@200 or latencyMs, but got "${column}".`,
    );
  }
  const epochs = length === undefined ? null : Number(length);
  const further = { column, unit: unitOf(name), direction: directionOf(name) };
  if (test !== undefined) return { role: 'heldOut', ...further, epochs };
  if (name === 'accuracy' || name === 'costSeconds') {
    return { role: name, column, epochs: epochs ?? 1 };
  }
  return { role: 'metric', ...further, cost: 'cheap' };
}

function unitOf(name: string): string | null {
  return units.find(([end]) => end.test(name))?.[1] ?? null;
}

function directionOf(name: string): 'maximize' | 'minimize' {
  return maximized.test(name) ? 'maximize' : 'minimize';
}
