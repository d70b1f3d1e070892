/*
 * Memory that is needed soon, asked for while products are computed, so that a pass takes the longer of
 * both times and not their sum.
 */
#pragma once
#include "lanes.h"

#define CACHE_LINE 64
#define STRETCHES 4
/* Products of vectors in the time that memory takes for one line: about 16 GB/s at 3.5 GHz. */
#define PRODUCTS_PER_LINE 12

/* Stretches of memory, one after the other; the first `written` will be written. */
struct ahead {
  const char *next[STRETCHES], *end[STRETCHES];
  int count, written, now;
};

/* Adds the floats from a place on; a NULL place has none. */
INLINE void addAhead(struct ahead *to, const float *from, long floats) {
  if (!from) return;
  to->next[to->count] = (const char *)from;
  to->end[to->count++] = (const char *)(from + floats);
}

/* Asks for as much as memory delivers during so many products. */
static void goAhead(struct ahead *of, long products) {
  long lines = products / PRODUCTS_PER_LINE;
  for (; of->now < of->count; of->now++) {
    const char *next = of->next[of->now], *end = of->end[of->now];
    const int writes = of->now < of->written;
    for (; lines > 0 && next < end; lines--, next += CACHE_LINE)
      if (writes) __builtin_prefetch(next, 1, 2);
      else __builtin_prefetch(next, 0, 2);
    of->next[of->now] = next;
    if (lines == 0) return;
  }
}
