export { fullLength, shorterAsPruned } from './full-length.ts';
export { outcomeCounts, type OutcomeCount } from './outcome-counts.ts';
export { outcomeText } from './study-outcomes.ts';
export { renderStudy } from './render-study.ts';
export type { StudyData } from './study-data.ts';
export { frontVolume, referencePoint, studyFront, type JudgedTrial } from './study-front.ts';
