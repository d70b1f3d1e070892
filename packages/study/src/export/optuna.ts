import type { Trial } from '@espalier/protocol';
import { decisions } from '@espalier/space';
import { excessOver } from '../constraints.ts';
import { byNumber, figuresOf, type ExportedStudy } from './exported-study.ts';
import { optunaParameter, type OptunaParameter } from './optuna-distribution.ts';

/** Operations of Optuna's journal that are written. */
const operation = {
  createStudy: 0,
  setStudyUserAttribute: 2,
  setStudySystemAttribute: 3,
  createTrial: 4,
};
const direction = { minimize: 1, maximize: 2 };
const state = { complete: 1, pruned: 2, fail: 3 };

/**
 * A study as Optuna's journal, which `JournalStorage(JournalFileBackend(path))` and
 * optuna-dashboard open.
 *
 * A trial's parameters are its decisions, those that exist in it alone. Its values are the study's
 * objectives; intermediate values are accuracies by epochs. A complete or infeasible trial with values
 * is complete there; constraints (`constraints`, kept where at most 0) tell them apart. Pruned ones and
 * infeasible ones without values are pruned there, or failed in studies of several objectives, in
 * which samplers of Optuna refuse pruned trials. Everything else that a trial says, its own outcome
 * too, is among its user attributes.
 *
 * @returns lines, each with its line feed.
 * @see optuna/storages/journal/_storage.py, `JournalOperation` and `create_new_trial`
 */
export function* optunaJournal(study: ExportedStudy): Generator<string, void, undefined> {
  const { name, objectives, settings, space } = study;
  const directions = objectives.map((objective) => direction[objective.direction]);
  const metricNames = { 'study:metric_names': objectives.map(({ metric }) => metric) };
  yield line(operation.createStudy, { study_name: name, directions });
  yield line(operation.setStudySystemAttribute, { study_id: 0, system_attr: metricNames });
  yield line(operation.setStudyUserAttribute, { study_id: 0, user_attr: { settings } });
  const parameters = new Map(
    decisions(space).map((decision) => [decision.path, optunaParameter(decision)]),
  );
  for (const trial of byNumber(study.trials)) {
    yield line(operation.createTrial, { study_id: 0, ...trialLog(study, trial, parameters) });
  }
}

function line(code: number, fields: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify({ op_code: code, worker_id: 'espalier', ...fields })}\n`;
}

function trialLog(
  study: ExportedStudy,
  trial: Trial,
  parameters: ReadonlyMap<string, OptunaParameter>,
): Record<string, unknown> {
  const taken = Object.entries(trial.genotype).map(
    ([path, choice]) => [path, parameters.get(path)!, choice] as const,
  );
  const start = Date.parse(trial.clock.startedAt);
  return {
    ...outcomeOf(study, trial),
    datetime_start: timestamp(start),
    datetime_complete: timestamp(start + 1000 * trial.clock.seconds),
    distributions: Object.fromEntries(
      taken.map(([path, { distribution }]) => [path, distribution]),
    ),
    params: Object.fromEntries(taken.map(([path, { values }, choice]) => [path, values[choice]])),
    user_attrs: userAttributes(trial),
    system_attrs: systemAttributes(study, trial),
    intermediate_values: Object.fromEntries(
      trial.rungs.map(({ epochs, accuracy }) => [epochs, accuracy]),
    ),
  };
}

/** Optuna keeps one value apart from several. */
function outcomeOf(study: ExportedStudy, trial: Trial): Record<string, unknown> {
  const several = study.objectives.length > 1;
  const reached = stateOf(trial, several);
  const values = reached === state.fail ? null : trial.objectives;
  return {
    state: reached,
    value: several ? null : (values?.[0] ?? null),
    values: several ? values : null,
  };
}

/** In studies of several objectives samplers of Optuna cannot read pruned trials. */
function stateOf({ outcome, objectives }: Trial, several: boolean): number {
  const stopped = several ? state.fail : state.pruned;
  const withValues = { complete: state.complete, infeasible: state.complete, pruned: stopped };
  const withoutValues = { complete: state.fail, infeasible: stopped, pruned: stopped };
  if (outcome === 'failed') return state.fail;
  return (objectives === null ? withoutValues : withValues)[outcome];
}

function userAttributes(trial: Trial): Record<string, unknown> {
  const { number, outcome, fingerprint, reward, violation } = trial;
  const { epochs, note, continues, told, costSeconds, reusedFrom, failure } = trial;
  return {
    ...{ number, outcome, fingerprint, reward, violation, ...figuresOf(trial) },
    ...(trial.latency !== null && { latencySdMs: trial.latency.sdMs }),
    ...{ epochs, note, continues, told, costSeconds, reusedFrom, failure },
  };
}

function systemAttributes({ constraints }: ExportedStudy, trial: Trial): Record<string, unknown> {
  const kept = constraints.filter(({ kind }) => kind !== 'soft');
  if (kept.length === 0) return {};
  return { constraints: kept.map((constraint) => excessOver(constraint, trial)) };
}

/** As Python's `isoformat(timespec="microseconds")` writes UTC. */
function timestamp(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('Z', '000+00:00');
}
