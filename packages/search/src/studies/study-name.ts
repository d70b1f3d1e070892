import { isOfBenchmark } from '../benchmark-search/settings-schema.ts';
import type { StoredStudy } from './stored-study.ts';

/** A setting as a person reads it; a dash where the journal does not say. */
export function settingText({ settings }: Pick<StoredStudy, 'settings'>, name: string): string {
  const value = settings[name];
  if (value === undefined || value === null) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What a study is about, in a few words: `fbnet for pixel by evolve`, or the table that it asks. */
export function studyTitle(study: Pick<StoredStudy, 'settings'>): string {
  const say = (name: string): string => settingText(study, name);
  const where = isOfBenchmark(study.settings)
    ? say('benchmark')
    : `${say('space')} for ${say('device')}`;
  return `${where} by ${say('strategy')}`;
}

/** How far a study is, in a sentence. */
export function studyState({ settings, trials, stages }: StoredStudy): string {
  const planned = typeof settings['trials'] === 'number' ? settings['trials'] : null;
  const count = planned === null ? `${trials.length}` : `${trials.length} of ${planned}`;
  if (stages.length > 0) {
    const names = stages.map(({ name }) => name).join(', ');
    return `Searched: ${count} trials. Done after the search: ${names}.`;
  }
  if (planned !== null && trials.length >= planned) {
    return `Searched: ${count} trials. Nothing was done with the winner yet.`;
  }
  return `Unfinished: ${count} trials so far; it is running, or was stopped.`;
}
