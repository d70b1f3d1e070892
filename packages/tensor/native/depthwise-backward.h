/* Gradients of a depthwise convolution with respect to its lazy input, filter and bias, in one pass. */
#pragma once
#include "depthwise-forward.h"
#include "lazy-slope.h"

/* One call: what stays the same from image to image. */
struct depthwiseSlopes {
  const struct geometry *geometry;
  struct ring inputs, outputs;
  struct slopes slopes;
  struct gradient gradient;
  const float *filter;
  float *dFilter, *D;
  double *biasSums;
  int wantsInput;
};

/* dFilter of one row of outputs, in padded rows. */
static void addRowSlopes(const struct depthwiseSlopes *b, int row, struct ahead *ahead) {
  const struct geometry *g = b->geometry;
  const int count = g->filterHeight * g->filterWidth, wide = b->inputs.channels;
  struct tap taps[count];
  const float *x[count];
  float *dW[count];
  windowTaps(g, &b->inputs, b->dFilter, row, taps);
  for (int t = 0; t < count; t++) {
    x[t] = taps[t].x;
    dW[t] = b->dFilter + (long)t * wide;
  }
  const struct tapSlopes over = {ringRow(&b->outputs, row), (long)g->strideX * wide,
                                 b->outputs.channels, g->outputWidth, g->inputChannels, ahead};
  addTapSlopes(x, dW, count, &over);
}

/* Gradients of one row of inputs; `first` is the row's number of pixels from the tensor's start. */
static void finishRow(const struct depthwiseSlopes *b, int y, long first, struct ahead *ahead) {
  const struct geometry *g = b->geometry;
  const int wide = b->inputs.channels;
  struct tap taps[g->filterHeight * g->filterWidth];
  for (int x = 0; x < smallerOf(g->strideX, g->inputWidth); x++) {
    const int count = slopeTaps(g, &b->outputs, b->filter, (struct pixel){y, x}, taps);
    const struct tapLine line = {b->D + (long)x * wide, b->outputs.channels, (long)g->strideX * wide,
                                 wide, ahead};
    multiplyTaps(taps, count, line, (g->inputWidth - x + g->strideX - 1) / g->strideX, NULL);
  }
  takeSlope(&b->gradient, (struct rows){b->D, wide}, first, g->inputWidth);
}

static void slopeRow(struct depthwiseSlopes *b, int row, const float *dy, const float *y) {
  const struct geometry *g = b->geometry;
  const int channels = g->inputChannels;
  const long start = (long)row * g->outputWidth * channels;
  const struct rows to = {ringRow(&b->outputs, row), b->outputs.channels};
  slopeRows((struct rows){(float *)dy + start, channels},
            (struct rows){(float *)(y ? y + start : NULL), channels}, to, g->outputWidth, channels,
            b->slopes);
  if (b->biasSums) addColumns(to, g->outputWidth, channels, b->biasSums);
}

/* Rows of inputs whose windows end with a row of outputs: all after the last. */
INLINE int readyRows(const struct geometry *g, int row) {
  if (row + 1 == g->outputHeight) return g->inputHeight;
  return smallerOf(g->inputHeight, largerOf(0, (row + 1) * g->strideY - g->top));
}

/* What the next row of outputs reads; those of the next image follow those of this one. */
static void addNextRows(const struct depthwiseSlopes *b, struct ahead *to, struct image x,
                        const float *dy, const float *y) {
  const long outputs = (long)b->geometry->outputWidth * x.channels, inputs = (long)x.width * x.channels;
  to->written = to->count;
  addAhead(to, dy, outputs);
  addAhead(to, y, outputs);
  addAhead(to, x.values + b->inputs.filled * inputs, b->geometry->strideY * inputs);
}

static void depthwiseBackwardImage(struct depthwiseSlopes *b, struct image x, const float *dy,
                                   const float *y, long first) {
  const struct geometry *g = b->geometry;
  const long outputs = (long)g->outputWidth * x.channels;
  int finished = 0;
  b->inputs.filled = 0;
  for (int row = 0; row < g->outputHeight; row++) {
    slopeRow(b, row, dy, y);
    const int ready = readyRows(g, row);
    const long dx = (first + (long)finished * x.width) * x.channels;
    struct ahead ahead = {0};
    if (b->gradient.mode != skip)
      addAhead(&ahead, b->gradient.dx + dx, (long)(ready - finished) * x.width * x.channels);
    addNextRows(b, &ahead, x, dy + (row + 1) * outputs, y ? y + (row + 1) * outputs : NULL);
    if (b->dFilter) {
      fillRing(&b->inputs, x, endOfWindow(g, row), b->gradient.how);
      addRowSlopes(b, row, &ahead);
    }
    for (; b->wantsInput && finished < ready; finished++)
      finishRow(b, finished, first + (long)finished * x.width, &ahead);
  }
}

static void addFilterRows(float *dFilter, const float *sums, int taps, int channels) {
  for (int t = 0; t < taps; t++)
    for (int c = 0; c < channels; c++) dFilter[t * channels + c] += sums[t * padded(channels) + c];
}

static void placeDepthwise(struct depthwiseSlopes *b, char **scratch) {
  const struct geometry *g = b->geometry;
  const struct frame inputs = inputFrame(g, g->inputChannels), outputs = outputFrame(g, g->inputChannels);
  b->inputs = takeRing(scratch, coveredRows(g), &inputs, g->inputHeight);
  b->outputs = takeRing(scratch, (coveredRows(g) - 1) / g->strideY + 1, &outputs, g->outputHeight);
  b->D = take(scratch, sizeof(float) * g->inputWidth * b->inputs.channels);
  b->gradient.sums = takeSums(scratch, g->inputChannels);
}

static void depthwiseBackward(char *memory, const void *arguments) {
  const struct windowBackwardBlock *block = arguments;
  const struct geometry *g = &block->geometry;
  const int channels = g->inputChannels, taps = g->filterHeight * g->filterWidth;
  char *scratch = (char *)at(memory, block->scratch);
  struct depthwiseSlopes b = {
      .geometry = g,
      .slopes = {at(memory, block->output.slopeDy), at(memory, block->output.slopeY),
                 at(memory, block->output.slopeOne)},
      .gradient = gradientOf(memory, &block->input, &block->slope, channels),
      .wantsInput = block->slope.mode != skip || block->slope.sumDx || block->slope.sumDxCentered,
  };
  b.filter = padFilter(&scratch, at(memory, block->filter), taps, channels);
  placeDepthwise(&b, &scratch);
  if (block->dFilter) b.dFilter = padFilter(&scratch, NULL, taps, channels);
  if (block->dBias) b.biasSums = takeSums(&scratch, channels).first;
  const float *dy = at(memory, block->output.dy), *y = at(memory, block->output.y);
  const long inputs = (long)g->inputHeight * g->inputWidth;
  const long outputs = (long)g->outputHeight * g->outputWidth * channels;
  for (int i = 0; i < g->batch; i++)
    depthwiseBackwardImage(&b,
                           (struct image){(float *)b.gradient.x + i * inputs * channels,
                                          g->inputHeight, g->inputWidth, channels},
                           dy + i * outputs, y ? y + i * outputs : NULL, i * inputs);
  if (b.dFilter) addFilterRows(at(memory, block->dFilter), b.dFilter, taps, channels);
  if (b.biasSums) addTotals(at(memory, block->dBias), b.biasSums, channels);
  if (b.wantsInput) writeSums(memory, &block->slope, &b.gradient);
}
