import { describe } from './describe.ts';
import type { Decision, Gene, Genes } from './space.ts';
import { isPlainObject, stableJson } from './stable-json.ts';

/** Answers a decision with the index of an option. */
export type Choose = (decision: Decision) => number;

/**
 * The values of a tree of genes, asking `choose` for every active decision in order.
 *
 * This file alone knows the kinds of gene; everything else is derived from its two walks.
 *
 * @throws {TypeError} when the name of a gene could not stand in a dotted path.
 */
export function readValues(genes: Genes, choose: Choose): unknown {
  return read({ kind: 'genes', members: genes }, '', choose);
}

/**
 * The choices that make `values` out of a tree of genes: the inverse of {@link readValues}.
 *
 * @throws {TypeError} naming the path where the values leave the tree.
 */
export function writeChoices(genes: Genes, values: unknown): Record<string, number> {
  const choices: Record<string, number> = {};
  write({ kind: 'genes', members: genes }, { path: '', value: values, choices });
  return choices;
}

function read(gene: Gene, path: string, choose: Choose): unknown {
  switch (gene.kind) {
    case 'oneOf':
      return gene.options[choose({ path, options: gene.options })];
    case 'fixed':
      return gene.value;
    case 'each':
      return gene.items.map((item, position) => read(item, join(path, String(position)), choose));
    case 'genes':
      return Object.fromEntries(
        Object.entries(gene.members).map(([name, member]) => [
          name,
          read(member, join(path, checkedName(name)), choose),
        ]),
      );
    default:
      return unknownKind(gene);
  }
}

/** Where a write stands: the path, the value found there, and the choices made so far. */
interface Place {
  readonly path: string;
  readonly value: unknown;
  readonly choices: Record<string, number>;
}

function write(gene: Gene, place: Place): void {
  switch (gene.kind) {
    case 'oneOf':
      place.choices[place.path] = indexAmong(gene.options, place);
      return;
    case 'fixed':
      indexAmong([gene.value], place);
      return;
    case 'each': {
      const list = listOf(gene.items.length, place);
      gene.items.forEach((item, position) =>
        write(item, inside(place, String(position), list[position])),
      );
      return;
    }
    case 'genes': {
      const record = recordOf(Object.keys(gene.members), place);
      for (const [name, member] of Object.entries(gene.members)) {
        write(member, inside(place, name, record[name]));
      }
      return;
    }
    default:
      unknownKind(gene);
  }
}

function inside({ path, choices }: Place, step: string, value: unknown): Place {
  return { path: join(path, step), value, choices };
}

function join(path: string, step: string): string {
  return path === '' ? step : `${path}.${step}`;
}

function indexAmong(options: readonly unknown[], { path, value }: Place): number {
  const direct = options.indexOf(value);
  if (direct >= 0) return direct;
  const text = typeof value === 'object' && value !== null ? stableJson(value) : null;
  const index = text === null ? -1 : options.findIndex((option) => stableJson(option) === text);
  if (index >= 0) return index;
  throw new TypeError(
    `${path} must be one of ${options.map(describe).join(', ')}, but got ${describe(value)}.`,
  );
}

function listOf(length: number, { path, value }: Place): readonly unknown[] {
  if (Array.isArray(value) && value.length === length) return value as readonly unknown[];
  const got = Array.isArray(value) ? `${value.length} items` : describe(value);
  throw new TypeError(`${path} must be a list of ${length} items, but got ${got}.`);
}

function recordOf(
  names: readonly string[],
  { path, value }: Place,
): Readonly<Record<string, unknown>> {
  const what = path === '' ? 'the architecture' : path;
  if (!isPlainObject(value)) {
    throw new TypeError(
      `${what} must be an object with ${names.join(', ')}, but got ${describe(value)}.`,
    );
  }
  const stranger = Object.keys(value).find((name) => !names.includes(name));
  if (stranger === undefined) return value;
  throw new TypeError(`${what} must hold only ${names.join(', ')}, but got ${describe(stranger)}.`);
}

function checkedName(name: string): string {
  if (/^[A-Za-z][\w-]*$/.test(name)) return name;
  throw new TypeError(
    `the name of a gene must be a letter followed by letters, digits, "_" or "-", but got ${describe(name)}.`,
  );
}

function unknownKind(gene: never): never {
  throw new TypeError(
    `the kind of a gene must be oneOf, fixed, each or genes, but got ${describe((gene as { kind?: unknown }).kind)}.`,
  );
}
