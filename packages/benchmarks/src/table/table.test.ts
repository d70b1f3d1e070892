import { nth } from '@espalier/space';
import { expect, test } from 'vitest';
import { plainSpace } from '../../tests/small-spaces.ts';
import { columnNamed } from './heading.ts';
import { summaryOf } from './summary.ts';
import { tableOf } from './table.ts';

const table = tableOf({
  space: plainSpace,
  genotypes: [4, 9, 4, 4, 2].map((point) => nth(plainSpace, point)),
  columns: { accuracy: [0.5, 0.9, 0.7, null, null], latencyMs: [1, 2, 4, 4, 8] },
  header: {
    name: 'repeated',
    summary: '',
    cite: '',
    licence: '',
    accuracyIs: 'accuracy',
    columns: ['accuracy', 'latencyMs'].map(columnNamed),
  },
});

test('a repeated architecture is one row at its first place, with the mean of what is known', () => {
  expect([...table.points.codes]).toEqual([4, 9, 2]);
  expect([...table.columns.get('accuracy')!]).toEqual([0.6, 0.9, NaN]);
  expect([...table.columns.get('latencyMs')!]).toEqual([3, 2, 8]);
});

test('the summary counts rows, architectures, coverage and what is missing', () => {
  expect(summaryOf(table)).toEqual({
    sourceRows: 5,
    architectures: 3,
    coverage: 3 / 24,
    columns: [
      {
        column: 'accuracy',
        role: 'accuracy',
        unit: null,
        least: 0.6,
        median: 0.75,
        most: 0.9,
        missing: 1,
      },
      {
        column: 'latencyMs',
        role: 'metric',
        unit: 'ms',
        least: 2,
        median: 3,
        most: 8,
        missing: 0,
      },
    ],
  });
});
