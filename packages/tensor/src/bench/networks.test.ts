import { analyze } from '@espalier/network';
import { expect, test } from 'vitest';
import { referenceNetwork } from '../reference-network.ts';
import { benchNetworks } from './networks.ts';

const networks = new Map(benchNetworks().map(({ name, network }) => [name, analyze(network)]));

test('the reference network of the benchmark counts what the one of the package counts', () => {
  const { macs, parameterCount } = analyze(referenceNetwork());
  expect(networks.get('reference 32x32')).toMatchObject({ macs, parameterCount });
});

test('a network at half the extent takes a quarter of the arithmetic, but for its classifier', () => {
  for (const name of ['fbnet-like', 'nas-bench-201-like']) {
    const [large, small] = [32, 16].map((extent) => networks.get(`${name} ${extent}x${extent}`)!);
    const dense = [...large!.nodes.values()].at(-1)!.macs;
    expect(large!.macs - dense).toBe(4 * (small!.macs - dense));
  }
});
