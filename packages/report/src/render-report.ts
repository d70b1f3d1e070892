import { html, page } from './html.ts';
import type { ReportData } from './report-data.ts';
import { afterSection } from './sections/after.ts';
import { opening } from './sections/opening.ts';
import { question } from './sections/question.ts';
import { searchSection } from './sections/search.ts';
import { trustSection } from './sections/trust.ts';
import { winnerSection } from './sections/winner.ts';
import { styleSheet } from './style-sheet.ts';

/**
 * The report of a finished study as one HTML page: no scripts, no outer files, no requests.
 *
 * It follows the reader's light or dark preference and prints in light. Equal data give an equal
 * page. Time O(trials).
 */
export function renderReport(data: ReportData): string {
  const sections = [
    opening(data),
    question(data),
    winnerSection(data),
    searchSection(data),
    afterSection(data),
    trustSection(data),
  ];
  return page(data.study.title, styleSheet, html`<main>${sections}</main>`);
}
