import { graph, type GraphBuilder, type Network, type Shape } from '@espalier/network';

/** A network that training speed is measured on. */
export interface BenchNetwork {
  readonly name: string;
  readonly network: Network;
}

/** Zeros as PyTorch has them, on both sides alike, so that both compute the same. */
const symmetric = (kernel: number): { kernel: number; padding: number } => ({
  kernel,
  padding: (kernel - 1) / 2,
});

interface InvertedResidual {
  readonly expansion: number;
  readonly filters: number;
  readonly kernel: number;
  readonly stride: number;
}

type Row = readonly [expansion: number, filters: number, kernel: number, stride: number];

const reference: readonly Row[] = [
  [1, 16, 3, 1],
  [4, 24, 3, 2],
  [4, 24, 5, 1],
  [4, 40, 3, 2],
  [4, 40, 3, 1],
];

// The widths of FBNet's first five stages, with strides for small images.
const fbnet: readonly Row[] = [
  [1, 16, 3, 1],
  [6, 24, 3, 2],
  [1, 24, 3, 1],
  [6, 32, 5, 2],
  [3, 32, 5, 1],
  [6, 64, 5, 2],
  [6, 64, 3, 1],
  [6, 112, 3, 1],
];

/**
 * The networks of the benchmark: the reference network, one of FBNet's blocks and one of
 * NAS-Bench-201's cells, the last two at 32x32 and at 16x16.
 */
export function benchNetworks(): BenchNetwork[] {
  return [
    { name: 'reference 32x32', network: residualNetwork('reference', reference, 32) },
    ...[32, 16].flatMap((extent) => [
      { name: `fbnet-like ${extent}x${extent}`, network: residualNetwork('fbnet', fbnet, extent) },
      { name: `nas-bench-201-like ${extent}x${extent}`, network: cellNetwork(extent) },
    ]),
  ];
}

function residualNetwork(name: string, rows: readonly Row[], extent: number): Network {
  const net = graph(name);
  const images = net.input({ height: extent, width: extent, channels: 3 });
  let last = convolved(net, images, { filters: 16, kernel: 3, stride: 1 });
  for (const [expansion, filters, kernel, stride] of rows) {
    last = invertedResidual(net, last, { expansion, filters, kernel, stride });
  }
  return classifier(net, convolved(net, last, { filters: 128, kernel: 1, stride: 1 }));
}

interface Convolution {
  readonly filters: number;
  readonly kernel: number;
  readonly stride: number;
}

/** Convolution, batch norm, relu6. */
function convolved(
  net: GraphBuilder,
  input: string,
  { filters, kernel, stride }: Convolution,
): string {
  const product = net.add('conv', { ...symmetric(kernel), filters, stride }, [input]);
  return net.add('batchNorm', { activation: 'relu6' }, [product]);
}

function invertedResidual(
  net: GraphBuilder,
  input: string,
  { expansion, filters, kernel, stride }: InvertedResidual,
): string {
  const { channels } = net.shapeOf(input);
  let last = input;
  if (expansion !== 1) {
    last = convolved(net, last, { filters: channels * expansion, kernel: 1, stride: 1 });
  }
  last = net.add('depthwiseConv', { ...symmetric(kernel), stride }, [last]);
  last = net.add('batchNorm', { activation: 'relu6' }, [last]);
  last = net.add('conv', { kernel: 1, padding: 0, filters }, [last]);
  last = net.add('batchNorm', {}, [last]);
  return stride === 1 && channels === filters ? net.add('add', {}, [input, last]) : last;
}

/** Three stages of one cell, 16, 32 and 64 channels, with a residual block of stride 2 between them. */
function cellNetwork(extent: number): Network {
  const net = graph('nas-bench-201');
  const images = net.input({ height: extent, width: extent, channels: 3 });
  const stem = net.add('conv', { ...symmetric(3), filters: 16 }, [images]);
  let last = net.add('batchNorm', {}, [stem]);
  for (const filters of [16, 32, 64]) {
    if (filters > 16) last = reduction(net, last, filters);
    last = cell(net, last, filters);
  }
  return classifier(net, net.add('batchNorm', { activation: 'relu' }, [last]));
}

/** relu, convolution, batch norm: the order of NAS-Bench-201. */
function reluConvNorm(net: GraphBuilder, input: string, options: Convolution): string {
  const { filters, kernel, stride } = options;
  const active = net.add('relu', {}, [input]);
  const product = net.add('conv', { ...symmetric(kernel), filters, stride }, [active]);
  return net.add('batchNorm', {}, [product]);
}

/** The best cell of NAS-Bench-201 on CIFAR-10 has three 3x3 convolutions, as this one; the rest is mixed. */
function cell(net: GraphBuilder, input: string, filters: number): string {
  const edge = (from: string, kernel: number) =>
    reluConvNorm(net, from, { filters, kernel, stride: 1 });
  const first = edge(input, 3);
  const pooled = net.add('averagePool', { kernel: 3, stride: 1, padding: 1 }, [input]);
  const second = net.add('add', {}, [pooled, edge(first, 3)]);
  return net.add('add', {}, [input, edge(first, 1), edge(second, 3)]);
}

function reduction(net: GraphBuilder, input: string, filters: number): string {
  const first = reluConvNorm(net, input, { filters, kernel: 3, stride: 2 });
  const second = reluConvNorm(net, first, { filters, kernel: 3, stride: 1 });
  const pooled = net.add('averagePool', { kernel: 2, stride: 2, padding: 0 }, [input]);
  const skipped = net.add('conv', { kernel: 1, padding: 0, filters }, [pooled]);
  return net.add('add', {}, [second, skipped]);
}

function classifier(net: GraphBuilder, input: string): Network {
  const pooled = net.add('globalAveragePool', {}, [input]);
  return net.finish(net.add('dense', { units: 10 }, [pooled]));
}

/** The shape of a network's images. */
export function imageShape(network: Network): Shape {
  return (network.nodes[0]!.attributes as { shape: Shape }).shape;
}
