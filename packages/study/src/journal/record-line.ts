import { gunzipSync, gzipSync } from 'node:zlib';
import {
  EspalierError,
  journalRecordSchema,
  journalVersion,
  packedSchema,
  type JournalRecord,
} from '@espalier/protocol';
import { z } from 'zod';

/** A record as its line, with the line feed that makes it count. */
export function lineOf(record: JournalRecord): string {
  return `${JSON.stringify(record)}\n`;
}

/** Lines, each with its line feed, as one packed line. */
export function packedLine(lines: readonly string[]): string {
  const gzip = gzipSync(lines.join('')).toString('base64');
  return `${JSON.stringify({ kind: 'packed', records: lines.length, gzip })}\n`;
}

/** A parsed line that is not torn. */
export interface RecordLine {
  readonly records: readonly JournalRecord[];
  /** The lines of the records as they were appended, without line feeds. */
  readonly lines: readonly string[];
  readonly packed: boolean;
}

/**
 * The records of a line: one, or those of a packed one. Every record is checked by its schema.
 *
 * @throws {SyntaxError} where the line is not JSON, as a torn one.
 * @throws {Error} where it is, but is no record; the message is the reason.
 */
export function parseLine(text: string): RecordLine {
  const value: unknown = JSON.parse(text);
  if (kindOf(value) !== 'packed') {
    return { records: [parseRecord(value)], lines: [text], packed: false };
  }
  const { records, gzip } = parse(packedSchema, value);
  const lines = unpack(gzip).split('\n').slice(0, -1);
  if (lines.length !== records) {
    throw new Error(`it must hold ${records} records, but holds ${lines.length}`);
  }
  return { records: lines.map((line) => parseRecord(JSON.parse(line))), lines, packed: true };
}

function unpack(gzip: string): string {
  try {
    return gunzipSync(Buffer.from(gzip, 'base64')).toString('utf8');
  } catch (thrown) {
    const { message } = EspalierError.from(thrown);
    throw new Error(`its block cannot be unpacked: ${message}`, { cause: thrown });
  }
}

function parseRecord(value: unknown): JournalRecord {
  const version = (value as { version?: unknown } | null)?.version;
  if (kindOf(value) === 'study' && version !== journalVersion) {
    throw new Error(
      `its version must be ${journalVersion}, but is ${String(version)}; another version of Espalier wrote it`,
    );
  }
  return parse(journalRecordSchema, value);
}

function kindOf(value: unknown): unknown {
  return (value as { kind?: unknown } | null)?.kind;
}

function parse<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(z.prettifyError(parsed.error));
}
