import { runTask } from '/work/main/experiments/dist/tabular/run-task.js';
import { seedsTo } from '/work/main/experiments/dist/tabular/run-searches.js';
import { accuracyAlone } from '/work/main/experiments/dist/tabular/search-task.js';
import { readyBenchmarks } from '@espalier/benchmarks';
const data = '/work/shared/data';
const { benchmark } = await readyBenchmarks['nas-bench-201-cifar10'].load({
  data,
  view: 'validation',
});
const t = performance.now();
const recs = await runTask(
  {
    searcher: { strategy: process.argv[2], options: JSON.parse(process.argv[4] ?? '{}') },
    objectives: accuracyAlone,
    epochs: { least: 12, most: 12 },
    budget: { costSeconds: 12000 },
    seeds: seedsTo(+process.argv[3]),
  },
  benchmark,
);
const n = recs.reduce((s, r) => s + r.rows.length, 0);
console.log(n, 'trials', (((performance.now() - t) / n) * 1000).toFixed(0), 'us per trial');
