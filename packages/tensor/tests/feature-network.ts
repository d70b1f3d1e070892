import { graph, type GraphBuilder, type Network } from '@espalier/network';

/** Squeeze-and-excitation: every channel times a gate that comes of the mean of all. */
function gated(net: GraphBuilder, input: string): string {
  const pooled = net.add('globalAveragePool', {}, [input]);
  const squeezed = net.add('relu', {}, [net.add('dense', { units: 3 }, [pooled], 'squeeze')]);
  const excited = net.add('dense', { units: 6 }, [squeezed], 'excite');
  return net.add('multiply', {}, [input, net.add('hardSigmoid', {}, [excited])]);
}

/**
 * A tiny classifier of 6x6x3 images with every feature that training knows: convolutions of all kinds,
 * batch norms with activations, a gate, pools, branches, dropping, an exit.
 */
export function featureNetwork({ dropping = true, exit = true } = {}): Network {
  const net = graph('features');
  const image = net.input({ height: 6, width: 6, channels: 3 });
  const stem = net.add('conv', { filters: 6, kernel: 3 }, [image], 'stem');
  const first = net.add('batchNorm', { activation: 'hardSwish' }, [stem], 'stem_norm');
  let branch = net.add('conv', { filters: 8, kernel: 1, groups: 2 }, [first], 'grouped');
  branch = net.add('batchNorm', { activation: 'relu6' }, [branch], 'grouped_norm');
  branch = net.add('channelShuffle', { groups: 2 }, [branch]);
  branch = net.add('depthwiseConv', { kernel: 3, dilation: 2 }, [branch], 'depthwise');
  branch = net.add('batchNorm', { activation: 'swish' }, [branch], 'depthwise_norm');
  branch = net.add('conv', { filters: 6, kernel: 1 }, [branch], 'project');
  branch = net.add('batchNorm', {}, [branch], 'project_norm');
  branch = gated(net, branch);
  if (dropping) branch = net.add('dropPath', { rate: 0.4 }, [branch], 'path');
  const sum = net.add('add', {}, [first, branch]);
  const pools = [
    net.add('maxPool', { kernel: 3, stride: 2 }, [sum]),
    net.add('averagePool', { kernel: 3, stride: 2 }, [sum]),
  ];
  const joined = net.add('concat', {}, pools);
  let last = net.add('globalAveragePool', {}, [joined]);
  if (exit) net.exit(net.add('dense', { units: 4 }, [last], 'early'));
  if (dropping) last = net.add('dropout', { rate: 0.3 }, [last], 'dropped');
  return net.finish(net.add('dense', { units: 4 }, [last], 'classifier'));
}

/** A tiny classifier without batch norms, of which a batch's loss is the mean of its images' losses. */
export function plainNetwork(): Network {
  const net = graph('plain');
  const image = net.input({ height: 6, width: 6, channels: 3 });
  const conv = net.add('conv', { filters: 5, kernel: 3, stride: 2, bias: true }, [image], 'stem');
  const clipped = net.add('relu', {}, [conv]);
  const pooled = net.add('globalAveragePool', {}, [clipped]);
  return net.finish(net.add('dense', { units: 4 }, [pooled], 'classifier'));
}
