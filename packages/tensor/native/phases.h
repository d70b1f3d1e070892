/* The slopes of inputs: sums over windows of the outputs' slopes, for each remainder of a place by the stride. */
#pragma once
#include "geometry.h"
#include "product.h"

/* Inputs that meet the same taps: every strideY-th row from `y` on, every strideX-th column from `x` on. */
struct phase {
  int y, x;
  struct window window;
  const float *packed;
};

/* All phases of a convolution, whose outputs' slopes lie in a frame. */
struct phases {
  const struct geometry *geometry;
  const struct frame *outputs;
  const float *filter;
  struct phase *list;
};

INLINE int modulo(int value, int by) { return ((value % by) + by) % by; }

/* The taps that fall on a phase: where they read in the frame, and their filters. */
static int tapsOf(const struct phases *of, const struct phase *phase, long *offsets,
                  const float **filters) {
  const struct geometry *g = of->geometry;
  int taps = 0;
  for (int ky = 0; ky < g->filterHeight; ky++)
    for (int kx = 0; kx < g->filterWidth; kx++) {
      const int y = phase->y + g->top - ky * g->dilationY, x = phase->x + g->left - kx * g->dilationX;
      if (modulo(y, g->strideY) || modulo(x, g->strideX)) continue;
      offsets[taps] = framePlace(of->outputs, y / g->strideY, x / g->strideX);
      filters[taps++] =
          of->filter + ((long)ky * g->filterWidth + kx) * g->inputChannels * g->outputChannels;
    }
  return taps;
}

/* Packs the filters of a phase transposed, [outputs, inputs], panel after panel. */
static const float *packPhase(char **scratch, const struct geometry *g, const float **filters, int taps) {
  const int inputs = g->inputChannels, outputs = g->outputChannels;
  float *packed = take(scratch, sizeof(float) * taps * outputs * padded(inputs)), *to = packed;
  for (int n = 0; n < inputs;) {
    const int vectors = panelOf(vectorsOf(inputs - n));
    for (int t = 0; t < taps; t++, to += (long)outputs * vectors * LANES)
      packPanel((struct matrix){filters[t], 1, outputs, outputs, inputs}, n, vectors, to);
    n += vectors * LANES;
  }
  return packed;
}

/* Fills the list; `offsets` has room for every tap of the filter. */
static void preparePhases(const struct phases *of, char **scratch, long *offsets) {
  const struct geometry *g = of->geometry;
  const float *filters[g->filterHeight * g->filterWidth];
  for (int p = 0; p < g->strideY * g->strideX; p++) {
    struct phase *phase = &of->list[p];
    *phase = (struct phase){.y = p / g->strideX, .x = p % g->strideX};
    const int taps = tapsOf(of, phase, offsets, filters);
    phase->window = (struct window){offsets, taps, g->outputChannels};
    phase->packed = packPhase(scratch, g, filters, taps);
    offsets += taps;
  }
}

/* D [height, width, inputs] at the inputs of one phase, out of the frame d. */
static void multiplyPhase(const struct phases *of, const struct phase *phase, const struct geometry *slab,
                          const float *d, float *D, struct ahead *ahead) {
  const int inputs = slab->inputChannels, depth = phase->window.taps * slab->outputChannels;
  const int count = (slab->inputWidth - phase->x + slab->strideX - 1) / slab->strideX;
  for (int y = phase->y; y < slab->inputHeight; y += slab->strideY) {
    for (int n = 0; n < inputs;) {
      const int vectors = panelOf(vectorsOf(inputs - n));
      const struct line line = {d, D + ((long)y * slab->inputWidth + phase->x) * inputs + n,
                                of->outputs->channels, (long)slab->strideX * inputs, count, ahead};
      multiplyLine(&phase->window, line, vectors, phase->packed + (long)n * depth, NULL,
                   smallerOf(LANES, inputs - n - (vectors - 1) * LANES));
      n += vectors * LANES;
    }
    d += (long)of->outputs->width * of->outputs->channels;
  }
}
