import { graph, type GraphBuilder, type Network } from '@espalier/network';

type Row = readonly [expansion: number, filters: number, kernel: number, stride: number];

const rows: readonly Row[] = [
  [1, 16, 3, 1],
  [4, 24, 3, 2],
  [4, 24, 5, 1],
  [4, 40, 3, 2],
  [4, 40, 3, 1],
];

/** The network of the recipe: a 3x3 stem, five inverted residuals, a 1x1 head; 6.4 million MACs at 32x32x3. */
export function recipeNetwork(): Network {
  const net = graph('training-recipe');
  let last = convolved(net, net.input({ height: 32, width: 32, channels: 3 }), 16, 3);
  for (const row of rows) last = invertedResidual(net, last, row);
  const pooled = net.add('globalAveragePool', {}, [convolved(net, last, 128, 1)]);
  return net.finish(net.add('dense', { units: 10 }, [pooled]));
}

function convolved(net: GraphBuilder, input: string, filters: number, kernel: number): string {
  const product = net.add('conv', { filters, kernel }, [input]);
  return net.add('batchNorm', { activation: 'relu6' }, [product]);
}

function invertedResidual(net: GraphBuilder, input: string, row: Row): string {
  const [expansion, filters, kernel, stride] = row;
  const { channels } = net.shapeOf(input);
  let last = expansion === 1 ? input : convolved(net, input, channels * expansion, 1);
  last = net.add('depthwiseConv', { kernel, stride }, [last]);
  last = net.add('batchNorm', { activation: 'relu6' }, [last]);
  last = net.add('conv', { filters, kernel: 1 }, [last]);
  last = net.add('batchNorm', {}, [last]);
  return stride === 1 && channels === filters ? net.add('add', {}, [input, last]) : last;
}
