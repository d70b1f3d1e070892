import type { Json, Objective } from '@espalier/protocol';
import { formatSize } from '@espalier/report';
import { size } from '@espalier/space';
import { searchStrategies } from '../members.ts';
import type { StudyGoal } from '../study-parts.ts';
import type { StoredStudy } from './stored-study.ts';
import { settingText } from './study-name.ts';

type Row = readonly [name: string, value: string];

/** What a study asked, as its journal says it and, where they load, its members explain it. */
export function settingsRows(
  study: StoredStudy,
  goal: StudyGoal | null,
  objectives: readonly Objective[],
): Row[] {
  const say = (name: string): string => settingText(study, name);
  const rows: Row[] = [
    ['Search space', spaceText(say('space'), goal)],
    ['Device', deviceText(say('device'), goal)],
    ['Objectives', objectives.map(({ metric, direction }) => `${direction} ${metric}`).join(', ')],
    ['Reward', goal === null ? say('reward') : `${goal.reward.name}: ${goal.reward.formula}`],
    ['Target', targetText(study, goal)],
    ['Limits', limitsText(study)],
    ['Strategy', strategyText(study)],
    ['Training', trainingText(study)],
    ['Budget', budgetText(study)],
    ['Order', `${say('mode')}, lag ${say('lag')}, seed ${say('seed')}`],
    ['Begun', study.header.clock.startedAt],
  ];
  return rows.filter(([, value]) => value !== '');
}

function spaceText(name: string, goal: StudyGoal | null): string {
  if (goal === null) return name;
  return `${goal.space.name}, ${formatSize(String(size(goal.space)))} networks. ${goal.space.summary}`;
}

function deviceText(name: string, goal: StudyGoal | null): string {
  if (goal === null) return name;
  const { fastest, slowest } = goal.range;
  return `${goal.device.profile.title}; networks of the space are predicted to take ${fastest.latencyMs.toFixed(2)} to ${slowest.latencyMs.toFixed(2)} ms`;
}

function targetText(study: StoredStudy, goal: StudyGoal | null): string {
  if (goal !== null) return `${goal.targetMs.toFixed(2)} ms for one image`;
  const given = study.settings['latencyMs'];
  return typeof given === 'number' ? `${given} ms for one image` : '';
}

function limitsText({ settings }: StoredStudy): string {
  const { maxLatencyMs, constraints } = settings;
  const most = typeof maxLatencyMs === 'number' ? [`latencyMs<=${maxLatencyMs}`] : [];
  return [...most, ...(typeof constraints === 'string' ? [constraints] : [])].join(', ');
}

function strategyText(study: StoredStudy): string {
  const name = settingText(study, 'strategy');
  const strategy = Object.hasOwn(searchStrategies, name) ? searchStrategies[name] : undefined;
  const summary = strategy === undefined ? '' : ` ${strategy.summary}.`;
  const options = Object.entries((study.settings['options'] ?? {}) as Record<string, Json>)
    .map(([option, value]) => `${option} ${JSON.stringify(value)}`)
    .join(', ');
  return `${name}.${summary}${options === '' ? '' : ` Options: ${options}`}`;
}

function trainingText(study: StoredStudy): string {
  const say = (name: string): string => settingText(study, name);
  if (study.settings['epochs'] === undefined) return '';
  return (
    `${say('epochs')} epochs at most on ${say('trainImages')} images of ${say('dataset')}, ` +
    `${say('validationImages')} for validation, ${say('proxyWidth')} of the width; stopper ${say('stopper')}`
  );
}

function budgetText({ settings }: StoredStudy): string {
  const { trials, maxMinutes } = settings;
  const parts = [
    ...(typeof trials === 'number' ? [`${trials} trials`] : []),
    ...(typeof maxMinutes === 'number' ? [`${maxMinutes} minutes`] : []),
  ];
  return parts.join(', at most ');
}
