/* Fills frames with images as they are read. */
#pragma once
#include "geometry.h"
#include "rows.h"

/* An image of channels-last pixels. */
struct image {
  float *values;
  int height, width, channels;
};

INLINE int fitsFrame(const struct frame *frame, int height, int width, int channels) {
  return frame->height == height && frame->width == width && frame->channels == channels;
}

/* Copies an image as it is read into the frame, the zeros around which stay. */
static void readFrame(float *to, const struct frame *frame, struct image from, struct reading how) {
  for (int y = 0; y < from.height; y++) {
    const struct rows x = {from.values + (long)y * from.width * from.channels, from.channels};
    const struct rows line = {to + framePlace(frame, y, 0), frame->channels};
    readRows(x, line, from.width, from.channels, how, 0);
  }
}

/* Copies slopes dy of an output y into the frame, through the batch norm behind it. */
static void slopeFrame(float *to, const struct frame *frame, struct image dy, const float *y,
                       struct slopes by) {
  for (int row = 0; row < dy.height; row++) {
    const long start = (long)row * dy.width * dy.channels;
    const struct rows d = {dy.values + start, dy.channels};
    const struct rows a = {(float *)y + (y ? start : 0), dy.channels};
    const struct rows line = {to + framePlace(frame, row, 0), frame->channels};
    slopeRows(d, a, line, dy.width, dy.channels, by);
  }
}
