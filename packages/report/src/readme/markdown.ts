import { withoutControls } from '../html.ts';

/** The text on one line with everything escaped that Markdown or HTML would obey. */
export function escapeMarkdown(text: string): string {
  return withoutControls(text)
    .replace(/\s+/g, ' ')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/([\\`*_[\]|#~])/g, '\\$1');
}

/** A block of code whose fence is longer than any run of backticks inside. */
export function codeBlock(language: string, code: string): string {
  const runs = Array.from(code.matchAll(/`+/g), ([run]) => run.length);
  const fence = '`'.repeat(Math.max(2, ...runs) + 1);
  return `${fence}${language}\n${code}\n${fence}`;
}

/** Rows as a Markdown table; the cells must already be escaped. Numbers stand right. */
export function markdownTable(
  headings: readonly { readonly text: string; readonly number: boolean }[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(headings.map(({ text }) => text)),
    line(headings.map(({ number }) => (number ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}
