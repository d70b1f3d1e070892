import { EspalierError, type Json } from '@espalier/protocol';

/** The error for ONNX Runtime not doing what it must: `ONNX Runtime must <rule>, but got <got>`. */
export function runtimeFailed(rule: string, got: string, details: Json = {}): EspalierError {
  return new EspalierError('RUNTIME_FAILED', `ONNX Runtime must ${rule}, but got ${got}`, details);
}
