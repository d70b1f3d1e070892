import { graph, type GraphBuilder, type Network } from '@espalier/network';

type Stage = readonly [expansion: number, filters: number, kernel: number, stride: number];

const stages: readonly Stage[] = [
  [1, 16, 3, 1],
  [4, 24, 3, 2],
  [4, 24, 5, 1],
  [4, 40, 3, 2],
  [4, 40, 3, 1],
];

/**
 * The network by which training speed is measured: 32x32x3, a 3x3 stem of 16 filters, five
 * inverted residuals, a 1x1 head of 128 filters; 6.4 million MACs, 40.9 thousand parameters.
 */
export function referenceNetwork(): Network {
  const net = graph('reference');
  const stem = net.add('conv', { filters: 16, kernel: 3 }, [
    net.input({ height: 32, width: 32, channels: 3 }),
  ]);
  let last = net.add('batchNorm', { activation: 'relu6' }, [stem]);
  for (const stage of stages) last = invertedResidual(net, last, stage);
  const head = net.add('conv', { filters: 128, kernel: 1 }, [last]);
  const features = net.add('batchNorm', { activation: 'relu6' }, [head]);
  const pooled = net.add('globalAveragePool', {}, [features]);
  return net.finish(net.add('dense', { units: 10 }, [pooled]));
}

/** Expansion by 1x1, depthwise filter, projection by 1x1, and the input added where shapes agree. */
function invertedResidual(
  net: GraphBuilder,
  input: string,
  [expansion, filters, kernel, stride]: Stage,
): string {
  const { channels } = net.shapeOf(input);
  let last = input;
  if (expansion !== 1) {
    last = net.add('conv', { filters: channels * expansion, kernel: 1 }, [last]);
    last = net.add('batchNorm', { activation: 'relu6' }, [last]);
  }
  last = net.add('depthwiseConv', { kernel, stride }, [last]);
  last = net.add('batchNorm', { activation: 'relu6' }, [last]);
  last = net.add('conv', { filters, kernel: 1 }, [last]);
  last = net.add('batchNorm', {}, [last]);
  return stride === 1 && channels === filters ? net.add('add', {}, [input, last]) : last;
}
