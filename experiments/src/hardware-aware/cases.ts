/** A figure of a device that a benchmark measured, beside accuracy. */
export interface Case {
  readonly title: string;
  /** Name in `readyBenchmarks`, and what stands for accuracy. */
  readonly benchmark: string;
  readonly view: string;
  /** Length of training whose accuracy is searched. */
  readonly epochs: number;
  /** Column of the device. */
  readonly metric: string;
  readonly unit: string;
  readonly direction: 'minimize' | 'maximize';
}

const cell = (title: string, metric: string): Case => ({
  title,
  benchmark: 'nas-bench-201-cifar100',
  view: 'test',
  epochs: 200,
  metric,
  unit: 'ms',
  direction: 'minimize',
});

const accelerator = (title: string, metric: string, unit: string): Case => ({
  title,
  benchmark: 'accel-nas-bench',
  view: 'validation',
  epochs: 1,
  metric,
  unit,
  direction: unit === 'ms' ? 'minimize' : 'maximize',
});

/** Every benchmark with every device that it measured. */
export const cases: readonly Case[] = [
  cell('NAS-Bench-201, Pixel 3', 'pixel3LatencyMs'),
  cell('NAS-Bench-201, Raspberry Pi 4', 'raspi4LatencyMs'),
  cell('NAS-Bench-201, edge GPU', 'edgegpuLatencyMs'),
  accelerator('Accel-NASBench, ZCU102', 'zcu102LatencyMs', 'ms'),
  accelerator('Accel-NASBench, ZCU102', 'zcu102ImagesPerSecond', 'images/s'),
  accelerator('Accel-NASBench, A100', 'a100ImagesPerSecond', 'images/s'),
];

/** `NAS-Bench-201, Pixel 3 (ms)`. */
export const nameOf = ({ title, unit }: Case): string => `${title} (${unit})`;
