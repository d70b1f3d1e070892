/*
 * Depthwise windows: each channel by itself, a vector of channels at a time, several pixels at once.
 *
 * A tap is a place to read from and a filter to multiply by; both are rows of whole vectors.
 */
#pragma once
#include "ahead.h"

#define TAP_PIXELS 8
#define TAP_GROUP 9

/* One tap of a window: pixel p reads x + p * step. */
struct tap {
  const float *x, *w;
};

/* Pixels of one line of outputs. */
struct tapLine {
  float *y;
  long xStep, yStep;
  int channels;
  struct ahead *ahead;
};

typedef void tapTile(const struct tap *, int taps, const struct tapLine *, const float *bias);

INLINE void sumTaps(const int pixels, const struct tap *taps, int count, const struct tapLine *line,
                    const float *bias) {
  const long step = line->xStep, yStep = line->yStep;
  const int channels = line->channels;
  float *const y = line->y;
  for (int c = 0; c < channels; c += LANES) {
    lanes sum[TAP_PIXELS];
    UNROLL for (int p = 0; p < pixels; p++) sum[p] = bias ? load(bias + c) : every(0);
    for (int t = 0; t < count; t++) {
      const lanes w = load(taps[t].w + c);
      const float *x = taps[t].x + c;
      UNROLL for (int p = 0; p < pixels; p++) sum[p] += load(x + p * step) * w;
    }
    const int last = smallerOf(LANES, channels - c);
    UNROLL for (int p = 0; p < pixels; p++) storeFirst(y + p * yStep + c, sum[p], last);
  }
}

#define TAP_TILE(pixels)                                                                   \
  static void tapTile##pixels(const struct tap *taps, int count, const struct tapLine *line, \
                              const float *bias) {                                         \
    sumTaps(pixels, taps, count, line, bias);                                              \
  }
TAP_TILE(1) TAP_TILE(2) TAP_TILE(3) TAP_TILE(4) TAP_TILE(5) TAP_TILE(6) TAP_TILE(7) TAP_TILE(8)
static tapTile *const tapTiles[] = {tapTile1, tapTile2, tapTile3, tapTile4,
                                    tapTile5, tapTile6, tapTile7, tapTile8};

/* y[p, c] = bias[c] + sum over taps of x[p, c] * w[c]; moves the taps along. */
static void multiplyTaps(struct tap *taps, int count, struct tapLine line, int pixels,
                         const float *bias) {
  while (pixels > 0) {
    const int tiles = (pixels + TAP_PIXELS - 1) / TAP_PIXELS, now = (pixels + tiles - 1) / tiles;
    goAhead(line.ahead, (long)now * count * vectorsOf(line.channels));
    tapTiles[now - 1](taps, count, &line, bias);
    for (int t = 0; t < count; t++) taps[t].x += now * line.xStep;
    line.y += now * line.yStep;
    pixels -= now;
  }
}

/* Pixels of d, each of which meets pixels of x `xStep` apart. */
struct tapSlopes {
  const float *d;
  long xStep, dStep;
  int pixels, channels;
  struct ahead *ahead;
};

INLINE void sumTapSlopes(const int count, const float *const *x, float *const *dW,
                         const struct tapSlopes *over) {
  for (int c = 0; c < over->channels; c += LANES) {
    lanes sum[TAP_GROUP];
    UNROLL for (int t = 0; t < count; t++) sum[t] = load(dW[t] + c);
    const float *d = over->d + c;
    long place = c;
    for (int p = 0; p < over->pixels; p++, d += over->dStep, place += over->xStep) {
      const lanes slope = load(d);
      UNROLL for (int t = 0; t < count; t++) sum[t] += load(x[t] + place) * slope;
    }
    UNROLL for (int t = 0; t < count; t++) store(dW[t] + c, sum[t]);
  }
}

typedef void tapSlopeTile(const float *const *x, float *const *dW, const struct tapSlopes *);
#define TAP_SLOPES(count)                                                           \
  static void tapSlopes##count(const float *const *x, float *const *dW,             \
                               const struct tapSlopes *over) {                      \
    sumTapSlopes(count, x, dW, over);                                               \
  }
TAP_SLOPES(1) TAP_SLOPES(2) TAP_SLOPES(3) TAP_SLOPES(4) TAP_SLOPES(5)
TAP_SLOPES(6) TAP_SLOPES(7) TAP_SLOPES(8) TAP_SLOPES(9)
static tapSlopeTile *const tapSlopeTiles[] = {tapSlopes1, tapSlopes2, tapSlopes3,
                                              tapSlopes4, tapSlopes5, tapSlopes6,
                                              tapSlopes7, tapSlopes8, tapSlopes9};

/* dW[t][c] += sum over pixels of x[t][p, c] * d[p, c]; dW are rows of whole vectors. */
static void addTapSlopes(const float *const *x, float *const *dW, int count,
                         const struct tapSlopes *over) {
  for (int t = 0; t < count;) {
    const int groups = (count - t + TAP_GROUP - 1) / TAP_GROUP;
    const int now = (count - t + groups - 1) / groups;
    goAhead(over->ahead, (long)now * over->pixels * vectorsOf(over->channels));
    tapSlopeTiles[now - 1](x + t, dW + t, over);
    t += now;
  }
}
