/** Marks that one picture can hold and a page can carry. */
const mostMarks = 4000;

/** How many items stand for one mark, so that no more than 4,000 are drawn. */
export function itemsPerMark(count: number): number {
  return Math.max(1, Math.ceil(count / mostMarks));
}

/** Every n-th item, from the first, so that at most 4,000 are left. */
export function thinned<T>(items: readonly T[]): readonly T[] {
  const step = itemsPerMark(items.length);
  return step === 1 ? items : items.filter((_, index) => index % step === 0);
}

/** Says that marks were left out; empty where none were. */
export function thinningNote(count: number): string {
  const step = itemsPerMark(count);
  return step === 1 ? '' : ` One in ${step} trials is drawn.`;
}
