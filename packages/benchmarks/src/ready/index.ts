import { accelNasBench } from './accel-nas-bench.ts';
import { nasBench201Cifar10 } from './nas-bench-201-cifar10.ts';
import { nasBench201Cifar100 } from './nas-bench-201-cifar100.ts';
import { nasBenchMacro } from './nas-bench-macro.ts';
import { natsSize } from './nats-size.ts';
import type { ReadyBenchmark } from './ready-benchmark.ts';

/** Every benchmark that is ready to load from published files, by name. */
export const readyBenchmarks: Readonly<Record<string, ReadyBenchmark>> = {
  'accel-nas-bench': accelNasBench,
  'nas-bench-201-cifar10': nasBench201Cifar10,
  'nas-bench-201-cifar100': nasBench201Cifar100,
  'nas-bench-macro': nasBenchMacro,
  'nats-size': natsSize,
};
