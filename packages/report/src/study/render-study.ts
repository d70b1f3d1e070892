import { html, page } from '../html.ts';
import { styleSheet } from '../style-sheet.ts';
import { seriesSheet } from './series-colours.ts';
import type { StudyData } from './study-data.ts';
import { studyGoingOn } from './study-going-on.ts';
import { studyOpening } from './study-opening.ts';
import { studyOutcomes } from './study-outcomes.ts';
import { studyQuestion } from './study-question.ts';
import { studySearch } from './study-search.ts';

/**
 * A study that is finished, running or stopped, as one HTML page: no scripts, no outer files.
 *
 * It needs the journal alone, no trained winner. Equal data give an equal page. Time O(n log n).
 */
export function renderStudy(data: StudyData): string {
  const sections = [
    studyOpening(data),
    studyQuestion(data),
    studySearch(data),
    studyOutcomes(data),
    studyGoingOn(data),
  ];
  return page(data.title, styleSheet + seriesSheet, html`<main>${sections}</main>`);
}
