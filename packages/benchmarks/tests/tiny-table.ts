import { nth } from '@espalier/space';
import { columnNamed } from '../src/table/heading.ts';
import { tableOf, type Table } from '../src/table/table.ts';
import { plainSpace } from './small-spaces.ts';

const columns = {
  'accuracy@2': [0.5, 0.6, null, 0.4],
  'accuracy@8': [0.7, 0.65, 0.8, null],
  'costSeconds@2': [20, 30, 40, 50],
  'costSeconds@8': [80, 120, 160, 200],
  latencyMs: [1.5, 2.5, 3.5, null],
  phoneLatencyMs: [10, 20, 30, 40],
  parameters: [100, 200, 300, 400],
  'test:accuracy@2': [0.41, 0.42, 0.43, 0.44],
  'test:accuracy@8': [0.613, 0.617, 0.623, 0.629],
};

/** Rows 0 to 3 of a table are points 5, 17, 0 and 23 of the plain space. */
export const tinyPoints = [5, 17, 0, 23];

/** Four of the 24 points of the plain space, trained for 2 and for 8 epochs. */
export function tinyTable(): Table {
  return tableOf({
    space: plainSpace,
    genotypes: tinyPoints.map((point) => nth(plainSpace, point)),
    columns,
    header: {
      name: 'tiny',
      summary: 'four points',
      cite: 'none',
      licence: 'none',
      accuracyIs: 'validation accuracy',
      columns: Object.keys(columns).map(columnNamed),
    },
  });
}
