import { join } from 'node:path';
import { natsSize as space } from '@espalier/search-spaces';
import { importTable } from '../import/import-table.ts';
import { defineReady } from './define-ready.ts';

const name = 'nats-size';
const cite = 'Dong et al. 2021, arXiv:2009.00437';
const file = 'nats-size/nats-size.csv';
const views = { validation: 'validation accuracy' };

/**
 * NATS-Bench's size space, from a CSV file of one of its data sets.
 *
 * The benchmark is published as pickles, which only its Python code reads; its export has a column
 * `architecture` (`64:32:…`) and any of `accuracy@1`, `accuracy@12`, `accuracy@90`, `costSeconds@…`,
 * `test:accuracy@…`, `latencyMs`, `macs`, `parameters`. Accuracies are percent.
 *
 * @see Dong et al. 2021, "NATS-Bench", https://arxiv.org/abs/2009.00437
 */
export const natsSize = defineReady({
  name,
  summary: 'NATS-Bench, size: widths of five layers, from a CSV export',
  cite,
  files: [file],
  views,
  table: async (data, view) => {
    const { table } = await importTable({
      space,
      table: join(data, file),
      name,
      cite,
      licence: 'MIT',
      accuracyIs: views[view],
      percent: true,
    });
    return table;
  },
});
