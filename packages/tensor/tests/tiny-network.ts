import { graph, type Network } from '@espalier/network';

/** A small inverted residual network for 8x8x3 images and four classes. */
export function tinyNetwork({ pool = true } = {}): Network {
  const net = graph('tiny');
  let last = net.input({ height: 8, width: 8, channels: 3 });
  last = net.add('conv', { filters: 8, kernel: 3, stride: 2 }, [last], 'stem');
  const stem = net.add('batchNorm', { activation: 'relu' }, [last], 'stem_norm');
  last = net.add('conv', { filters: 16, kernel: 1, groups: 2 }, [stem], 'expand');
  last = net.add('batchNorm', { activation: 'relu6' }, [last], 'expand_norm');
  last = net.add('channelShuffle', { groups: 2 }, [last]);
  last = net.add('depthwiseConv', { kernel: 3 }, [last], 'depthwise');
  last = net.add('batchNorm', { activation: 'relu6' }, [last], 'depthwise_norm');
  last = net.add('conv', { filters: 8, kernel: 1 }, [last], 'project');
  last = net.add('batchNorm', {}, [last], 'project_norm');
  last = net.add('add', {}, [stem, last]);
  if (pool) last = net.add('averagePool', { kernel: 3 }, [last]);
  last = net.add('relu', {}, [last]);
  last = net.add('globalAveragePool', {}, [last]);
  return net.finish(net.add('dense', { units: 4 }, [last], 'classifier'));
}
