import { expect, it } from 'vitest';
import { analyze } from './analyze.ts';
import { graph } from './graph.ts';

it('counts the parameters and MACs of layer 2 of FBNet-A as published', () => {
  const g = graph('x');
  let x = g.input({ height: 112, width: 112, channels: 16 });
  x = g.block({ name: 'layers.1', decision: 'layers.1', kind: 'k3_e3', stride: 2 }, x, (y) => {
    y = g.add('conv', { filters: 48, kernel: 1 }, [y]);
    y = g.add('batchNorm', { activation: 'relu' }, [y]);
    y = g.add('depthwiseConv', { kernel: 3, stride: 2 }, [y]);
    y = g.add('batchNorm', { activation: 'relu' }, [y]);
    y = g.add('conv', { filters: 24, kernel: 1 }, [y]);
    return g.add('batchNorm', {}, [y]);
  });
  const net = g.finish(x);
  const a = analyze(net);
  expect([a.parameterCount, a.macs]).toEqual([2592, 14601216]);
});
