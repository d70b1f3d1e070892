import { EspalierError } from '@espalier/protocol';
import type { z } from 'zod';

/**
 * The error for JSON that does not obey its schema: file, path inside it, rule and value.
 *
 * Names the first issue, as in `hardware-profiles/pixel/profile.json: licence must be string, but
 * got 3`; all of them are in the details.
 */
export function schemaError(file: string, value: unknown, error: z.ZodError): EspalierError {
  const issues = error.issues.map((issue) => describe(issue, value));
  return new EspalierError('BAD_INPUT', `${file}: ${issues[0] ?? 'must obey its schema'}`, {
    file,
    issues,
  });
}

type Issue = z.core.$ZodIssue;

function describe(issue: Issue, value: unknown): string {
  const where = issue.path.map(String).join('.') || 'the file';
  const got = issue.path.reduce<unknown>(memberOf, value);
  return `${where} must ${ruleOf(issue)}, but got ${shown(got)}`;
}

function ruleOf(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `be ${issue.expected}`;
    case 'invalid_value':
      return `be ${issue.values.map(shown).join(' or ')}`;
    case 'unrecognized_keys':
      return `not have the field ${issue.keys.join(', ')}`;
    case 'invalid_format':
      return `match ${issue.pattern ?? issue.format}`;
    case 'too_small':
      return amount(
        issue.origin,
        issue.inclusive === false ? 'more than' : 'at least',
        issue.minimum,
      );
    case 'too_big':
      return amount(issue.origin, 'at most', issue.maximum);
    default:
      return `obey its schema (${issue.message})`;
  }
}

function amount(origin: string, relation: string, bound: number | bigint): string {
  return origin === 'array' ? `have ${relation} ${bound} items` : `be ${relation} ${bound}`;
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
