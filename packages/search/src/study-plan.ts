import { assessWith } from '@espalier/cost';
import { memberNamed, type AnyStrategy, type Evaluator, type Json } from '@espalier/protocol';
import { stoppers, type AnyStopper, type Stopping, type StudyPlan } from '@espalier/study';
import { parseConstraints, parseObjectives } from './goals.ts';
import { schedulers } from './members.ts';
import { aroundEvaluator, aroundStrategy } from './middleware.ts';
import type { StudySettings } from './settings.ts';
import type { StudyParts } from './study-parts.ts';

/** What a study of the app follows, whoever proposes. */
export type PlannedParts = Pick<
  StudyParts,
  'space' | 'build' | 'costModel' | 'reward' | 'targetMs'
> & { readonly strategy: AnyStrategy; readonly options: Json };

/** The plan of a study from its settings and members. */
export function studyPlan(
  settings: StudySettings,
  parts: PlannedParts,
  evaluator: Evaluator,
): StudyPlan {
  const { space, strategy, options, reward, targetMs } = parts;
  return {
    seed: settings.seed,
    mode: settings.mode,
    budget: {
      trials: settings.trials,
      ...(settings.maxMinutes !== null && { seconds: 60 * settings.maxMinutes }),
    },
    lag: settings.lag,
    space,
    strategy: aroundStrategy(strategy, settings),
    options,
    objectives: parseObjectives(settings.objectives),
    constraints: [...parseConstraints(settings.constraints ?? ''), ...latencyLimit(settings)],
    reward: { reward, targetMs },
    assess: assessWith(parts),
    evaluator: aroundEvaluator(evaluator, settings),
    epochs: { least: rungEpochs(settings)[0]!, most: settings.epochs },
    reuse: true,
    ...measuring(settings, strategy),
  };
}

/** Where a training is measured on the way, and what may end it. */
function measuring(
  settings: StudySettings,
  strategy: AnyStrategy,
): Pick<StudyPlan, 'checkpoints' | 'stopping'> {
  // Strategies of several lengths choose them, and end trainings, themselves.
  const chooses = Object.values<AnyStrategy>(schedulers).includes(strategy);
  if (chooses || settings.stopper === 'none') return { checkpoints: [], stopping: null };
  const stopping = stoppingOf(settings);
  const every = Array.from({ length: settings.epochs - 1 }, (_, index) => index + 1);
  return {
    checkpoints: settings.stopper === 'halving' ? rungEpochs(settings).slice(0, -1) : every,
    stopping,
  };
}

function stoppingOf({ stopper: name, reduction }: StudySettings): Stopping {
  const stopper = memberNamed<unknown>('--stopper', stoppers, name) as AnyStopper;
  return { stopper, options: stopper.options.parse(name === 'halving' ? { reduction } : {}) };
}

function latencyLimit({ maxLatencyMs }: StudySettings): StudyPlan['constraints'] {
  if (maxLatencyMs === null) return [];
  return [{ kind: 'hard', metric: 'latencyMs', side: 'atMost', limit: maxLatencyMs }];
}

/** Rungs of successive halving: `epochs` divided by powers of `reduction`, at least 1, ascending. */
export function rungEpochs({
  epochs,
  reduction,
}: Pick<StudySettings, 'epochs' | 'reduction'>): number[] {
  const rungs = [epochs];
  while (rungs[0]! >= reduction) rungs.unshift(Math.floor(rungs[0]! / reduction));
  return rungs;
}
