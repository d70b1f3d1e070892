import type { Each, Gene } from './space.ts';

/**
 * One gene for every item, as a list: stages, layers, edges.
 *
 * @param gene - The gene of every item, or how to make it from the item and its position.
 * @example
 * each([16, 24], (channels) => genes({ channels: fixed(channels), kernel: oneOf([3, 5]) }));
 */
export function each<const I, const G extends Gene>(
  items: readonly I[],
  gene: G | ((item: I, position: number) => G),
): Each<G> {
  return {
    kind: 'each',
    items: items.map((item, position) =>
      typeof gene === 'function' ? gene(item, position) : gene,
    ),
  };
}
