import { EspalierError } from './error.ts';

function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, column) => column);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const change = previous[column - 1]! + (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(Math.min(change, previous[column]! + 1, current[column - 1]! + 1));
    }
    previous = current;
  }
  return previous[right.length]!;
}

/** The listed name with the least Levenshtein distance to `name`. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  return names.toSorted((a, b) => editDistance(name, a) - editDistance(name, b))[0];
}

/**
 * The member of a list, or an error that lists the names and suggests the nearest.
 *
 * @throws {EspalierError} `UNKNOWN_NAME`.
 */
export function memberNamed<T>(what: string, list: Readonly<Record<string, T>>, name: string): T {
  const found = Object.hasOwn(list, name) ? list[name] : undefined;
  if (found !== undefined) return found;
  const names = Object.keys(list);
  throw new EspalierError(
    'UNKNOWN_NAME',
    `${what} must be one of ${names.join(', ')}, but got "${name}". Did you mean "${nearestName(name, names) ?? ''}"?`,
    { what, name, names },
  );
}
