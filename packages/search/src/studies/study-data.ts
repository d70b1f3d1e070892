import type { StudyData } from '@espalier/report';
import { bestTrial } from '@espalier/study';
import { searchStrategies } from '../members.ts';
import { benchmarkSettingsSchema } from '../benchmark-search/settings-schema.ts';
import { benchmarkStudyData } from '../benchmark-search/study-data.ts';
import { reproductionCommand } from '../reproduction-command.ts';
import { settingsSchema, type StudySettings } from '../settings.ts';
import { loadStudyGoal, type StudyGoal } from '../study-parts.ts';
import type { StoredStudy } from './stored-study.ts';
import { storedObjectives } from './study-goals.ts';
import { settingText, studyState, studyTitle } from './study-name.ts';
import { settingsRows } from './study-settings-rows.ts';

/** Everything the report of a stored study shows. */
export async function studyData(study: StoredStudy): Promise<StudyData> {
  if (benchmarkSettingsSchema.safeParse(study.settings).success) return benchmarkStudyData(study);
  const settings = searchSettings(study);
  const goal = settings === null ? null : await goalOf(settings);
  const objectives = storedObjectives(study.settings);
  const given = study.settings['latencyMs'];
  return {
    title: studyTitle(study),
    state: studyState(study),
    settings: settingsRows(study, goal, objectives),
    sources: sourcesOf(study, goal),
    objectives,
    trials: study.trials,
    best: bestTrial(study.trials)?.number ?? null,
    targetMs: goal?.targetMs ?? (typeof given === 'number' ? given : null),
    resume: `npx nx run search:resume ${study.folder}`,
    repeat: settings === null ? null : reproductionCommand(settings),
    notes: study.torn
      ? ['The last line of the journal is not whole, as after a crash, and is left out.']
      : [],
  };
}

/** The settings where they are those of a search of this version. */
function searchSettings({ settings }: StoredStudy): StudySettings | null {
  const parsed = settingsSchema.safeParse(settings);
  return parsed.success ? (parsed.data as StudySettings) : null;
}

/** The members of the study; null where one does not load, as a space whose file has gone. */
async function goalOf(settings: StudySettings): Promise<StudyGoal | null> {
  try {
    return await loadStudyGoal(settings);
  } catch {
    return null;
  }
}

function sourcesOf(study: StoredStudy, goal: StudyGoal | null): string[] {
  const strategy = settingText(study, 'strategy');
  const own = Object.hasOwn(searchStrategies, strategy) ? [searchStrategies[strategy]!.cite] : [];
  const all = goal === null ? own : [goal.space.cite, ...own, goal.reward.cite];
  return [...new Set(all)].filter((cite) => cite !== '');
}
