/* The gradient with respect to a lazy input, out of the slope D with respect to its value. */
#pragma once
#include "blocks.h"
#include "moments.h"

/* A lazy input's gradient: g = D * activation'(scale * x + shift), where it goes and what is summed of it. */
struct gradient {
  struct reading how;
  const float *x, *center;
  float *dx;
  int mode, channels;
  struct sums sums;
};

enum { skip, set, add };

static struct gradient gradientOf(char *memory, const struct lazyInput *input,
                                  const struct lazySlope *slope, int channels) {
  return (struct gradient){
      .how = {at(memory, input->scale), at(memory, input->shift), input->activation},
      .x = at(memory, input->x),
      .center = at(memory, slope->center),
      .dx = at(memory, slope->dx),
      .mode = slope->mode,
      .channels = channels,
  };
}

INLINE void gradientGroup(const int vectors, const int code, const struct gradient *of,
                          struct rows D, long row, int count, int c, int last) {
  lanes scale[GROUP], shift[GROUP], center[GROUP], sum[GROUP], centered[GROUP];
  UNROLL for (int v = 0; v < vectors; v++) {
    scale[v] = loadOr(of->how.scale, c + v * LANES, 1);
    shift[v] = loadOr(of->how.scale ? of->how.shift : NULL, c + v * LANES, 0);
    center[v] = loadOr(of->center, c + v * LANES, 0);
    sum[v] = centered[v] = every(0);
  }
  const float *x = of->x + row * of->channels + c;
  float *dx = of->dx + row * of->channels + c;
  const int mode = of->mode;
  for (int r = 0; r < count; r++, x += of->channels, dx += of->channels) {
    UNROLL for (int v = 0; v < vectors; v++) {
      const lanes value = load(x + v * LANES);
      lanes g = load(D.values + r * D.step + c + v * LANES);
      g = sloped(code, g, value * scale[v] + shift[v]);
      sum[v] += g;
      centered[v] += g * (value - center[v]);
      if (mode == add) g += load(dx + v * LANES);
      if (mode != skip) storeFirst(dx + v * LANES, g, vectors == 1 ? last : LANES);
    }
  }
  UNROLL for (int v = 0; v < vectors; v++) {
    addWide(of->sums.first + c + v * LANES, sum[v]);
    addWide(of->sums.second + c + v * LANES, centered[v]);
  }
}

INLINE void gradientAll(const int code, const struct gradient *of, struct rows D, long row,
                        int count) {
#define GRADIENT(vectors, c, last) gradientGroup(vectors, code, of, D, row, count, c, last)
  FOR_GROUPS(of->channels, GRADIENT)
#undef GRADIENT
}

/* Takes D of `count` rows from `row` on: writes or adds dx, adds up sums. */
static void takeSlope(const struct gradient *of, struct rows D, long row, int count) {
#define GRADIENT(code) gradientAll(code, of, D, row, count)
  WITH_CODE(of->how.activation, GRADIENT)
#undef GRADIENT
}

static void writeSums(char *memory, const struct lazySlope *slope, const struct gradient *of) {
  addTotals(at(memory, slope->sumDx), of->sums.first, of->channels);
  addTotals(at(memory, slope->sumDxCentered), of->sums.second, of->channels);
}
