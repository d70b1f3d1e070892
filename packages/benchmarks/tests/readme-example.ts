import { openBenchmark, readyBenchmarks, writeTable } from '../src/index.ts';
import { nasBench201, fromArchitectureString } from '@espalier/search-spaces';
import { encode } from '@espalier/space';

export async function lookUp(data: string, file: string): Promise<readonly number[]> {
  const ready = readyBenchmarks['nas-bench-201-cifar10']!;
  await writeTable(await ready.table({ data }), file);
  const { benchmark, heldOut } = await openBenchmark(file, nasBench201, {
    latency: 'raspi4LatencyMs',
  });

  const text =
    '|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|';
  const genotype = encode(nasBench201, fromArchitectureString(text));
  const { latency } = benchmark.assess(genotype);
  const { rungs, costSeconds } = await benchmark.evaluator.evaluate({
    trial: 0,
    genotype,
    seed: 'readme',
    epochs: [12],
    mostEpochs: 200,
  });

  return [latency!.meanMs, rungs[0]!.accuracy, costSeconds!, heldOut.test(genotype)];
}
