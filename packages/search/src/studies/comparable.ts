import type { StoredStudy } from './stored-study.ts';
import { storedObjectives } from './study-goals.ts';
import { settingText } from './study-name.ts';

/** Settings that the meaning of a reward, an accuracy or a latency depends on. */
const measured = [
  'space',
  'device',
  'benchmark',
  'view',
  'latency',
  'dataset',
  'data',
  'reward',
  'latencyMs',
  'latencyModel',
  'maxLatencyMs',
  'objectives',
  'constraints',
  'epochs',
  'trainImages',
  'validationImages',
  'proxyWidth',
  'imagesPerStep',
  'learningRate',
] as const;

/** A setting in which studies differ, with what each has, in their order. */
export interface Difference {
  readonly setting: string;
  readonly values: readonly string[];
}

/** The settings by which the figures of studies mean different things; empty where they compare. */
export function differencesOf(studies: readonly StoredStudy[]): Difference[] {
  return measured
    .map((setting) => ({ setting, values: studies.map((study) => valueOf(study, setting)) }))
    .filter(({ values }) => new Set(values).size > 1);
}

/** A difference as a person reads it: `device pixel / raspberry-pi-4`. */
export function differenceText({ setting, values }: Difference): string {
  return `${setting} ${values.join(' / ')}`;
}

/** Objectives by their names, whatever form the journal holds them in. */
function valueOf(study: StoredStudy, setting: string): string {
  if (setting !== 'objectives') return settingText(study, setting);
  return storedObjectives(study.settings)
    .map(({ metric }) => metric)
    .join(',');
}
