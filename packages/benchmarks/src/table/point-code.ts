import { createHash } from 'node:crypto';
import { decisions, nth, size, type Genotype, type SearchSpace } from '@espalier/space';

/** Points as numbers: index = Σ choice · weight, as `nth` counts. */
export interface NumberCode {
  readonly kind: 'number';
  /** Points of the space. */
  readonly size: number;
  /** The number of a genotype, or -1 where it is no point of the space. No allocation. */
  encode(genotype: Genotype): number;
  decode(code: number): Genotype;
}

/** Points as texts: the choices in the order of the decisions, e.g. `3,0,,12`, empty where one does not exist. */
export interface TextCode {
  readonly kind: 'text';
  encode(genotype: Genotype): string;
  decode(code: string): Genotype;
}

/**
 * How the points of a space are written in a column: as numbers where no decision depends on others
 * and there are at most 2⁵³ - 1, otherwise as texts.
 */
export function pointCodeOf(space: SearchSpace): NumberCode | TextCode {
  const count = plainSize(space);
  return count === null ? textCode(space) : numberCode(space, count);
}

/** SHA-256 of paths and options: equal where codes mean the same. */
export function digestOf(space: SearchSpace): string {
  const meaning = decisions(space).map(({ path, options, when }) => [path, options, when]);
  return createHash('sha256').update(JSON.stringify(meaning)).digest('hex');
}

/** The number of points where every combination of choices is one and it is a safe integer. */
function plainSize(space: SearchSpace): number | null {
  const all = decisions(space);
  const product = all.reduce((count, { options }) => count * BigInt(options.length), 1n);
  if (product > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  const isPlain = all.every(({ when }) => when.length === 0) && sizeOf(space) === product;
  return isPlain ? Number(product) : null;
}

/** The number of points; null where a restriction of more than can be enumerated has none. */
export function sizeOf(space: SearchSpace): bigint | null {
  try {
    return size(space);
  } catch (thrown) {
    if (thrown instanceof RangeError) return null;
    throw thrown;
  }
}

function numberCode(space: SearchSpace, count: number): NumberCode {
  const all = decisions(space);
  const paths = all.map(({ path }) => path);
  const radices = all.map(({ options }) => options.length);
  return {
    kind: 'number',
    size: count,
    encode: (genotype) => {
      let code = 0;
      for (let at = 0; at < paths.length; at++) {
        const choice = genotype[paths[at]!];
        if (choice === undefined || !(choice >= 0 && choice < radices[at]!)) return -1;
        code = code * radices[at]! + choice;
      }
      return code;
    },
    decode: (code) => nth(space, code),
  };
}

function textCode(space: SearchSpace): TextCode {
  const paths = decisions(space).map(({ path }) => path);
  return {
    kind: 'text',
    encode: (genotype) => paths.map((path) => genotype[path] ?? '').join(','),
    decode: (code) => {
      const choices = code.split(',');
      const taken = paths.flatMap((path, at) =>
        (choices[at] ?? '') === '' ? [] : [[path, Number(choices[at])] as const],
      );
      return Object.fromEntries(taken);
    },
  };
}
