/* The mean over a window, and its gradient; kernels without lazy inputs. */
#pragma once
#include "blocks.h"
#include "lanes.h"

/* One axis of windows: places `before` in front of the image belong to the first. */
struct axis {
  int input, output, filter, stride, before;
};

/* Places of a stretch, the last exclusive. */
struct stretch {
  int from, to;
};

INLINE struct stretch windowAt(const struct axis *of, int at) {
  const int from = at * of->stride - of->before;
  return (struct stretch){largerOf(0, from), smallerOf(of->input, from + of->filter)};
}

/* The windows that hold a place. */
INLINE struct stretch windowsOver(const struct axis *of, int place) {
  const int end = place + of->before;
  const int first = end < of->filter ? 0 : (end - of->filter) / of->stride + 1;
  return (struct stretch){first, smallerOf(of->output, end / of->stride + 1)};
}

/* 1 / counted positions of each window: those inside the image, or with countPadding all. */
static void sharesOf(const struct axis *of, int countPadding, float *shares) {
  for (int at = 0; at < of->output; at++) {
    const struct stretch window = windowAt(of, at);
    shares[at] = 1.0f / (countPadding ? of->filter : window.to - window.from);
  }
}

INLINE struct axis rowsOf(const struct geometry *g) {
  return (struct axis){g->inputHeight, g->outputHeight, g->filterHeight, g->strideY, g->top};
}
INLINE struct axis columnsOf(const struct geometry *g) {
  return (struct axis){g->inputWidth, g->outputWidth, g->filterWidth, g->strideX, g->left};
}

/* What is summed for one pixel: those of a rectangle of an image, by shares of its rows and columns. */
struct rectangle {
  const float *image;
  struct stretch rows, columns;
  const float *rowShares, *columnShares;
  int width, channels;
};

/* to[c] (= or +=) sum over the rectangle of rowShares[y] * columnShares[x] * image[y, x, c]; no shares: 1. */
static void sumRectangle(const struct rectangle *over, float *to, float factor, int adds) {
  const int channels = over->channels;
  for (int c = 0; c < channels; c += LANES) {
    lanes sum = every(0);
    for (int y = over->rows.from; y < over->rows.to; y++) {
      const float *row = over->image + (long)y * over->width * channels + c;
      lanes line = every(0);
      for (int x = over->columns.from; x < over->columns.to; x++) {
        const float share = over->columnShares ? over->columnShares[x] : 1;
        line += load(row + (long)x * channels) * every(share);
      }
      sum += line * every(over->rowShares ? over->rowShares[y] : 1);
    }
    sum *= every(factor);
    if (adds) sum += load(to + c);
    storeFirst(to + c, sum, smallerOf(LANES, channels - c));
  }
}

static void averagePoolForward(char *memory, const void *arguments) {
  const struct averagePoolForwardBlock *block = arguments;
  const struct geometry *g = &block->geometry;
  const struct axis rows = rowsOf(g), columns = columnsOf(g);
  float rowShares[rows.output], columnShares[columns.output];
  sharesOf(&rows, block->countPadding, rowShares);
  sharesOf(&columns, block->countPadding, columnShares);
  struct rectangle over = {.width = g->inputWidth, .channels = g->inputChannels};
  float *to = at(memory, block->y);
  for (int n = 0; n < g->batch; n++) {
    over.image = at(memory, block->x) + (long)n * rows.input * columns.input * over.channels;
    for (int y = 0; y < rows.output; y++)
      for (int x = 0; x < columns.output; x++, to += over.channels) {
        over.rows = windowAt(&rows, y);
        over.columns = windowAt(&columns, x);
        sumRectangle(&over, to, rowShares[y] * columnShares[x], 0);
      }
  }
}

static void averagePoolBackward(char *memory, const void *arguments) {
  const struct averagePoolBackwardBlock *block = arguments;
  const struct geometry *g = &block->geometry;
  const struct axis rows = rowsOf(g), columns = columnsOf(g);
  float rowShares[rows.output], columnShares[columns.output];
  sharesOf(&rows, block->countPadding, rowShares);
  sharesOf(&columns, block->countPadding, columnShares);
  struct rectangle over = {.rowShares = rowShares, .columnShares = columnShares,
                           .width = g->outputWidth, .channels = g->inputChannels};
  float *to = at(memory, block->dx);
  for (int n = 0; block->mode && n < g->batch; n++) {
    over.image = at(memory, block->dy) + (long)n * rows.output * columns.output * over.channels;
    for (int y = 0; y < rows.input; y++)
      for (int x = 0; x < columns.input; x++, to += over.channels) {
        over.rows = windowsOver(&rows, y);
        over.columns = windowsOver(&columns, x);
        sumRectangle(&over, to, 1, block->mode == 2);
      }
  }
}
