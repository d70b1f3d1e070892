/*
 * Gradients of filters: dW[i, n] += sum over rows r, pixels p of x[r * xRow + p * xPixel + i] * d[r * dRow + p * dPixel + n].
 */
#pragma once
#include "product.h"

/* What is summed over: so many rows of pixels of x and of d. */
struct overlap {
  const float *x, *d;
  long xRow, xPixel, dRow, dPixel;
  int rows, pixels;
  struct ahead *ahead;
};

typedef void transposedTile(const struct overlap *, float *dW, long step, int last);

INLINE void addTile(float *to, lanes value, int count) {
  storeFirst(to, load(to) + value, count);
}

INLINE void sumOverlap(const int rows, const int vectors, const struct overlap *over, float *dW,
                       long step, int last) {
  lanes sum[MAX_ROWS][MAX_VECTORS];
  UNROLL for (int r = 0; r < rows; r++) {
    UNROLL for (int v = 0; v < vectors; v++) sum[r][v] = every(0);
  }
  for (int row = 0; row < over->rows; row++) {
    const float *x = over->x + row * over->xRow, *d = over->d + row * over->dRow;
    for (int p = 0; p < over->pixels; p++, x += over->xPixel, d += over->dPixel) {
      lanes factor[MAX_VECTORS];
      UNROLL for (int v = 0; v < vectors; v++) factor[v] = load(d + v * LANES);
      UNROLL for (int r = 0; r < rows; r++) {
        const lanes value = every(x[r]);
        UNROLL for (int v = 0; v < vectors; v++) sum[r][v] += value * factor[v];
      }
    }
  }
  UNROLL for (int r = 0; r < rows; r++) {
    UNROLL for (int v = 0; v < vectors; v++)
      addTile(dW + r * step + v * LANES, sum[r][v], v + 1 < vectors ? LANES : last);
  }
}

#define TILE(rows, vectors)                                                                   \
  static void transposedTile##rows##x##vectors(const struct overlap *over, float *dW,         \
                                               long step, int last) {                         \
    sumOverlap(rows, vectors, over, dW, step, last);                                          \
  }
#include "tiles.h"
#undef TILE
#define TILE(rows, vectors) [vectors - 1][rows - 1] = transposedTile##rows##x##vectors,
static transposedTile *const transposedTiles[MAX_VECTORS][MAX_ROWS] = {
#include "tiles.h"
};
#undef TILE

/* dW [inputs, outputs] += x^T d. */
static void addTransposedProduct(struct overlap over, float *dW, int inputs, int outputs) {
  const float *x = over.x, *d = over.d;
  for (int n = 0; n < outputs;) {
    const int vectors = panelOf(vectorsOf(outputs - n)), most = maxRows(vectors);
    const int last = smallerOf(LANES, outputs - n - (vectors - 1) * LANES);
    over.d = d + n;
    for (int i = 0; i < inputs;) {
      const int rows = tileOf(inputs - i, most);
      over.x = x + i;
      goAhead(over.ahead, (long)rows * vectors * over.rows * over.pixels);
      transposedTiles[vectors - 1][rows - 1](&over, dW + (long)i * outputs + n, outputs, last);
      i += rows;
    }
    n += vectors * LANES;
  }
}
