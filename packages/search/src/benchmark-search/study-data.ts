import { readHeader, readyBenchmarks } from '@espalier/benchmarks';
import { rewards } from '@espalier/cost';
import type { Constraint } from '@espalier/protocol';
import { formatSeconds, type StudyData } from '@espalier/report';
import { bestTrial } from '@espalier/study';
import { searchStrategies } from '../members.ts';
import type { StoredStudy } from '../studies/stored-study.ts';
import { recordedChoice } from './choice-record.ts';
import { repeatCommand } from './repeat-command.ts';
import { isFile } from './load-benchmark.ts';
import { benchmarkSettingsSchema, type BenchmarkSettings } from './settings-schema.ts';

/** Everything the report of a stored study on a benchmark shows. @throws {z.ZodError} for other settings. */
export async function benchmarkStudyData(study: StoredStudy): Promise<StudyData> {
  const settings = benchmarkSettingsSchema.parse(study.settings);
  const source = await sourceOf(settings);
  const cites = [source?.cite, searchStrategies[settings.strategy]?.cite, rewardOf(settings)?.cite];
  return {
    title: benchmarkTitle(settings),
    state: stateOf(study, settings),
    settings: rowsOf(settings, source?.accuracyIs),
    sources: cites.filter((cite): cite is string => cite !== undefined && cite !== ''),
    objectives: settings.objectives,
    trials: study.trials,
    figures: { accuracy: source?.accuracyIs ?? 'that of the table', latency: latencyIs(settings) },
    best: bestTrial(study.trials)?.number ?? null,
    targetMs: settings.latencyMs,
    resume: `npx nx run search:resume ${study.folder}`,
    repeat: repeatCommand(settings),
    notes: study.torn
      ? ['The last line of the journal is not whole, as after a crash, and is left out.']
      : [],
  };
}

/** What a study on a benchmark is about, in a few words. */
export function benchmarkTitle({
  benchmark,
  strategy,
}: Pick<BenchmarkSettings, 'benchmark' | 'strategy'>): string {
  return `${benchmark} by ${strategy}`;
}

interface Source {
  readonly cite: string;
  readonly accuracyIs: string;
}

/** What the table says of itself; nothing where it has gone. */
async function sourceOf({ benchmark, view }: BenchmarkSettings): Promise<Source | undefined> {
  if (isFile(benchmark)) return readHeader(benchmark).catch(() => undefined);
  const ready = readyBenchmarks[benchmark];
  if (ready === undefined) return undefined;
  const { cite, views } = ready;
  return { cite, accuracyIs: views[view ?? Object.keys(views)[0]!] ?? '' };
}

function rewardOf({ reward }: BenchmarkSettings): { formula: string; cite: string } | undefined {
  return Object.hasOwn(rewards, reward ?? '') ? rewards[reward as keyof typeof rewards] : undefined;
}

function latencyIs({ latency }: BenchmarkSettings): string {
  return latency === null ? 'that of the table' : `${latency} of the table`;
}

function stateOf({ trials, stages }: StoredStudy, settings: BenchmarkSettings): string {
  const choice = recordedChoice(stages);
  if (choice === undefined) {
    const budget = budgetText(settings);
    return `Unfinished: ${trials.length} trials so far, of ${budget}; it is running, or was stopped.`;
  }
  const { queries, trainingSeconds, simulatedSeconds } = choice;
  const times =
    trainingSeconds === 0
      ? ''
      : ` They took ${formatSeconds(trainingSeconds)}, and ${formatSeconds(simulatedSeconds)} on ${workersText(settings)}.`;
  return `Searched: ${trials.length} trials. ${queries} finished trainings were looked up.${times}`;
}

function workersText({ workers }: BenchmarkSettings): string {
  return `${workers} simulated ${workers === 1 ? 'worker' : 'workers'}`;
}

function rowsOf(
  settings: BenchmarkSettings,
  accuracyIs: string | undefined,
): StudyData['settings'] {
  const { space, objectives, strategy, options, epochs, minEpochs, mode, lag, seed } = settings;
  const view = accuracyIs === undefined ? '' : `; accuracy is ${accuracyIs}`;
  const rows: (readonly [string, string])[] = [
    ['Table of trainings', `${settings.benchmark}${view}`],
    ['Search space', space],
    ['Latency', settings.latency ?? ''],
    ['Objectives', objectives.map(({ metric, direction }) => `${direction} ${metric}`).join(', ')],
    ['Reward', rewardOf(settings)?.formula ?? ''],
    ['Limits', settings.constraints.map(limitText).join(', ')],
    ['Strategy', `${strategy}: ${searchStrategies[strategy]?.summary ?? ''}`],
    ['Options', JSON.stringify(options)],
    ['Training', minEpochs === epochs ? `${epochs} epochs` : `${minEpochs} to ${epochs} epochs`],
    ['Budget', budgetText(settings)],
    ['Order', `${mode}, lag ${lag}, ${workersText(settings)}, seed ${seed}`],
  ];
  return rows.filter(([, value]) => value !== '');
}

function limitText(constraint: Constraint): string {
  const { metric, side, limit } = constraint;
  const bound = `${metric} ${side === 'atMost' ? '≤' : '≥'} ${limit}`;
  if (constraint.kind === 'chance') return `${bound} with probability ${constraint.probability}`;
  return constraint.kind === 'soft' ? `${bound} (soft, weight ${constraint.weight})` : bound;
}

function budgetText({ trials, costSeconds }: BenchmarkSettings): string {
  const parts = [
    ...(trials === null ? [] : [`${trials} trials`]),
    ...(costSeconds === null ? [] : [`${costSeconds} s of training`]),
  ];
  return parts.join(', at most ');
}
