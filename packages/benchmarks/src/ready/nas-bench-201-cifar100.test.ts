import { describe, expect, test } from 'vitest';
import { isAbsent, publishedData as data } from '../../tests/published-data.ts';
import { nasBench201Cifar100 } from './nas-bench-201-cifar100.ts';

const request = { trial: 0, seed: 's', mostEpochs: 200, epochs: [200] };

describe.skipIf(isAbsent)('on the published table (skipped: ../shared/data is absent)', () => {
  test('in view test the best accuracy is 73.51 %, of cell 9930, and the report says what it is', async () => {
    const { benchmark, heldOut } = await nasBench201Cifar100.load({ data, view: 'test' });
    const all = heldOut.column('accuracy@200');
    expect([all.indexOf(Math.max(...all)), Math.max(...all)]).toEqual([9930, 0.735133]);
    const { rungs } = await benchmark.evaluator.evaluate({
      ...request,
      genotype: benchmark.at(9930),
    });
    expect(rungs).toEqual([{ epochs: 200, accuracy: 0.735133, loss: null }]);
    expect(benchmark.accuracyIs).toMatch(/^TEST accuracy itself/);
  });

  test('in view valtest only 200 epochs were measured', async () => {
    const { benchmark } = await nasBench201Cifar100.load({
      data,
      view: 'valtest',
      latency: 'raspi4LatencyMs',
    });
    expect(benchmark.epochs).toEqual([200]);
    const first = benchmark.at(0);
    const { rungs } = await benchmark.evaluator.evaluate({ ...request, genotype: first });
    expect(rungs[0]!.accuracy).toBeCloseTo(0.528067, 10);
    expect(benchmark.assess(first).latency!.meanMs).toBe(10.4819768);
  });
});
