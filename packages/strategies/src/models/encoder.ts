import { canonical, decisions, decode, nth, paths } from '@espalier/space';
import type { Decision, Genotype, SearchSpace } from '@espalier/space';

/** How a point becomes numbers for a model; `auto` is `path` where the space has cells. */
export const encodings = ['auto', 'decisions', 'path'] as const;
/** One of {@link encodings}. */
export type Encoding = (typeof encodings)[number];

/** Numbers of one point, as many for every point of a space. */
export type Encoder = (genotype: Genotype) => Float64Array;

/** The path encoding is truncated to paths short enough for so many numbers. */
const mostPathNumbers = 1000;

/**
 * The encoder of a space; equivalent points have equal numbers, since their canonical form is encoded.
 *
 * decisions: of options without an order one-hot; of numbers a 1 and the place, 0 to 1, in the order of
 * the options; zeros where a decision does not exist. path: which sequences of operations lead
 * through the cells, truncated to the longest length with at most 1,000 numbers. `path` of a space
 * without cells is `decisions`.
 *
 * @see White, Neiswanger and Savani 2021, "BANANAS", section 3, https://arxiv.org/abs/1910.11858
 */
export function encoderOf(space: SearchSpace, encoding: Encoding): Encoder {
  const cells = encoding === 'decisions' ? undefined : space.cells?.(decode(space, nth(space, 0)));
  if (cells === undefined) return (genotype) => encodeDecisions(space, canonical(space, genotype));
  const lengthOf = (longest: number): number =>
    cells.reduce((sum, { inputs, operations }) => {
      const powers = Array.from({ length: longest + 1 }, (_, power) => operations.length ** power);
      return sum + inputs * powers.reduce((total, power) => total + power, 0);
    }, 0);
  const inner = Math.max(...cells.map(({ nodes, inputs }) => nodes - inputs));
  let longest = inner;
  while (longest > 1 && lengthOf(longest) > mostPathNumbers) longest--;
  return (genotype) => paths(space, canonical(space, genotype), longest);
}

function encodeDecisions(space: SearchSpace, genotype: Genotype): Float64Array {
  const all = decisions(space);
  const code = new Float64Array(all.reduce((sum, decision) => sum + widthOf(decision), 0));
  let offset = 0;
  for (const decision of all) {
    const choice = genotype[decision.path];
    if (choice !== undefined) write(code.subarray(offset), decision, choice);
    offset += widthOf(decision);
  }
  return code;
}

function widthOf({ options, scale }: Decision): number {
  return scale === 'categorical' ? options.length : 2;
}

function write(code: Float64Array, { options, scale }: Decision, choice: number): void {
  if (scale === 'categorical') code[choice] = 1;
  else code.set([1, options.length > 1 ? choice / (options.length - 1) : 0]);
}
