const alignment: usize = 64;

let next: usize = 0;

/** Starts to hand out the working memory of a call, or what lies behind a mark. */
export function openScratch(place: usize): void {
  next = place;
}

/** Where the next stretch will begin: to give back all that is taken after it, open scratch there. */
export function markScratch(): usize {
  return next;
}

/** A stretch of working memory at a multiple of 64 bytes, with slack for reads that overshoot. */
export function take(bytes: usize): usize {
  const place = next;
  next = (place + bytes + 2 * alignment - 1) & ~(alignment - 1);
  return place;
}
