import type { Trial } from '@espalier/protocol';
import { branch, defineSpace, fingerprint, nth, oneOf, type SearchSpace } from '@espalier/space';
import type { ExportedStudy } from '../src/export/index.ts';
import { trial } from './records.ts';

/** Two kinds of layer with decisions of their own: (3 · 2 + 2) · 3 = 24 points. */
export const conditionalSpace = defineSpace({
  name: 'conditional',
  summary: '',
  cite: 'none',
  skeleton: { height: 8, width: 8, channels: 3, classes: 2, widthMultiplier: 1 },
  genes: {
    layer: branch({
      conv: { kernel: oneOf([1, 3, 5]), act: oneOf(['relu', 'swish, "smooth"']) },
      pool: { shape: oneOf([[2, 2], [3, 3]]) }, // prettier-ignore
    }),
    width: oneOf([0.5, 0.75, 1]),
  },
  build: () => null,
}) as SearchSpace;

function at(index: number, number: number, changed: Partial<Trial> = {}): Trial {
  const genotype = nth(conditionalSpace, index);
  return trial(number, {
    genotype,
    fingerprint: fingerprint(conditionalSpace, genotype),
    ...changed,
  });
}

const untrained = { rungs: [], accuracy: null, objectives: null, reward: null };

/** A trial of every outcome, in the order in which they finished. */
export const everyOutcome: ExportedStudy = {
  name: 'every outcome',
  space: conditionalSpace,
  settings: { seed: 'a', targetMs: 12 },
  objectives: [
    { metric: 'accuracy', direction: 'maximize', cost: 'expensive' },
    { metric: 'latencyMs', direction: 'minimize', cost: 'cheap' },
  ],
  constraints: [
    { kind: 'hard', metric: 'latencyMs', side: 'atMost', limit: 12 },
    { kind: 'soft', metric: 'macs', side: 'atMost', limit: 1, weight: 1 },
  ],
  trials: [
    at(0, 1, { note: { from: [0, 2] }, costSeconds: 12.5, continues: 0 }),
    at(23, 0),
    at(5, 2, { outcome: 'pruned' }),
    at(20, 3, { ...untrained, outcome: 'infeasible', violation: 1 / 12 }),
    at(11, 4, {
      ...untrained,
      outcome: 'failed',
      failure: { code: 'NOT_FINITE', message: 'the loss became NaN' },
    }),
    at(7, 5, { outcome: 'infeasible', violation: 0.25 }),
  ],
};
