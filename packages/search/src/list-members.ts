import { checkFlags, type Given } from './settings.ts';
import { catalogue, type Family } from './catalogue.ts';
import { runFlags } from './flags.ts';

/** Flags of `nx run search:list`. */
export const listFlags = {
  format: { ...runFlags.format, summary: 'What is printed' },
} as const;

/** Every name a flag may take, aligned, with what it handles and its source. */
export async function listMembers(given: Given = {}): Promise<string> {
  const { format } = checkFlags(listFlags, given);
  const families = await catalogue();
  return format === 'json' ? asJson(families) : asText(families);
}

function asJson(families: readonly Family[]): string {
  const lists = families.map(({ key, members }) => [
    key,
    members.map(({ name, summary, cite, facts }) => ({
      name,
      summary,
      ...(cite !== '' && { cite }),
      ...facts,
    })),
  ]);
  return `${JSON.stringify(Object.fromEntries(lists), null, 2)}\n`;
}

function asText(families: readonly Family[]): string {
  const names = families.flatMap(({ members }) => members.map(({ name }) => name.length));
  const width = Math.max(...names);
  return `${families.map((family) => familyText(family, width)).join('\n\n')}\n`;
}

/** A line for each member, and its source indented under it. */
function familyText({ title, members }: Family, width: number): string {
  const handled = Math.max(...members.map(({ handles }) => handles.length));
  const lines = members.flatMap(({ name, handles, summary, cite }) => {
    const can = handled === 0 ? '' : `${handles.padEnd(handled)}  `;
    const line = `  ${name.padEnd(width)}  ${can}${summary}`.trimEnd();
    return cite === '' ? [line] : [line, `  ${' '.repeat(width)}  ${cite}`];
  });
  return [title, ...lines].join('\n');
}
