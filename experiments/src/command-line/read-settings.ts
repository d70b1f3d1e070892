import { EspalierError } from '@espalier/protocol';
import { spelling, type Flags, type SettingsOf } from './flag.ts';

/**
 * The settings of an experiment: what was given, or each flag's default.
 *
 * @throws {EspalierError} `BAD_INPUT` naming the flag, its rule and the value.
 */
export function readSettings<F extends Flags>(
  flags: F,
  given: Readonly<Record<string, unknown>>,
): SettingsOf<F> {
  const settings = Object.entries(flags).map(([name, { schema, rule, fallback }]) => {
    const value = given[name] ?? fallback;
    const parsed = schema.safeParse(value);
    if (parsed.success) return [name, parsed.data] as const;
    throw new EspalierError(
      'BAD_INPUT',
      `${spelling(name)} must ${rule}, but got ${JSON.stringify(value)}.`,
    );
  });
  return Object.fromEntries(settings) as SettingsOf<F>;
}
