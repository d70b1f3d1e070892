import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { analyze } from './analyze.ts';
import { graph, type GraphBuilder } from './graph.ts';
import type { Network } from './network.ts';

/** Convolution and depthwise convolution with batch norm, on one trunk. */
class Trunk {
  readonly builder: GraphBuilder;
  at: string;

  constructor(name: string) {
    this.builder = graph(name);
    this.at = this.builder.input({ height: 224, width: 224, channels: 3 });
  }

  get channels(): number {
    return this.builder.shapeOf(this.at).channels;
  }

  conv(filters: number, kernel: number, { stride = 1, groups = 1 } = {}): this {
    return this.#norm(this.builder.add('conv', { filters, kernel, stride, groups }, [this.at]));
  }

  depthwise(kernel: number, stride: number): this {
    return this.#norm(this.builder.add('depthwiseConv', { kernel, stride }, [this.at]));
  }

  shuffle(groups: number): this {
    this.at = this.builder.add('channelShuffle', { groups }, [this.at]);
    return this;
  }

  /** Adds what stood at `start`, where the shapes agree. */
  residual(start: string): this {
    this.at = this.builder.add('add', {}, [this.at, start]);
    return this;
  }

  classify(): Network {
    const pooled = this.builder.add('globalAveragePool', {}, [this.at]);
    return this.builder.finish(this.builder.add('dense', { units: 1000 }, [pooled]));
  }

  #norm(convolved: string): this {
    this.at = this.builder.add('batchNorm', { activation: 'relu6' }, [convolved]);
    return this;
  }
}

function counts(network: Network): { parameters: number; macs: number } {
  const { parameterCount: parameters, macs } = analyze(network);
  return { parameters, macs };
}

it('counts MobileNetV1 as Howard et al. 2017 do', () => {
  const trunk = new Trunk('mobilenet-v1').conv(32, 3, { stride: 2 });
  const filters = [64, 128, 128, 256, 256, 512, 512, 512, 512, 512, 512, 1024, 1024];
  const strided = new Set([1, 3, 5, 11]);
  filters.forEach((count, layer) => trunk.depthwise(3, strided.has(layer) ? 2 : 1).conv(count, 1));
  expect(counts(trunk.classify())).toEqual({ parameters: 4_231_976, macs: 568_740_352 });
});

it('counts MobileNetV2 as Sandler et al. 2018 do', () => {
  const trunk = new Trunk('mobilenet-v2').conv(32, 3, { stride: 2 });
  const stages = [
    { expansion: 1, filters: 16, repeats: 1, stride: 1 },
    { expansion: 6, filters: 24, repeats: 2, stride: 2 },
    { expansion: 6, filters: 32, repeats: 3, stride: 2 },
    { expansion: 6, filters: 64, repeats: 4, stride: 2 },
    { expansion: 6, filters: 96, repeats: 3, stride: 1 },
    { expansion: 6, filters: 160, repeats: 3, stride: 2 },
    { expansion: 6, filters: 320, repeats: 1, stride: 1 },
  ];
  for (const { expansion, filters, repeats, stride } of stages) {
    for (let repeat = 0; repeat < repeats; repeat++) {
      const start = trunk.at;
      if (expansion > 1) trunk.conv(trunk.channels * expansion, 1);
      trunk.depthwise(3, repeat === 0 ? stride : 1).conv(filters, 1);
      if (repeat > 0) trunk.residual(start);
    }
  }
  const network = trunk.conv(1280, 1).classify();
  expect(counts(network)).toEqual({ parameters: 3_504_872, macs: 300_774_272 });
});

it('counts ResNet-18 as He et al. 2016 do', () => {
  const trunk = new Trunk('resnet-18').conv(64, 7, { stride: 2 });
  trunk.at = trunk.builder.add('averagePool', { kernel: 3, stride: 2 }, [trunk.at]);
  for (const [stage, filters] of [64, 128, 256, 512].entries()) {
    const stride = stage === 0 ? 1 : 2;
    let start = trunk.at;
    const main = trunk.conv(filters, 3, { stride }).conv(filters, 3).at;
    trunk.at = start;
    if (stage > 0) start = trunk.conv(filters, 1, { stride }).at;
    trunk.at = main;
    const second = trunk.residual(start).at;
    trunk.conv(filters, 3).conv(filters, 3).residual(second);
  }
  const network = trunk.classify();
  expect(counts(network)).toEqual({ parameters: 11_689_512, macs: 1_814_073_344 });
});

interface PublishedBlock {
  readonly layer?: number;
  readonly op?: string;
  readonly k: number;
  readonly mid: number;
  readonly groups: number;
  readonly s: number;
  readonly cout: number;
  readonly params: number;
  readonly macs: number;
}

interface Published {
  readonly blocks: readonly PublishedBlock[];
  readonly head_conv: number;
  readonly exact_paper_convention: { readonly params: number; readonly macs: number };
}

/** One layer of FBNet: 1x1 to `mid`, depthwise, 1x1 to `cout`, residual where shapes agree. */
function addLayer(trunk: Trunk, { op, k, mid, groups, s, cout }: PublishedBlock): void {
  const start = trunk.at;
  if (op === 'skip') {
    if (s > 1 || trunk.channels !== cout) trunk.conv(cout, 1, { stride: s });
    return;
  }
  const residual = s === 1 && trunk.channels === cout;
  trunk.conv(mid, 1, { groups });
  if (groups > 1) trunk.shuffle(groups);
  trunk.depthwise(k, s).conv(cout, 1, { groups });
  if (residual) trunk.residual(start);
}

function blockCounts(trunk: Trunk, layer: PublishedBlock): { params: number; macs: number } {
  const before = analyze(trunk.builder.finish(trunk.at));
  addLayer(trunk, layer);
  const after = analyze(trunk.builder.finish(trunk.at));
  return {
    params: after.parameterCount - before.parameterCount,
    macs: after.macs - before.macs,
  };
}

const papers = new URL('../../../../shared/papers/architectures.json', import.meta.url);
const fbnets = ['FBNet-A', 'FBNet-B', 'FBNet-C'];

it.skipIf(!existsSync(papers)).each(fbnets)(
  'counts every layer of %s as published (needs the file shared/papers/architectures.json)',
  (name) => {
    const { architectures } = JSON.parse(readFileSync(papers, 'utf8')) as {
      architectures: Record<string, Published>;
    };
    const { blocks, head_conv: head, exact_paper_convention: total } = architectures[name]!;
    const trunk = new Trunk(name).conv(16, 3, { stride: 2 });
    for (const layer of blocks.filter((block) => block.layer !== undefined)) {
      expect(blockCounts(trunk, layer)).toEqual({ params: layer.params, macs: layer.macs });
    }
    const network = trunk.conv(head, 1).classify();
    expect(counts(network)).toEqual({ parameters: total.params, macs: total.macs });
  },
);
