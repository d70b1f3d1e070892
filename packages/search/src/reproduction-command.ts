import { spelling, studyFlags } from './flags.ts';
import { presets } from './presets.ts';
import type { StudySettings } from './settings.ts';

/** The command that repeats a study: every setting that differs from the default budget. */
export function reproductionCommand(settings: StudySettings): string {
  const standard: Readonly<Record<string, unknown>> = presets.default;
  const own: Readonly<Record<string, unknown>> = settings;
  const flags = Object.keys(studyFlags)
    .filter((name) => name === 'device' || (own[name] !== null && own[name] !== standard[name]))
    .map((name) => written(name, own[name]));
  const options = Object.entries(settings.options as Record<string, unknown>).map(([name, value]) =>
    written(name, value),
  );
  return [`npx nx run search:${settings.strategy}`, ...flags, ...options]
    .filter((word) => word !== '')
    .join(' ');
}

/** A flag with its value; a switch by its name alone, where it is on. */
function written(name: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? spelling(name) : '';
  return `${spelling(name)} ${quoted(String(value))}`;
}

/** A word as a POSIX shell reads it back. */
export function quoted(value: string): string {
  return /^[\w./:-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
}
