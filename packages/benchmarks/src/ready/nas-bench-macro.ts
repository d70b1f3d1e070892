import { fromMacroString, nasBenchMacro as space } from '@espalier/search-spaces';
import { encode } from '@espalier/space';
import { z } from 'zod';
import { readDataFile } from '../data-file.ts';
import { columnNamed } from '../table/heading.ts';
import { tableOf } from '../table/table.ts';
import { defineReady } from './define-ready.ts';

const name = 'nas-bench-macro';
const summary = 'NAS-Bench-Macro on CIFAR-10: 6,561 networks of eight layers';
const cite = 'Su et al. 2021, arXiv:2103.11922';
const file = 'nas-bench-macro/nas-bench-macro_cifar10.json';
const views = {
  test: 'TEST accuracy itself, the mean of three trainings of 50 epochs: the benchmark has no other',
};

const percent = z.number().min(0).max(100);
const schema = z.record(
  z.string().regex(/^[0-2]{8}$/),
  z.object({
    test_acc: z.array(percent).min(1),
    mean_acc: percent,
    std: z.number().nonnegative(),
    params: z.int().positive(),
    flops: z.int().positive(),
  }),
);

/**
 * NAS-Bench-Macro, from the authors' `data/nas-bench-macro_cifar10.json`.
 *
 * Each training counts by the best of its epochs on the test images, as the authors' code measures
 * it. Equivalent networks were trained once and share their figures. The best network is 22212220
 * with 93.127 %. Their FLOPs are multiply-accumulates.
 *
 * @see Su et al. 2021, "Prioritized Architecture Sampling with Monto-Carlo Tree Search", https://arxiv.org/abs/2103.11922
 * @see https://github.com/xiusu/NAS-Bench-Macro, `train/train.py`
 */
export const nasBenchMacro = defineReady({
  name,
  summary,
  cite,
  files: [file],
  views,
  table: async (data, view) => {
    const networks = Object.entries(await readDataFile(data, file, schema));
    const columns = {
      'accuracy@50': networks.map(([, { mean_acc: mean }]) => mean / 100),
      parameters: networks.map(([, { params }]) => params),
      macs: networks.map(([, { flops }]) => flops),
      'test:accuracy@50': networks.map(([, { mean_acc: mean }]) => mean / 100),
      'test:accuracySd@50': networks.map(([, { std }]) => std / 100),
    };
    return tableOf({
      space,
      genotypes: networks.map(([key]) => encode(space, fromMacroString(key))),
      columns,
      header: {
        name,
        summary,
        cite,
        licence: 'Apache-2.0',
        accuracyIs: views[view],
        columns: Object.keys(columns).map(columnNamed),
      },
    });
  },
});
