import { strategyLaws } from '@espalier/laws';
import type { AnyStrategy, Json } from '@espalier/protocol';
import { defineSpace, each, fixed, genes, oneOf } from '@espalier/space';
import type { SearchSpace } from '@espalier/space';
import { describe, test } from 'vitest';
import { strategies } from './index.ts';

const parts = { cite: 'none', build: () => null };
const skeleton = { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 };

/** Decisions of different sizes, one of them without a choice. */
const mixed: SearchSpace = defineSpace({
  ...parts,
  skeleton,
  name: 'mixed',
  summary: 'Lists in records, of unequal lengths',
  genes: {
    width: oneOf([0.5, 0.75, 1]),
    stages: each([16, 24], (channels) =>
      genes({ channels: fixed(channels), kernel: oneOf([3, 5]), depth: oneOf([1, 2, 3, 4]) }),
    ),
    head: oneOf(['only']),
  },
});

/** Half of the points mean the same as another. */
const folded: SearchSpace = defineSpace({
  ...parts,
  skeleton,
  name: 'folded',
  summary: 'Two words for the same thing',
  genes: { letters: each([0, 1, 2], oneOf(['a', 'b', 'B'])) },
  canonical: ({ letters }) => ({
    letters: letters.map((letter) => (letter === 'B' ? 'b' : letter)),
  }),
});

interface Setting {
  readonly strategy: AnyStrategy;
  readonly options: Json;
  readonly orderMatters: boolean;
}

const small: Record<keyof typeof strategies, Setting> = {
  random: { strategy: strategies.random, options: {}, orderMatters: false },
  'regularized-evolution': {
    strategy: strategies['regularized-evolution'],
    options: { populationSize: 6, tournamentSize: 3 },
    orderMatters: true,
  },
  reinforce: {
    strategy: strategies.reinforce,
    options: { hidden: 6, controllerLearningRate: 0.05, trialsPerUpdate: 2 },
    orderMatters: true,
  },
};

const cases = Object.entries(small).flatMap(([name, setting]) =>
  [mixed, folded].map((space) => ({ name, space, setting })),
);

describe.each(cases)('$name on $space.name', ({ space, setting }) => {
  test.each([...strategyLaws])('$name', (law) => law.check({ ...setting, space, trials: 40 }));
});
