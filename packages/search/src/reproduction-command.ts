import { spelling, studyFlags } from './flags.ts';
import { presets } from './presets.ts';
import type { StudySettings } from './settings.ts';

/** The command that repeats a study: every setting that differs from the default budget. */
export function reproductionCommand(settings: StudySettings): string {
  const standard: Readonly<Record<string, unknown>> = presets.default;
  const own: Readonly<Record<string, unknown>> = settings;
  const flags = Object.keys(studyFlags)
    .filter((name) => name === 'device' || (own[name] !== null && own[name] !== standard[name]))
    .map((name) => `${spelling(name)} ${quoted(String(own[name]))}`);
  const options = Object.entries(settings.options as Record<string, unknown>).map(
    ([name, value]) => `${spelling(name)} ${quoted(String(value))}`,
  );
  return [`npx nx run search:${settings.strategy}`, ...flags, ...options].join(' ');
}

/** A word as a POSIX shell reads it back. */
export function quoted(value: string): string {
  return /^[\w./:-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
