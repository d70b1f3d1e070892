import { EspalierError, type AnyStrategy, type Json } from '@espalier/protocol';
import { z } from 'zod';
import { spelling, type Flag } from './flags.ts';

interface PropertySchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: Json;
  readonly enum?: readonly string[];
}

/** The flags that a strategy's own option schema describes, by option name. */
export function strategyFlags({ options }: AnyStrategy): Readonly<Record<string, Flag>> {
  const { properties = {} } = z.toJSONSchema(options, { io: 'input', unrepresentable: 'any' }) as {
    properties?: Record<string, PropertySchema>;
  };
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => [name, asFlag(property)]),
  );
}

function asFlag({
  type,
  description = '',
  default: fallback,
  enum: members,
}: PropertySchema): Flag {
  const otherwise = fallback === undefined ? '' : ` (default ${JSON.stringify(fallback)})`;
  const summary = `${description}${otherwise}`;
  if (members !== undefined) {
    return { argument: members.join('|'), summary, rule: 'be one of them', schema: z.string() };
  }
  if (type === 'integer' || type === 'number') {
    return { argument: 'N', summary, rule: 'be a number', schema: z.coerce.number() };
  }
  if (type === 'boolean') {
    return { argument: null, summary, rule: 'be given without a value', schema: z.boolean() };
  }
  return { argument: 'TEXT', summary, rule: 'be a text', schema: z.string() };
}

/**
 * The options of a strategy from its flags, over what the budget suggests.
 *
 * @throws {EspalierError} `BAD_INPUT` with the rule that the strategy's schema states.
 */
export function strategyOptions(
  strategy: AnyStrategy,
  given: Readonly<Record<string, unknown>>,
  suggested: Readonly<Record<string, Json>>,
): Json {
  const flags = strategyFlags(strategy);
  const own = Object.entries(flags)
    .filter(([name]) => given[name] !== undefined)
    .map(([name, flag]) => [name, flag.schema.safeParse(given[name]).data ?? given[name]]);
  const fitting = Object.entries(suggested).filter(([name]) => name in flags);
  const parsed = strategy.options.safeParse(Object.fromEntries([...fitting, ...own]));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? '');
  throw new EspalierError(
    'BAD_INPUT',
    `${name === '' ? strategy.name : spelling(name)} must satisfy the options of ${strategy.name}, but got ${JSON.stringify(given[name] ?? null)}: ${issue?.message ?? ''}.`,
    { strategy: strategy.name },
  );
}
