/* The rows of an image that a window moves over, as many as it covers, each among zeros. */
#pragma once
#include "frame.h"

/* Row y lies in the place y modulo `rows`; a row outside of the image is `zeros`. */
struct ring {
  float *values, *zeros;
  int rows, left, width, channels, height, filled;
};

static struct ring takeRing(char **scratch, int rows, const struct frame *frame, int height) {
  struct ring ring = {.rows = rows, .left = frame->left, .width = frame->width,
                      .channels = padded(frame->channels), .height = height};
  const size_t row = sizeof(float) * ring.width * ring.channels;
  ring.values = take(scratch, row * (rows + 1));
  ring.zeros = ring.values + (row / sizeof(float)) * rows;
  memset(ring.values, 0, row * (rows + 1));
  return ring;
}

/* The place of column 0 of a row. */
INLINE float *ringRow(const struct ring *of, int y) {
  const long start = (long)of->left * of->channels;
  if (y < 0 || y >= of->height) return of->zeros + start;
  return of->values + (long)(y % of->rows) * of->width * of->channels + start;
}
