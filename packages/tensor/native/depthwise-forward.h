/* y = depthwise convolution of a lazy input with a filter [height, width, channels], and its moments. */
#pragma once
#include "convolution-forward.h"
#include "depthwise-taps.h"

/* Reads rows of an image as far as row `end`, exclusive. */
static void fillRing(struct ring *ring, struct image from, int end, struct reading how) {
  for (; ring->filled < smallerOf(end, from.height); ring->filled++) {
    const long start = (long)ring->filled * from.width * from.channels;
    const struct rows to = {ringRow(ring, ring->filled), ring->channels};
    readRows((struct rows){from.values + start, from.channels}, to, from.width, from.channels, how, 0);
  }
}

/* Rows that windows cover, and the row after the last that those of output row y read. */
INLINE int coveredRows(const struct geometry *g) { return (g->filterHeight - 1) * g->dilationY + 1; }
INLINE int endOfWindow(const struct geometry *g, int y) {
  return y * g->strideY - g->top + coveredRows(g);
}

/* One call: what stays the same from image to image. */
struct depthwise {
  const struct geometry *geometry;
  struct ring inputs;
  struct reading how;
  const float *filter, *bias;
  float *y;
  struct sums sums;
};

/* What the next row of outputs writes and reads; those of the next image follow those of this one. */
static struct ahead nextRows(const struct geometry *g, const struct ring *inputs, struct image x,
                             const float *y) {
  const long width = (long)x.width * x.channels;
  struct ahead ahead = {.written = 1};
  addAhead(&ahead, y, (long)g->outputWidth * x.channels);
  addAhead(&ahead, x.values + inputs->filled * width, g->strideY * width);
  return ahead;
}

static void depthwiseImage(struct depthwise *f, struct image x, float *y) {
  const struct geometry *g = f->geometry;
  struct tap taps[g->filterHeight * g->filterWidth];
  const long outputs = (long)g->outputWidth * x.channels;
  f->inputs.filled = 0;
  for (int row = 0; row < g->outputHeight; row++) {
    fillRing(&f->inputs, x, endOfWindow(g, row), f->how);
    const int count = windowTaps(g, &f->inputs, f->filter, row, taps);
    struct ahead ahead = nextRows(g, &f->inputs, x, y + outputs);
    const struct tapLine line = {y, (long)g->strideX * f->inputs.channels, x.channels, x.channels,
                                 &ahead};
    multiplyTaps(taps, count, line, g->outputWidth, f->bias);
    if (f->sums.first)
      addMoments((struct rows){y, x.channels}, g->outputWidth, x.channels, f->y, f->sums);
    y += outputs;
  }
}

static void depthwiseForward(char *memory, const void *arguments) {
  const struct windowForwardBlock *block = arguments;
  const struct geometry *g = &block->geometry;
  char *scratch = (char *)at(memory, block->scratch);
  const int channels = g->inputChannels;
  const struct frame frame = inputFrame(g, channels);
  struct depthwise f = {.geometry = g,
                        .how = {at(memory, block->input.scale), at(memory, block->input.shift),
                                block->input.activation},
                        .bias = at(memory, block->bias),
                        .y = at(memory, block->y)};
  f.filter = padFilter(&scratch, at(memory, block->filter), g->filterHeight * g->filterWidth, channels);
  f.inputs = takeRing(&scratch, coveredRows(g), &frame, g->inputHeight);
  if (block->mean || block->variance) f.sums = takeSums(&scratch, channels);
  struct image x = {at(memory, block->input.x), g->inputHeight, g->inputWidth, channels};
  float *y = f.y;
  for (int i = 0; i < g->batch; i++) {
    depthwiseImage(&f, x, y);
    x.values += (long)g->inputHeight * g->inputWidth * channels;
    y += (long)g->outputHeight * g->outputWidth * channels;
  }
  if (f.sums.first)
    writeMoments(at(memory, block->mean), at(memory, block->variance), channels,
                 (double)g->batch * g->outputHeight * g->outputWidth, f.y, f.sums);
}
