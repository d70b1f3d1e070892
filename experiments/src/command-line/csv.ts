/**
 * Records as comma-separated values with a heading, all with the keys of the first.
 *
 * Values are written as they are: no record of ours holds a comma, a quote or a line break.
 */
export function csv(records: readonly Readonly<Record<string, string | number>>[]): string {
  const keys = Object.keys(records[0] ?? {});
  const lines = records.map((record) => keys.map((key) => String(record[key])).join(','));
  return `${[keys.join(','), ...lines].join('\n')}\n`;
}
