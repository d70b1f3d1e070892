import {
  EspalierError,
  memberNamed,
  type AnyStrategy,
  type Json,
  type StudyHeader,
} from '@espalier/protocol';
import { checkResume, type StudyPlan } from '@espalier/study';
import { supernets } from '@espalier/supernet';
import { searchStrategies } from '../members.ts';
import type { Given } from '../settings.ts';
import { strategyOptions } from '../strategy-flags.ts';
import { openStudy } from '../studies/stored-study.ts';
import { suggestedOptions } from '../suggested-options.ts';
import { checkSettings } from './check-settings.ts';
import { givenSettings, givenSource } from './given-settings.ts';
import { loadBenchmark, type BenchmarkSource, type OpenedBenchmark } from './load-benchmark.ts';
import { newSettings, plannedTrials } from './new-settings.ts';
import { benchmarkSettingsSchema, type BenchmarkSettings } from './settings-schema.ts';
import { benchmarkPlan } from './study-plan.ts';

/** A study on a benchmark, ready to run. */
export interface ChosenStudy {
  readonly settings: BenchmarkSettings;
  readonly loaded: OpenedBenchmark;
  readonly plan: StudyPlan;
}

/**
 * The study that the flags ask for, or the one of the folder that they resume.
 *
 * @throws {EspalierError} `BAD_INPUT`, `UNKNOWN_NAME`, `NOT_MEASURED` for what cannot be searched;
 *   `RESUME_MISMATCH` for other flags than the stored study had; see `loadBenchmark`.
 */
export async function chosenStudy(
  name: string,
  given: Given,
  resume: string | undefined,
): Promise<ChosenStudy> {
  const strategy = searchable(name);
  const { settings, loaded } =
    resume === undefined
      ? await newStudy(name, strategy, given)
      : await resumedStudy({ name, strategy, given }, resume);
  checkSettings(settings, loaded.benchmark, strategy);
  return { settings, loaded, plan: benchmarkPlan(settings, loaded.benchmark, strategy) };
}

function searchable(name: string): AnyStrategy {
  const strategy = memberNamed('strategy', searchStrategies, name);
  if (!Object.hasOwn(supernets, name)) return strategy;
  throw new EspalierError(
    'BAD_INPUT',
    `--benchmark must be searched by a strategy that asks for finished trainings, but got ${name}, which trains a supernet. Choose another, such as search:evolve.`,
    { strategy: name },
  );
}

type Loaded = Omit<ChosenStudy, 'plan'>;

async function newStudy(name: string, strategy: AnyStrategy, given: Given): Promise<Loaded> {
  const source: BenchmarkSource = {
    ...{ benchmark: '', data: null, view: null, latency: null, space: null },
    ...givenSource(given),
  };
  const loaded = await loadBenchmark(source);
  const plain = newSettings({
    source: { ...source, space: loaded.spaceName },
    loaded,
    strategyName: name,
    strategy,
    given: givenSettings(given, loaded),
  });
  const options = strategyOptions(strategy, given, suggestedOptions(name, plannedTrials(plain)));
  return { settings: { ...plain, options }, loaded };
}

interface Resumed {
  readonly name: string;
  readonly strategy: AnyStrategy;
  readonly given: Given;
}

async function resumedStudy({ name, strategy, given }: Resumed, folder: string): Promise<Loaded> {
  const { header } = openStudy(folder);
  const stored = storedSettings(folder, header);
  checkResume(header, { ...stored, ...givenSource(given), strategy: name });
  const loaded = await loadBenchmark(stored);
  const own = givenSettings(given, loaded);
  const options = strategyOptions(strategy, given, stored.options as Record<string, Json>);
  checkResume(header, { ...stored, ...own, options });
  return { settings: stored, loaded };
}

function storedSettings(folder: string, { settings }: StudyHeader): BenchmarkSettings {
  const parsed = benchmarkSettingsSchema.safeParse(settings);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new EspalierError(
    'RESUME_MISMATCH',
    `The settings of ${folder} must be those of a search of this version, but got others: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}. Resume it with the version that began it.`,
    { folder },
  );
}
