/*
 * Sums over a window: y[p, n] = bias[n] + sum over taps t, k < depth of x[p * step + offset[t] + k] * w[t, k, n].
 *
 * A tile of rows x vectors of y stays in registers; w lies packed, panel after panel, so that a tile
 * reads it from front to end.
 */
#pragma once
#include "ahead.h"

#ifdef WIDE_FILE /* 32 registers */
#define MAX_VECTORS 4
#define MAX_ROWS 14
INLINE int maxRows(int vectors) {
  static const int rows[] = {0, 14, 12, 8, 6};
  return rows[vectors];
}
#else
#define MAX_VECTORS 3
#define MAX_ROWS 12
INLINE int maxRows(int vectors) {
  static const int rows[] = {0, 12, 6, 4};
  return rows[vectors];
}
#endif

/* Vectors of the next panel of so many that are left: panels are about equally wide. */
INLINE int panelOf(int left) {
  const int panels = (left + MAX_VECTORS - 1) / MAX_VECTORS;
  return (left + panels - 1) / panels;
}

/* Rows of the next tile of so many that are left: tiles are about equally high. */
INLINE int tileOf(int left, int most) {
  const int tiles = (left + most - 1) / most;
  return (left + tiles - 1) / tiles;
}

/* What a window sums over. */
struct window {
  const long *offsets;
  int taps, depth;
};

/* One line of outputs: `count` of them, `step` floats apart, their inputs `xStep` apart. */
struct line {
  const float *x;
  float *y;
  long xStep, step;
  int count;
  struct ahead *ahead;
};

typedef void productTile(const struct window *, const struct line *, const float *w,
                         const float *bias, int last);

INLINE void sumWindow(const int rows, const int vectors, const struct window *over,
                      const struct line *line, const float *w, const float *bias, int last) {
  lanes sum[MAX_ROWS][MAX_VECTORS];
  UNROLL for (int v = 0; v < vectors; v++) {
    const lanes start = loadOr(bias, v * LANES, 0);
    UNROLL for (int r = 0; r < rows; r++) sum[r][v] = start;
  }
  const long step = line->xStep, yStep = line->step;
  float *const y = line->y;
  for (int t = 0; t < over->taps; t++) {
    const float *x = line->x + over->offsets[t];
    for (int k = 0; k < over->depth; k++, w += vectors * LANES) {
      lanes factor[MAX_VECTORS];
      UNROLL for (int v = 0; v < vectors; v++) factor[v] = load(w + v * LANES);
      UNROLL for (int r = 0; r < rows; r++) {
        const lanes value = every(x[r * step + k]);
        UNROLL for (int v = 0; v < vectors; v++) sum[r][v] += value * factor[v];
      }
    }
  }
  UNROLL for (int r = 0; r < rows; r++) {
    UNROLL for (int v = 0; v < vectors; v++)
      storeFirst(y + r * yStep + v * LANES, sum[r][v], v + 1 < vectors ? LANES : last);
  }
}

#define TILE(rows, vectors)                                                                     \
  static void productTile##rows##x##vectors(const struct window *over, const struct line *line, \
                                            const float *w, const float *bias, int last) {      \
    sumWindow(rows, vectors, over, line, w, bias, last);                                        \
  }
#include "tiles.h"
#undef TILE
#define TILE(rows, vectors) [vectors - 1][rows - 1] = productTile##rows##x##vectors,
static productTile *const productTiles[MAX_VECTORS][MAX_ROWS] = {
#include "tiles.h"
};
#undef TILE

/* One panel of one line; the last vector has `last` channels. */
static void multiplyLine(const struct window *over, struct line line, int vectors, const float *w,
                         const float *bias, int last) {
  const int most = maxRows(vectors);
  while (line.count > 0) {
    const int rows = tileOf(line.count, most);
    goAhead(line.ahead, (long)rows * vectors * over->taps * over->depth);
    productTiles[vectors - 1][rows - 1](over, &line, w, bias, last);
    line.x += rows * line.xStep;
    line.y += rows * line.step;
    line.count -= rows;
  }
}

/* Where filters come from: w[k, n] at values + k * rowStep + n * columnStep. */
struct matrix {
  const float *values;
  long rowStep, columnStep;
  int rows, columns;
};

/* Packs panels of a matrix one after another, each row padded with zeros to whole vectors. */
static void packPanel(struct matrix from, int column, int vectors, float *to) {
  for (int k = 0; k < from.rows; k++)
    for (int n = column; n < column + vectors * LANES; n++)
      *to++ = n < from.columns ? from.values[k * from.rowStep + n * from.columnStep] : 0;
}
