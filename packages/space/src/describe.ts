/** A value as an error shows it: JSON where it is JSON, otherwise its kind. */
export function describe(value: unknown): string {
  if (value === undefined || typeof value === 'number') return String(value);
  if (typeof value === 'bigint') return `${value.toString()}n`;
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  return JSON.stringify(value);
}
