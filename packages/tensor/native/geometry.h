/* Padded copies of images, so that windows need no look at borders. */
#pragma once
#include "blocks.h"
#include "lanes.h"

/* An image among zeros: pixel (y, x) at ((y + top) * width + x + left) * channels floats. */
struct frame {
  int top, left, height, width, channels;
};

INLINE long framePlace(const struct frame *of, int y, int x) {
  return ((long)(y + of->top) * of->width + x + of->left) * of->channels;
}

INLINE size_t frameBytes(const struct frame *of) {
  return sizeof(float) * ((size_t)of->height * of->width * of->channels + LANES);
}

/* The input as far as windows reach over it. */
static struct frame inputFrame(const struct geometry *of, int channels) {
  const int height = (of->outputHeight - 1) * of->strideY + (of->filterHeight - 1) * of->dilationY + 1;
  const int width = (of->outputWidth - 1) * of->strideX + (of->filterWidth - 1) * of->dilationX + 1;
  return (struct frame){of->top, of->left, largerOf(height, of->top + of->inputHeight),
                        largerOf(width, of->left + of->inputWidth), channels};
}

INLINE int reachBefore(int filter, int dilation, int before, int stride) {
  return largerOf(0, ((filter - 1) * dilation - before + stride - 1) / stride);
}

INLINE int reachAfter(int input, int before, int stride, int output) {
  return largerOf(0, (input - 1 + before) / stride - (output - 1));
}

/* The output as far as the windows that an input lies in reach over it. */
static struct frame outputFrame(const struct geometry *of, int channels) {
  const int top = reachBefore(of->filterHeight, of->dilationY, of->top, of->strideY);
  const int left = reachBefore(of->filterWidth, of->dilationX, of->left, of->strideX);
  const int below = reachAfter(of->inputHeight, of->top, of->strideY, of->outputHeight);
  const int right = reachAfter(of->inputWidth, of->left, of->strideX, of->outputWidth);
  return (struct frame){top, left, top + of->outputHeight + below, left + of->outputWidth + right,
                        channels};
}

/* A window of one pixel that moves over every pixel: a product of two matrices. */
INLINE int isPointwise(const struct geometry *of) {
  return of->filterHeight == 1 && of->filterWidth == 1 && of->strideY == 1 && of->strideX == 1 &&
         !of->top && !of->left && of->inputHeight == of->outputHeight &&
         of->inputWidth == of->outputWidth;
}

/* Pixels of a pointwise convolution that are done at once. */
#define SLAB 96

/* A pointwise convolution over lines of SLAB pixels, of which the last may be shorter; others as they are. */
static struct geometry slabsOf(const struct geometry *of) {
  struct geometry slabs = *of;
  if (!isPointwise(of)) return slabs;
  const int pixels = of->batch * of->inputHeight * of->inputWidth;
  slabs.inputHeight = slabs.outputHeight = 1;
  slabs.inputWidth = slabs.outputWidth = smallerOf(SLAB, pixels);
  slabs.batch = (pixels + slabs.inputWidth - 1) / slabs.inputWidth;
  return slabs;
}

/* Cuts the last slab off at the number of pixels there are. */
static struct geometry slabAt(const struct geometry *slabs, int image, long pixels) {
  struct geometry slab = *slabs;
  if (slab.inputHeight > 1 || !isPointwise(slabs)) return slab;
  const long left = pixels - (long)image * slab.inputWidth;
  if (left < slab.inputWidth) slab.inputWidth = slab.outputWidth = (int)left;
  return slab;
}

/* Takes bytes off the front of scratch memory, in whole cache lines. */
INLINE void *take(char **scratch, size_t bytes) {
  char *taken = *scratch;
  *scratch += (bytes + 63) / 64 * 64;
  return taken;
}
