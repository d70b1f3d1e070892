/* Where the windows of depthwise convolutions read, forwards and backwards. */
#pragma once
#include "ring.h"
#include "taps.h"

/* Filters padded to whole vectors, [height * width, padded channels]. */
static float *padFilter(char **scratch, const float *filter, int taps, int channels) {
  const int wide = padded(channels);
  float *to = take(scratch, sizeof(float) * taps * wide);
  memset(to, 0, sizeof(float) * taps * wide);
  for (int t = 0; t < taps && filter; t++)
    memcpy(to + (long)t * wide, filter + (long)t * channels, sizeof(float) * channels);
  return to;
}

/* The taps of output row y: where its first pixel reads, and the padded filters. */
static int windowTaps(const struct geometry *g, const struct ring *inputs, const float *filter, int y,
                      struct tap *taps) {
  int count = 0;
  for (int ky = 0; ky < g->filterHeight; ky++) {
    const float *row = ringRow(inputs, y * g->strideY - g->top + ky * g->dilationY);
    for (int kx = 0; kx < g->filterWidth; kx++, filter += inputs->channels)
      taps[count++] = (struct tap){row + (long)(kx * g->dilationX - g->left) * inputs->channels, filter};
  }
  return count;
}

/* A place of an image. */
struct pixel {
  int y, x;
};

/* The taps that inputs (y, x), (y, x + strideX) ... meet. */
static int slopeTaps(const struct geometry *g, const struct ring *outputs, const float *filter,
                     struct pixel at, struct tap *taps) {
  int count = 0;
  for (int ky = 0; ky < g->filterHeight; ky++) {
    const int down = at.y + g->top - ky * g->dilationY, row = down / g->strideY;
    if (down < 0 || down % g->strideY || row >= g->outputHeight) continue;
    const float *slopes = ringRow(outputs, row);
    for (int kx = 0; kx < g->filterWidth; kx++) {
      const int across = at.x + g->left - kx * g->dilationX;
      if (across % g->strideX) continue;
      taps[count++] =
          (struct tap){slopes + (long)(across / g->strideX) * outputs->channels,
                       filter + (long)(ky * g->filterWidth + kx) * outputs->channels};
    }
  }
  return count;
}
