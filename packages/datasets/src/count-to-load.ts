import { EspalierError } from '@espalier/protocol';

/**
 * The number of images to load, checked against what the split holds.
 *
 * @throws {EspalierError} `BAD_INPUT` when it is no integer from 0 to `available`.
 */
export function countToLoad(what: string, requested: number, available: number): number {
  if (Number.isInteger(requested) && requested >= 0 && requested <= available) return requested;
  throw new EspalierError(
    'BAD_INPUT',
    `${what} must be an integer from 0 to ${available}, but got ${requested}. Ask for fewer images.`,
    { requested, available },
  );
}
