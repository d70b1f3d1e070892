import { mnasnetAccel } from '@espalier/search-spaces';
import { encode, type Genotype } from '@espalier/space';
import { z } from 'zod';
import { fromAccelString } from '../architecture-strings/mnasnet-accel.ts';
import { readDataFile } from '../data-file.ts';
import type { Column } from '../table/header.ts';
import { columnNamed } from '../table/heading.ts';
import { tableOf } from '../table/table.ts';
import { defineReady } from './define-ready.ts';

const name = 'accel-nas-bench';
const summary = 'Accel-NASBench on ImageNet: 5,125 networks of the MnasNet space, two accelerators';
const cite = 'Ahmad et al. 2024, arXiv:2404.08005';
const file = 'accel-nas-bench/accel_nas_bench.json.gz';
const views = {
  validation: 'top-1 accuracy on ImageNet after the benchmark’s one shortened training',
};

const rows = 5138;
const figures = z.array(z.number().nonnegative()).length(rows);
const missable = z.array(z.number().positive().nullable()).length(rows);

const schema = z.object({
  block_fields: z.tuple([
    z.literal('expansion'),
    z.literal('kernel'),
    z.literal('layers'),
    z.literal('se'),
  ]),
  arch: z.array(z.array(z.string()).length(7)).length(rows),
  val_top1: figures,
  val_top5: figures,
  train_time: figures,
  macs_m: figures,
  params_m: figures,
  latency_zcu102: missable,
  throughput_a100: missable,
  throughput_zcu102: missable,
});

/**
 * Accel-NASBench: random networks of its MnasNet space, trained once by a shortened schedule.
 *
 * Of 5,138 rows 13 repeat an architecture (all thirteen with a second training of about the same
 * result); each architecture is one row with the mean of its figures. The one length of training is
 * called 1 epoch, since it stands for the whole schedule. Two networks have no figures on the ZCU102.
 * The benchmark's MACs count normalization and pooling too. It lists 5 · 10⁻⁸ of its space, no
 * two of them neighbours: search it with `listedOnly`.
 *
 * @see Ahmad et al. 2024, "Accel-NASBench", https://arxiv.org/abs/2404.08005
 */
export const accelNasBench = defineReady({
  name,
  summary,
  cite,
  files: [file],
  views,
  latency: 'zcu102LatencyMs',
  table: async (data, view) => {
    const source = await readDataFile(data, file, schema);
    const columns = columnsOf(source);
    return tableOf({
      space: mnasnetAccel,
      genotypes: source.arch.map(genotypeOf),
      columns,
      header: {
        name,
        summary,
        cite,
        licence: 'Apache-2.0',
        accuracyIs: views[view],
        columns: Object.keys(columns).map(measuredOrCheap),
      },
    });
  },
});

function genotypeOf(blocks: readonly string[]): Genotype {
  return encode(mnasnetAccel, fromAccelString(blocks.join('_')));
}

function columnsOf(source: z.infer<typeof schema>): Record<string, readonly (number | null)[]> {
  return {
    accuracy: source.val_top1.map((percent) => percent / 100),
    costSeconds: source.train_time,
    topFiveAccuracy: source.val_top5.map((percent) => percent / 100),
    macs: source.macs_m.map((millions) => Math.round(millions * 1e6)),
    parameters: source.params_m.map((millions) => Math.round(millions * 1e6)),
    zcu102LatencyMs: source.latency_zcu102,
    zcu102ImagesPerSecond: source.throughput_zcu102,
    a100ImagesPerSecond: source.throughput_a100,
  };
}

function measuredOrCheap(column: string): Column {
  const found = columnNamed(column);
  return column === 'topFiveAccuracy' && found.role === 'metric'
    ? { ...found, cost: 'expensive' }
    : found;
}
