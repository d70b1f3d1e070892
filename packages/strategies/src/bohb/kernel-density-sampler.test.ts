import { defineSpace, oneOf } from '@espalier/space';
import { expect, test } from 'vitest';
import { studyContext, trialOf } from '../../tests/study-context.ts';
import { kernelDensitySampler } from './kernel-density-sampler.ts';

const space = defineSpace({
  name: 'letters',
  summary: 'A letter',
  cite: 'none',
  skeleton: { height: 1, width: 1, channels: 1, classes: 1, widthMultiplier: 1 },
  genes: { letter: oneOf(['a', 'b']) },
  build: () => null,
});
const options = kernelDensitySampler.options.parse({});
const context = { ...studyContext, epochs: { least: 2, most: 30 }, space, options };
type State = ReturnType<typeof kernelDensitySampler.init>;
const tell = (state: State, epochs: number | null, reward: number | null): State =>
  kernelDensitySampler.tell({
    ...context,
    state,
    trial: trialOf({
      genotype: { letter: 0 },
      rungs: epochs === null ? [] : [{ epochs, accuracy: 0.5, loss: null }],
      reward,
    }),
  });
const empty: State = { observations: [], seen: kernelDensitySampler.init({} as never).seen };

test('knows how long each trial was trained; those that were not count at the shortest length', () => {
  // 30 / 3 and 30 / 9, in whole epochs; a third division would fall below 2.
  const state = tell(tell(tell(empty, 30, 0.9), 10, 0.8), null, null);
  expect(state.observations.map(({ epochs, reward }) => [epochs, reward])).toEqual([
    [30, 0.9],
    [10, 0.8],
    [3, null],
  ]);
});

test('forgets the oldest of one length, never the few of another', () => {
  let state = tell(empty, 30, 1);
  for (let number = 0; number < 510; number++) state = tell(state, 3, number);
  expect(state.observations).toHaveLength(501);
  expect(state.observations[0]).toMatchObject({ epochs: 30, reward: 1 });
  expect(state.observations[1]).toMatchObject({ epochs: 3, reward: 10 });
});
