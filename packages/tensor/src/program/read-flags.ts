import { parseArgs, type ParseArgsConfig } from 'node:util';
import { EspalierError, z } from '@espalier/protocol';

/** Flags of a program as Node reads them, and what must hold of their values. */
export interface FlagRules<Schema extends z.ZodType> {
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly schema: Schema;
}

/**
 * The flags that a program was called with, checked.
 *
 * @throws {EspalierError} `BAD_INPUT` for a flag that is not known or has another value than it may.
 */
export function readFlags<Schema extends z.ZodType>(
  { options, schema }: FlagRules<Schema>,
  given: readonly string[] = process.argv.slice(2),
): z.infer<Schema> {
  const known = Object.keys(options).map((name) => `--${name}`);
  try {
    const { values } = parseArgs({ args: [...given], options });
    return schema.parse({ ...values });
  } catch (thrown) {
    const reason = thrown instanceof z.ZodError ? z.prettifyError(thrown) : String(thrown);
    const rule = `flags must be among ${known.join(', ')}, but got "${given.join(' ')}"`;
    throw new EspalierError('BAD_INPUT', `${rule}. ${reason}`);
  }
}
