import { EspalierError } from '@espalier/protocol';

/** What the error of a backend that does not start says. */
export interface BackendRefusal {
  readonly backend: string;
  /** What would have to be so, as in `must <rule>`. */
  readonly rule: string;
  /** What was found instead; of an error, its first line. */
  readonly cause: unknown;
  readonly cure: string;
}

/** The error of a backend that does not start here, with the way to get it. */
export function backendUnavailable(refusal: BackendRefusal): EspalierError {
  const { backend, rule, cause, cure } = refusal;
  const reason = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]!;
  return new EspalierError(
    'BACKEND_UNAVAILABLE',
    `backend "${backend}" must ${rule}, but got "${reason}". ${cure}, or choose the backend wasm.`,
    { backend, reason },
  );
}
