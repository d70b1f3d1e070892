import { branch, defineSpace, each, integer, oneOf, restrict } from '@espalier/space';

const skeleton = { height: 8, width: 8, channels: 3, classes: 2, widthMultiplier: 1 };
const described = { summary: 'for tests', cite: 'none', skeleton, build: () => null };

/** 3 · 2 · 4 = 24 points, no decision depends on another. */
export const plainSpace = defineSpace({
  ...described,
  name: 'plain',
  genes: {
    operation: oneOf(['conv', 'pool', 'none']),
    kernel: oneOf([3, 5]),
    filters: integer({ min: 8, max: 32, step: 8 }),
  },
});

/** 3 + 2 = 5 points: the kernel exists for convolutions alone. */
export const conditionalSpace = defineSpace({
  ...described,
  name: 'conditional',
  genes: {
    layer: branch({
      conv: { kernel: oneOf([1, 3, 5]) },
      pool: { stride: oneOf([1, 2]) },
    }),
  },
});

/** 3 of 4 points: not both layers may be wide. */
export const restrictedSpace = defineSpace({
  ...described,
  name: 'restricted',
  genes: {
    widths: restrict(each([0, 1], oneOf([8, 16])), {
      reason: 'not both be 16',
      holds: (widths) => widths.some((width) => width === 8),
    }),
  },
});
