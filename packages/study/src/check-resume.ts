import { EspalierError, type Json, type StudyHeader } from '@espalier/protocol';

/**
 * Refuses to continue a study under other settings than it was started with.
 *
 * @throws {EspalierError} `RESUME_MISMATCH` naming each setting with both values.
 */
export function checkResume(header: StudyHeader, settings: Readonly<Record<string, Json>>): void {
  const names = new Set([...Object.keys(header.settings), ...Object.keys(settings)]);
  const differing = [...names].filter(
    (name) => JSON.stringify(header.settings[name]) !== JSON.stringify(settings[name]),
  );
  if (differing.length === 0) return;
  const list = differing
    .map(
      (name) =>
        `${name} ${JSON.stringify(header.settings[name])} → ${JSON.stringify(settings[name])}`,
    )
    .join('; ');
  throw new EspalierError(
    'RESUME_MISMATCH',
    `A resumed study must keep its settings, but got other ones: ${list}. Leave these flags out to resume, or start a new study with another --out.`,
    { differing },
  );
}
