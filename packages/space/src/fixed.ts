import type { Fixed } from './space.ts';
import { stableJson } from './stable-json.ts';

/**
 * A value that stands among the genes but is not searched, such as the channels of a stage.
 *
 * @throws {TypeError} when the value is not plain JSON.
 */
export function fixed<const T>(value: T): Fixed<T> {
  stableJson(value);
  return { kind: 'fixed', value };
}
