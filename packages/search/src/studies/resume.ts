import { EspalierError } from '@espalier/protocol';
import { runFlags } from '../flags.ts';
import { searchCommand } from '../search-command.ts';
import { settingsSchema } from '../settings.ts';
import { openStudy } from './stored-study.ts';
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
    const parsed = settingsSchema.safeParse(settings);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new EspalierError(
        'RESUME_MISMATCH',
        `The settings of ${folder} must be those of a search of this version, but got another set: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}. Resume it with the version or the program that began it.`,
        { folder },
      );
    }
    await searchCommand(String(settings['strategy']), { ...given, resume: folder });
    return '';
  },
};
