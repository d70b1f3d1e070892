import { EspalierError } from '@espalier/protocol';
import type { Flag } from '../flags.ts';
import type { Given } from '../settings.ts';
import { spelling } from '../flags.ts';

/** A command on stored studies: `nx run search:<name> STUDY`. */
export interface StudyCommand {
  readonly summary: string;
  /** How many studies it is about. */
  readonly studies: 'one' | 'several';
  readonly flags: Readonly<Record<string, Flag>>;
  readonly examples: readonly string[];
  /** Does it, and gives back what is printed. */
  run(folders: readonly string[], given: Given): string | Promise<string>;
}

/** Further folders, or one, as a flag: for shells and tools that pass flags alone. */
export const studyFlag = spelling('study');

/**
 * The studies of a command line, from its words and its `--study` flags.
 *
 * @throws {EspalierError} `BAD_INPUT` where they are too few or too many.
 */
export function studyFolders(
  name: string,
  { studies }: Pick<StudyCommand, 'studies'>,
  folders: readonly string[],
): readonly string[] {
  const fits = studies === 'one' ? folders.length === 1 : folders.length >= 2;
  if (fits) return folders;
  const rule = studies === 'one' ? 'exactly 1 study' : 'at least 2 studies';
  const example = studies === 'one' ? 'runs/a' : 'runs/a runs/b';
  throw new EspalierError(
    'BAD_INPUT',
    `search:${name} must be given ${rule}, but got ${folders.length}. Say: npx nx run search:${name} ${example}`,
    { folders },
  );
}
