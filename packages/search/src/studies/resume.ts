import { EspalierError } from '@espalier/protocol';
import type { z } from 'zod';
import { benchmarkSettingsSchema, isOfBenchmark } from '../benchmark-search/settings-schema.ts';
import { runFlags } from '../flags.ts';
import { searchCommand } from '../search-command.ts';
import { settingsSchema } from '../settings.ts';
import { openStudy } from './stored-study.ts';
import { settingText } from './study-name.ts';
import type { StudyCommand } from './study-command.ts';

const { workers, format, quiet } = runFlags;

/** Goes on with a study under its own settings, as `search:<strategy> --resume` does. */
export const resume: StudyCommand = {
  summary: 'Continue a study from its journal, with its own settings.',
  studies: 'one',
  flags: { workers, format, quiet },
  examples: [
    'npx nx run search:resume runs/2026-11-21-120000-pixel',
    'npx nx run search:resume --study runs/2026-11-21-120000-pixel --workers 2 --format json',
  ],
  async run([folder = ''], given) {
    const { settings } = openStudy(folder);
    const schema: z.ZodType = isOfBenchmark(settings) ? benchmarkSettingsSchema : settingsSchema;
    const parsed = schema.safeParse(settings);
    if (!parsed.success) throw otherSettings(folder, parsed.error.issues[0]);
    await searchCommand(settingText({ settings }, 'strategy'), { ...given, resume: folder });
    return '';
  },
};

function otherSettings(
  folder: string,
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): EspalierError {
  const what = `${issue?.path.map(String).join('.') ?? ''} ${issue?.message ?? ''}`.trim();
  return new EspalierError(
    'RESUME_MISMATCH',
    `The settings of ${folder} must be those of a search of this version, but got others: ${what}. Resume it with the version or the program that began it.`,
    { folder },
  );
}
