import { nasBench201 } from '@espalier/search-spaces';
import { readDataFile } from '../data-file.ts';
import { columnNamed } from '../table/heading.ts';
import { tableOf, type Table } from '../table/table.ts';
import {
  accuracyFile,
  cellsOf,
  hardwareFile,
  type AccuracyFile,
  type HardwareFile,
} from './nas-bench-201-files.ts';

/** Where the two sources lie below a data folder. */
export const nasBench201FileNames = [
  'nas-bench-201/nb201.json.gz',
  'hw-nas-bench/nb201_hw_cifar10.json.gz',
] as const;

/** What may stand for accuracy on both data sets. */
export const nasBench201Views = {
  validation: 'validation accuracy, after 12 or 200 epochs',
  test: 'TEST accuracy itself, after 12 or 200 epochs: for comparing searchers, not for choosing networks',
} as const;

/** The extra view of CIFAR-100, whose test images were split in two halves. */
export const nasBench201Valtest = {
  valtest: 'mean of the accuracies on both halves of the test images, after 200 epochs',
} as const;

/** Which table: a data set and what stands for accuracy. */
export interface NasBench201Choice {
  readonly name: string;
  readonly dataset: 'cifar10' | 'cifar100';
  readonly view: keyof typeof nasBench201Views | keyof typeof nasBench201Valtest;
}

/**
 * All 15,625 cells with accuracies, training times, HW-NAS-Bench latencies and energy.
 *
 * A training of 12 epochs takes 12/200 of one of 200. Latencies were measured on CIFAR-10 networks
 * and stand for CIFAR-100 too, whose networks differ in the classifier alone.
 */
export async function nasBench201Table(data: string, choice: NasBench201Choice): Promise<Table> {
  const [accuracies, hardware] = await Promise.all([
    readDataFile(data, nasBench201FileNames[0], accuracyFile),
    readDataFile(data, nasBench201FileNames[1], hardwareFile),
  ]);
  const columns = { ...accuracyColumns(accuracies, choice), ...hardwareColumns(hardware) };
  return tableOf({
    space: nasBench201,
    genotypes: cellsOf(accuracies),
    columns,
    header: {
      name: choice.name,
      summary: `NAS-Bench-201 on ${choice.dataset} with HW-NAS-Bench devices`,
      cite: 'Dong and Yang 2020, arXiv:2001.00326; Li et al. 2021 (HW-NAS-Bench), arXiv:2103.10584',
      licence: 'MIT',
      accuracyIs: { ...nasBench201Views, ...nasBench201Valtest }[choice.view],
      columns: Object.keys(columns).map(columnNamed),
    },
  });
}

function accuracyColumns(
  { epoch12, epoch200 }: AccuracyFile,
  { dataset, view }: NasBench201Choice,
): Record<string, readonly number[]> {
  const [short, long] = [epoch12[dataset], epoch200[dataset]];
  const seconds = long.train_s;
  const chosen = view === 'test' ? 'test' : 'valid';
  const accuracies =
    view === 'valtest'
      ? { 'accuracy@200': epoch200.cifar100.valtest.map(fraction) }
      : { 'accuracy@12': short[chosen].map(fraction), 'accuracy@200': long[chosen].map(fraction) };
  return {
    ...accuracies,
    ...(view !== 'valtest' && { 'costSeconds@12': seconds.map((all) => (all * 12) / 200) }),
    'costSeconds@200': seconds,
    parameters: long.params_m.map((millions) => Math.round(millions * 1e6)),
    'test:accuracy@12': short.test.map(fraction),
    'test:accuracy@200': long.test.map(fraction),
  };
}

function hardwareColumns({ cifar10 }: HardwareFile): Record<string, readonly number[]> {
  return {
    pixel3LatencyMs: cifar10.pixel3_latency,
    raspi4LatencyMs: cifar10.raspi4_latency,
    edgegpuLatencyMs: cifar10.edgegpu_latency,
    edgegpuEnergyMillijoules: cifar10.edgegpu_energy,
  };
}

const fraction = (percent: number): number => percent / 100;
