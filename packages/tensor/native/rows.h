/*
 * Passes over rows of channels: what is done while a tensor is read, or before it is written.
 *
 * Channels are taken GROUP vectors at a time as long as they are whole, then one vector at a time; a
 * group passes all rows before the next, so callers hand in no more rows than the cache holds.
 */
#pragma once
#include "activation.h"

#define GROUP 4

/* Row r begins at values + r * step. */
struct rows {
  float *values;
  long step;
};

/* How a lazy input is read: activation(scale * x + shift). */
struct reading {
  const float *scale, *shift;
  int activation;
};

/* How a slope before batch norm is read: dy * slopeDy + y * slopeY + slopeOne. */
struct slopes {
  const float *slopeDy, *slopeY, *slopeOne;
};

/* Float64 sums over rows of two values of each channel, padded to whole vectors. */
struct sums {
  double *first, *second;
};

INLINE int readsAsIs(struct reading how) { return !how.scale && how.activation == none; }

INLINE lanes loadOr(const float *from, int c, float otherwise) {
  return from ? load(from + c) : every(otherwise);
}

/* Calls group(vectors, c, count of the last vector) over all channels, with vectors a constant. */
#define FOR_GROUPS(channels, group)                                       \
  for (int c = 0; c < (channels);) {                                      \
    if (c + GROUP * LANES <= (channels)) {                                \
      group(GROUP, c, LANES);                                             \
      c += GROUP * LANES;                                                 \
    } else {                                                              \
      group(1, c, smallerOf(LANES, (channels)-c));                        \
      c += LANES;                                                         \
    }                                                                     \
  }

INLINE void readGroup(const int vectors, const int code, const int add, struct rows from,
                      struct rows to, int count, int c, int last, struct reading how) {
  lanes scale[GROUP], shift[GROUP];
  UNROLL for (int v = 0; v < vectors; v++) {
    scale[v] = loadOr(how.scale, c + v * LANES, 1);
    shift[v] = loadOr(how.scale ? how.shift : NULL, c + v * LANES, 0);
  }
  for (int r = 0; r < count; r++) {
    const float *x = from.values + r * from.step + c;
    float *y = to.values + r * to.step + c;
    UNROLL for (int v = 0; v < vectors; v++) {
      lanes value = activated(code, load(x + v * LANES) * scale[v] + shift[v]);
      if (add) value += load(y + v * LANES);
      storeFirst(y + v * LANES, value, vectors == 1 ? last : LANES);
    }
  }
}

INLINE void readAll(const int code, const int add, struct rows from, struct rows to, int count,
                    int channels, struct reading how) {
#define READ(vectors, c, last) readGroup(vectors, code, add, from, to, count, c, last, how)
  FOR_GROUPS(channels, READ)
#undef READ
}

/* to = activation(scale * from + shift), or to += it where `add`. */
static void readRows(struct rows from, struct rows to, int count, int channels, struct reading how,
                     int add) {
#define READ(code)                                                                   \
  add ? readAll(code, 1, from, to, count, channels, how)                             \
      : readAll(code, 0, from, to, count, channels, how)
  WITH_CODE(how.activation, READ)
#undef READ
}

INLINE void slopeGroup(const int vectors, struct rows dy, struct rows y, struct rows to, int count,
                       int c, int last, struct slopes by) {
  lanes slopeDy[GROUP], slopeY[GROUP], slopeOne[GROUP];
  UNROLL for (int v = 0; v < vectors; v++) {
    slopeDy[v] = load(by.slopeDy + c + v * LANES);
    slopeY[v] = load(by.slopeY + c + v * LANES);
    slopeOne[v] = load(by.slopeOne + c + v * LANES);
  }
  for (int r = 0; r < count; r++) {
    const float *d = dy.values + r * dy.step + c, *a = y.values + r * y.step + c;
    UNROLL for (int v = 0; v < vectors; v++) {
      const lanes value = load(a + v * LANES) * slopeY[v] + slopeOne[v];
      storeFirst(to.values + r * to.step + c + v * LANES, load(d + v * LANES) * slopeDy[v] + value,
                 vectors == 1 ? last : LANES);
    }
  }
}

/* to = slopeDy * dy + slopeY * y + slopeOne; without slopes, a copy of dy. */
static void slopeRows(struct rows dy, struct rows y, struct rows to, int count, int channels,
                      struct slopes by) {
#define SLOPE(vectors, c, last) slopeGroup(vectors, dy, y, to, count, c, last, by)
  if (!by.slopeDy)
    for (int r = 0; r < count; r++)
      memcpy(to.values + r * to.step, dy.values + r * dy.step, sizeof(float) * channels);
  else
    FOR_GROUPS(channels, SLOPE)
#undef SLOPE
}
