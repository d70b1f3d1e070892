import { defineReady } from './define-ready.ts';
import {
  nasBench201FileNames,
  nasBench201Table,
  nasBench201Valtest,
  nasBench201Views,
} from './nas-bench-201-table.ts';

/**
 * NAS-Bench-201 on CIFAR-100: 15,625 cells, trained for 12 and for 200 epochs.
 *
 * Metrics beside accuracy: parameters; latency on Pixel 3, Raspberry Pi 4 and an edge GPU, and energy
 * on the latter. The best test accuracy after 200 epochs is 73.513 %, of cell 9,930.
 *
 * @see Dong and Yang 2020, "NAS-Bench-201", https://arxiv.org/abs/2001.00326
 * @see Li et al. 2021, "HW-NAS-Bench", https://arxiv.org/abs/2103.10584
 */
export const nasBench201Cifar100 = defineReady({
  name: 'nas-bench-201-cifar100',
  summary: 'NAS-Bench-201 on CIFAR-100: 15,625 cells at 12 and 200 epochs, three devices',
  cite: 'Dong and Yang 2020, arXiv:2001.00326; Li et al. 2021 (HW-NAS-Bench), arXiv:2103.10584',
  files: nasBench201FileNames,
  views: { ...nasBench201Views, ...nasBench201Valtest },
  latency: 'pixel3LatencyMs',
  table: (data, view) =>
    nasBench201Table(data, { name: 'nas-bench-201-cifar100', dataset: 'cifar100', view }),
});
