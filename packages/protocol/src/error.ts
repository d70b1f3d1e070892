import { errorCodes, type ErrorCode } from './error-codes.ts';

/** Plain JSON, as it is stored and sent. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** An error as it crosses a thread, a process or a file. */
export interface WireError {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details: Json;
}

/**
 * The one error class: a code to switch on, a message to read, details to log.
 *
 * Message grammar: `<what> must <rule>, but got <value>`, then the cure.
 */
export class EspalierError extends Error {
  readonly code: ErrorCode;
  readonly details: Json;

  constructor(code: ErrorCode, message: string, details: Json = {}) {
    super(message);
    this.name = 'EspalierError';
    this.code = code;
    this.details = details;
  }

  /** The error as plain JSON, for a thread border or a journal. */
  toWire(): WireError {
    return { code: this.code, message: this.message, details: this.details };
  }

  /** The error that {@link toWire} described. */
  static fromWire(wire: WireError): EspalierError {
    return new EspalierError(wire.code, wire.message, wire.details);
  }

  /** Any thrown value as an `EspalierError`; one that already is stays as it is. */
  static from(thrown: unknown, code: ErrorCode = 'INTERNAL'): EspalierError {
    if (thrown instanceof EspalierError) return thrown;
    const { code: own, message = String(thrown) } = (thrown ?? {}) as Partial<WireError>;
    // Errors of the vocabulary packages carry a code without being of this class.
    return new EspalierError(own !== undefined && own in errorCodes ? own : code, message);
  }
}
