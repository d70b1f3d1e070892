import { expect, test } from 'vitest';
import { repeatCommand } from './repeat-command.ts';
import type { BenchmarkSettings } from './settings-schema.ts';

const settings: BenchmarkSettings = {
  benchmark: 'my table.arrow',
  data: null,
  view: null,
  latency: 'raspi4LatencyMs',
  space: './mine.ts',
  strategy: 'asha',
  options: { eta: 3 },
  trials: null,
  costSeconds: 1e6,
  objectives: [
    { metric: 'accuracy', direction: 'maximize', cost: 'expensive', worst: 0 },
    { metric: 'latencyMs', direction: 'minimize', cost: 'cheap' },
  ],
  constraints: [
    { kind: 'hard', metric: 'latencyMs', side: 'atMost', limit: 20 },
    { kind: 'chance', metric: 'latencyMs', side: 'atMost', limit: 9, probability: 0.95 },
    { kind: 'soft', metric: 'accuracy', side: 'atLeast', limit: 0.5, weight: 2 },
  ],
  reward: null,
  latencyMs: null,
  epochs: 200,
  minEpochs: 12,
  dedup: true,
  warmStart: null,
  seed: '7',
  mode: 'async',
  lag: 64,
  workers: 64,
};

test('the command says every setting, quoted for a shell', () => {
  expect(repeatCommand(settings)).toBe(
    "npx nx run search:asha --benchmark 'my table.arrow' --latency raspi4LatencyMs" +
      ' --cost-seconds 1000000 --dedup --seed 7 --mode async --lag 64 --workers 64' +
      ' --epochs 200 --min-epochs 12 --space ./mine.ts' +
      " --objectives 'accuracy,latencyMs'" +
      " --constraints 'latencyMs<=20,latencyMs<=9@0.95,accuracy>=0.5*2' --eta 3",
  );
});

test('a space of the catalogue and a single length are not said', () => {
  const command = repeatCommand({ ...settings, space: 'nats-size', minEpochs: 200 });
  expect(command).not.toMatch(/--space|--min-epochs/);
});
