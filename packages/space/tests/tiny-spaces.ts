import { defineSpace, each, fixed, genes, oneOf } from '../src/index.ts';

const skeleton = { height: 8, width: 8, channels: 3, classes: 10, widthMultiplier: 1 };

/** 3 · (2 · 3)² = 108 points, with every kind of gene. */
export const stages = defineSpace({
  name: 'stages',
  summary: 'Two stages of three decisions',
  cite: 'none',
  skeleton,
  genes: {
    width: oneOf([0.5, 0.75, 1]),
    stages: each([16, 24], (channels) =>
      genes({
        channels: fixed(channels),
        kernel: oneOf([3, 5]),
        activation: oneOf([
          { name: 'relu' },
          { name: 'swish', beta: 1 },
          { name: 'swish', beta: 2 },
        ]),
      }),
    ),
  },
  build: (values, { classes }) => ({ text: JSON.stringify(values), classes }),
});

/** Three switches and a gate; a closed gate makes the switches irrelevant. 2 · 2³ = 16 points, 9 forms. */
export const gated = defineSpace({
  name: 'gated',
  summary: 'A gate that hides three switches',
  cite: 'none',
  skeleton,
  genes: { gate: oneOf(['closed', 'open']), switches: each([0, 1, 2], oneOf(['off', 'on'])) },
  build: (values) => values,
  canonical: (values) =>
    values.gate === 'open' ? values : { gate: 'closed', switches: ['off', 'off', 'off'] },
});

/** One point: nothing is searched. */
export const single = defineSpace({
  name: 'single',
  summary: 'A space of one point',
  cite: 'none',
  skeleton,
  genes: { width: fixed(1), kernel: oneOf([3]) },
  build: (values) => values,
});
