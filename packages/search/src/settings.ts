import { EspalierError, type Json } from '@espalier/protocol';
import { availableParallelism } from 'node:os';
import { z } from 'zod';
import { runFlags, spelling, studyFlags, type Flag } from './flags.ts';
import { presets } from './presets.ts';

type ValuesOfFlags<F extends Readonly<Record<string, Flag>>> = {
  readonly [K in keyof F]: z.output<F[K]['schema']>;
};
type Optional =
  | 'data'
  | 'latencyMs'
  | 'maxLatencyMs'
  | 'maxMinutes'
  | 'constraints'
  | 'trialMinutes'
  | 'warmStart';
type StudyValues = ValuesOfFlags<typeof studyFlags>;

/** Everything a study's results depend on, as its journal stores it. */
export type StudySettings = Omit<StudyValues, Optional> & {
  readonly [K in Optional]: StudyValues[K] | null;
} & { readonly strategy: string; readonly options: Json };

/** Schema of settings as a journal holds them. */
export const settingsSchema = z.strictObject({
  ...Object.fromEntries(
    Object.entries(studyFlags).map(([name, { schema }]) => [
      name,
      (schema as z.ZodType).nullable(),
    ]),
  ),
  strategy: z.string(),
  options: z.json(),
});

/** How this run goes. */
export type RunSettings = Omit<ValuesOfFlags<typeof runFlags>, 'out' | 'resume'> & {
  readonly out?: string;
  readonly resume?: string;
};

/** What the user typed, by flag name; undefined where not given. */
export type Given = Readonly<Record<string, unknown>>;

/** Checks the run flags and fills their defaults. */
export function runSettings(given: Given): RunSettings {
  const checked = checkFlags(runFlags, given) as Partial<RunSettings>;
  return {
    workers: availableParallelism(),
    budget: 'default',
    format: 'text',
    quiet: false,
    ...checked,
  };
}

/** Checks the study flags that were given, without filling defaults; `targetMs` is `latencyMs`. */
export function givenStudySettings(given: Given): Partial<StudySettings> {
  const { targetMs, ...rest } = given;
  const named = targetMs === undefined ? rest : { latencyMs: targetMs, ...rest };
  return checkFlags(studyFlags, named);
}

/** The settings of a new study: what was given over the preset of the budget. */
export function newStudySettings(
  given: Partial<StudySettings>,
  chosen: {
    readonly strategy: string;
    readonly options: Json;
    readonly budget: 'default' | 'small';
  },
): StudySettings {
  const { strategy, options, budget } = chosen;
  return { ...presets[budget], ...given, strategy, options };
}

/** The given flags of a list, checked. @throws {EspalierError} `BAD_INPUT` naming flag and rule. */
export function checkFlags(
  flags: Readonly<Record<string, Flag>>,
  given: Given,
): Record<string, unknown> {
  const entries = Object.entries(flags).filter(([name]) => given[name] !== undefined);
  return Object.fromEntries(
    entries.map(([name, flag]) => [name, checkFlag(name, flag, given[name])]),
  );
}

function checkFlag(name: string, { schema, rule }: Flag, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new EspalierError(
    'BAD_INPUT',
    `${spelling(name)} must ${rule}, but got "${String(value)}".`,
    { flag: name, value: String(value) },
  );
}
