import { EspalierError, trialSchema, type Trial } from '@espalier/protocol';
import { expect, test } from 'vitest';
import { fakeEvaluator, smallPlan, timeless } from '../tests/small-study.ts';
import { realExecutor } from './executors/real-executor.ts';
import { runStudy } from './run-study.ts';
import type { StudyPlan } from './study.ts';

async function run(
  plan: StudyPlan,
  workers: number,
  recovered: readonly Trial[] = [],
): Promise<Trial[]> {
  const recorded: Trial[] = [];
  await runStudy(plan, {
    executor: realExecutor(workers),
    recovered,
    record: (trial) => void recorded.push(trial),
  });
  return recorded;
}

test('1, 2 and 7 workers record the same trials in the same order', async () => {
  const one = (await run(smallPlan(), 1)).map(timeless);
  expect((await run(smallPlan(), 2)).map(timeless)).toEqual(one);
  expect((await run(smallPlan(), 7)).map(timeless)).toEqual(one);
  expect(one).toHaveLength(24);
});

test('another lag gives another study, so the lag is a setting and the workers are not', async () => {
  const one = (await run(smallPlan(), 1)).map(timeless);
  expect((await run(smallPlan({ lag: 1 }), 1)).map(timeless)).not.toEqual(one);
});

test('continues from any recorded prefix as if it had never stopped', async () => {
  const whole = await run(smallPlan(), 2);
  for (const kept of [1, 9, 23]) {
    const rest = await run(smallPlan(), 2, whole.slice(0, kept));
    expect(rest.map(timeless)).toEqual(whole.slice(kept).map(timeless));
  }
});

test('refuses a recorded trial that the plan does not propose', async () => {
  const [first] = await run(smallPlan({ budget: { trials: 1 } }), 1);
  const edited = {
    ...first!,
    genotype: { ...first!.genotype, kernel: 1 - first!.genotype['kernel']! },
  };
  await expect(run(smallPlan(), 1, [edited])).rejects.toMatchObject({ code: 'RESUME_MISMATCH' });
});

test('every recorded trial obeys the schema of the journal', async () => {
  for (const trial of await run(smallPlan(), 2)) {
    expect(trialSchema.safeParse(JSON.parse(JSON.stringify(trial))).error).toBeUndefined();
  }
});

test('an evaluation that throws fails its own trial only', async () => {
  const evaluator = fakeEvaluator((trial) => {
    if (trial === 1) throw new EspalierError('WORKER_DIED', 'a worker ended');
  });
  const trials = await run(smallPlan({ evaluator }), 2);
  expect(trials).toHaveLength(24);
  expect(trials[1]).toMatchObject({
    outcome: 'failed',
    reward: null,
    failure: { code: 'WORKER_DIED', message: 'a worker ended' },
  });
});

const atMost2Ms = { kind: 'hard', metric: 'latencyMs', side: 'atMost', limit: 2 } as const;

test('a network above the hard limit is infeasible and is not evaluated', async () => {
  const evaluated: number[] = [];
  const evaluator = fakeEvaluator((trial) => void evaluated.push(trial));
  const trials = await run(smallPlan({ evaluator, constraints: [atMost2Ms] }), 2);
  const infeasible = trials.filter(({ outcome }) => outcome === 'infeasible');
  expect(infeasible.length).toBeGreaterThan(0);
  expect(infeasible.every(({ latency }) => latency!.meanMs > 2)).toBe(true);
  expect(infeasible.some(({ number }) => evaluated.includes(number))).toBe(false);
});

test('a network that the device was not measured for is infeasible, with the reason', async () => {
  const plan = smallPlan();
  const failure = { code: 'SPACE_NOT_PRICED', message: 'no table' };
  const trials = await run(
    smallPlan({
      assess: (genotype) =>
        genotype['filters'] === 0
          ? { latency: null, macs: null, parameters: null, failure }
          : plan.assess(genotype),
    }),
    2,
  );
  const unpriced = trials.filter(({ genotype }) => genotype['filters'] === 0);
  expect(unpriced.length).toBeGreaterThan(0);
  for (const trial of unpriced) {
    expect(trial).toMatchObject({ outcome: 'infeasible', latency: null, reward: null, rungs: [] });
    expect(trial.failure).toEqual(failure);
  }
  expect(trials.some(({ outcome }) => outcome === 'complete')).toBe(true);
});

test('an architecture that was measured before is not measured again', async () => {
  const evaluated: number[] = [];
  const evaluator = fakeEvaluator((trial) => void evaluated.push(trial));
  const trials = await run(smallPlan({ evaluator, budget: { trials: 40 } }), 1);
  const reused = trials.filter(({ reusedFrom }) => reusedFrom !== undefined);
  expect(reused.length).toBeGreaterThan(20);
  expect(reused.some(({ number }) => evaluated.includes(number))).toBe(false);
  for (const { reusedFrom, rungs } of reused) expect(rungs).toEqual(trials[reusedFrom!]!.rungs);
});

test('a stop on request keeps the finished prefix and records no unfinished trial', async () => {
  const controller = new AbortController();
  const recorded: Trial[] = [];
  const work = runStudy(smallPlan(), {
    executor: realExecutor(2),
    signal: controller.signal,
    record: (trial) => {
      recorded.push(trial);
      if (recorded.length === 6) controller.abort();
    },
  });
  await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
  expect(recorded.map(({ number }) => number).slice(0, 6)).toEqual([0, 1, 2, 3, 4, 5]);
  expect(recorded.length).toBeLessThan(24);
});

test('a record that cannot be written ends the study with its error', async () => {
  const work = runStudy(smallPlan(), {
    executor: realExecutor(2),
    record: () => {
      throw new EspalierError('FOLDER_UNWRITABLE', 'disk is full');
    },
  });
  await expect(work).rejects.toMatchObject({ code: 'FOLDER_UNWRITABLE' });
});
