import { analyze, graph, type Network } from '@espalier/network';
import type { Weights } from '@espalier/protocol';
import type { Random } from '@espalier/random';

/** Stem, one MBConv block with a residual, head: 16 tied channels outside, 32 free ones inside. */
export function smallNetwork(): Network {
  const builder = graph('small');
  const norm = (id: string, activation: 'none' | 'relu', name: string): string =>
    builder.add('batchNorm', { activation }, [id], name);
  const image = builder.input({ height: 8, width: 8, channels: 3 });
  const stem = norm(
    builder.add('conv', { filters: 16, kernel: 3 }, [image], 'stem'),
    'relu',
    'stem-norm',
  );
  const wide = norm(
    builder.add('conv', { filters: 32, kernel: 1 }, [stem], 'expand'),
    'relu',
    'expand-norm',
  );
  const deep = norm(
    builder.add('depthwiseConv', { kernel: 3 }, [wide], 'depthwise'),
    'relu',
    'depthwise-norm',
  );
  const thin = norm(
    builder.add('conv', { filters: 16, kernel: 1 }, [deep], 'project'),
    'none',
    'project-norm',
  );
  const sum = builder.add('add', {}, [stem, thin], 'sum');
  const pooled = builder.add('globalAveragePool', {}, [sum], 'pool');
  return builder.finish(builder.add('dense', { units: 4 }, [pooled], 'logits'));
}

/** Normal values for every parameter; variances near 1. */
export function randomWeights(network: Network, random: Random): Map<string, Float32Array> {
  const weights = new Map<string, Float32Array>();
  for (const [id, { parameters }] of analyze(network).nodes) {
    for (const { name, shape } of parameters) {
      const size = shape.reduce((product, extent) => product * extent, 1);
      const value = (): number => (name === 'variance' ? 0.5 + random.uniform() : random.normal());
      weights.set(`${id}/${name}`, Float32Array.from({ length: size }, value));
    }
  }
  return weights;
}

/** Sets one channel of an axis of a row-major array to zero. */
export function clearChannel(
  weights: Weights,
  name: string,
  { channel, extent, inner }: { channel: number; extent: number; inner: number },
): void {
  const values = weights.get(name)!;
  for (let index = 0; index < values.length; index++) {
    if (Math.floor(index / inner) % extent === channel) values[index] = 0;
  }
}
