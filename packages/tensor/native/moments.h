/* Mean and variance over rows, accurate where the mean is much larger than the deviation. */
#pragma once
#include "rows.h"

INLINE void momentGroup(const int vectors, struct rows x, int count, int c, const float *first,
                        struct sums into) {
  lanes origin[GROUP], sum[GROUP], squares[GROUP];
  UNROLL for (int v = 0; v < vectors; v++) {
    origin[v] = load(first + c + v * LANES);
    sum[v] = squares[v] = every(0);
  }
  for (int r = 0; r < count; r++) {
    UNROLL for (int v = 0; v < vectors; v++) {
      const lanes value = load(x.values + r * x.step + c + v * LANES) - origin[v];
      sum[v] += value;
      squares[v] += value * value;
    }
  }
  UNROLL for (int v = 0; v < vectors; v++) {
    addWide(into.first + c + v * LANES, sum[v]);
    addWide(into.second + c + v * LANES, squares[v]);
  }
}

/* Adds x - first and its square, over so many rows as float32 sums hold well. */
static void addMoments(struct rows x, int count, int channels, const float *first,
                       struct sums into) {
#define MOMENTS(vectors, c, last) momentGroup(vectors, x, count, c, first, into)
  FOR_GROUPS(channels, MOMENTS)
#undef MOMENTS
}

/* mean = first + s / rows, variance = q / rows - (s / rows)^2 of the sums s, q of x - first. */
static void writeMoments(float *mean, float *variance, int channels, double rows,
                         const float *first, struct sums of) {
  for (int c = 0; c < channels; c++) {
    const double shift = of.first[c] / rows;
    const double spread = of.second[c] / rows - shift * shift;
    if (mean) mean[c] = (float)(first[c] + shift);
    if (variance) variance[c] = spread > 0 ? (float)spread : 0;
  }
}

INLINE void columnGroup(const int vectors, struct rows x, int count, int c, double *totals) {
  lanes sum[GROUP];
  UNROLL for (int v = 0; v < vectors; v++) sum[v] = every(0);
  for (int r = 0; r < count; r++) {
    UNROLL for (int v = 0; v < vectors; v++)
      sum[v] += load(x.values + r * x.step + c + v * LANES);
  }
  UNROLL for (int v = 0; v < vectors; v++) addWide(totals + c + v * LANES, sum[v]);
}

/* Adds up each channel over rows. */
static void addColumns(struct rows x, int count, int channels, double *totals) {
#define COLUMNS(vectors, c, last) columnGroup(vectors, x, count, c, totals)
  FOR_GROUPS(channels, COLUMNS)
#undef COLUMNS
}

/* to += totals, where `to` is wanted. */
static void addTotals(float *to, const double *totals, int channels) {
  if (to)
    for (int c = 0; c < channels; c++) to[c] += (float)totals[c];
}
