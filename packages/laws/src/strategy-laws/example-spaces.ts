import {
  branch,
  defineSpace,
  each,
  fixed,
  genes,
  integer,
  oneOf,
  repeat,
  restrict,
  toggle,
  type SearchSpace,
} from '@espalier/space';

const parts = {
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  build: () => null,
};

/** Decisions of different sizes, one of them without a choice: 192 points. */
const flat: SearchSpace = defineSpace({
  ...parts,
  name: 'flat',
  summary: 'Lists in records, of unequal lengths',
  genes: {
    width: oneOf([0.5, 0.75, 1]),
    stages: each([16, 24], (channels) =>
      genes({ channels: fixed(channels), kernel: oneOf([3, 5]), depth: oneOf([1, 2, 3, 4]) }),
    ),
    head: oneOf(['only']),
  },
});

/** Decisions that exist for some choices alone: 98 points. */
const conditional: SearchSpace = defineSpace({
  ...parts,
  name: 'conditional',
  summary: 'A list of searched length, and a head with decisions of its own',
  genes: {
    layers: repeat([1, 2, 3], oneOf(['a', 'b'])),
    head: branch({
      pool: {},
      attention: { heads: integer({ min: 1, max: 3 }), gated: toggle() },
    }),
  },
});

/** A rule across decisions refuses most combinations: 31 points of 81. */
const restricted: SearchSpace = defineSpace({
  ...parts,
  name: 'restricted',
  summary: 'Four digits of a small sum',
  genes: {
    digits: restrict(each([0, 1, 2, 3], oneOf([0, 1, 2])), {
      reason: 'have a sum of three at most',
      holds: (digits) => digits.reduce<number>((sum, digit) => sum + digit, 0) <= 3,
    }),
  },
});

/** Two letters mean the same: 81 points, 16 architectures. */
const folded: SearchSpace = defineSpace({
  ...parts,
  name: 'folded',
  summary: 'Four letters of three, two of which mean the same',
  genes: { letters: each([0, 1, 2, 3], oneOf(['a', 'b', 'B'])) },
  canonical: ({ letters }) => ({
    letters: letters.map((letter) => (letter === 'B' ? 'b' : letter)),
  }),
});

const twoPoints: SearchSpace = defineSpace({
  ...parts,
  name: 'two-points',
  summary: 'One toggle',
  genes: { gated: toggle() },
});

const onePoint: SearchSpace = defineSpace({
  ...parts,
  name: 'one-point',
  summary: 'One decision of one option',
  genes: { head: oneOf(['only']) },
});

/** What a strategy meets in practice, small: independent, conditional, restricted, folded, tiny. */
export const exampleSpaces: readonly SearchSpace[] = [
  flat,
  conditional,
  restricted,
  folded,
  twoPoints,
  onePoint,
];
