export { bestTrial } from './best.ts';
export { checkResume } from './check-resume.ts';
export { planRungs, type Halving } from './halving.ts';
export { openJournal, readJournal, type Journal } from './journal.ts';
export { runStudy } from './run-study.ts';
export type { StudyPlan, StudyRun } from './study.ts';
