import { best } from './best.ts';
import { compare } from './compare.ts';
import { exportStudy } from './export.ts';
import { report } from './report.ts';
import { resume } from './resume.ts';
import type { StudyCommand } from './study-command.ts';

/** Every command on stored studies, by the name of its target: `nx run search:<target> STUDY`. */
export const studyCommands: Readonly<Record<string, StudyCommand>> = {
  resume,
  report,
  compare,
  best,
  export: exportStudy,
};
