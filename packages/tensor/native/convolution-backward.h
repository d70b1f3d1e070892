/* Gradients of a convolution with respect to its lazy input, its filter and its bias, in one pass. */
#pragma once
#include "convolution-forward.h"
#include "lazy-slope.h"
#include "transposed-product.h"

/* Inputs that meet the same taps: every strideY-th row from `y` on, every strideX-th column from `x` on. */
struct phase {
  int y, x;
  struct window window;
  const float *packed;
};

/* One call: what stays the same from slab to slab. */
struct backward {
  struct geometry slabs;
  struct frame inputs, outputs;
  struct reading how;
  struct slopes slopes;
  struct gradient gradient;
  const float *x, *dy, *y;
  float *dFilter, *dBias, *framedX, *framedD, *D;
  double *biasSums;
  struct phase *phases;
  int wantsInput;
};

INLINE int modulo(int value, int by) { return ((value % by) + by) % by; }

/* Taps of one phase: the filter's rows that fall on it, and where in the output's frame they read. */
static int tapsOf(const struct backward *b, const struct phase *phase, const float *filter,
                  long *offsets, const float **filters) {
  const struct geometry *g = &b->slabs;
  int taps = 0;
  for (int ky = 0; ky < g->filterHeight; ky++)
    for (int kx = 0; kx < g->filterWidth; kx++) {
      const int y = phase->y + g->top - ky * g->dilationY, x = phase->x + g->left - kx * g->dilationX;
      if (modulo(y, g->strideY) || modulo(x, g->strideX)) continue;
      offsets[taps] = framePlace(&b->outputs, y / g->strideY, x / g->strideX);
      filters[taps++] =
          filter + ((long)ky * g->filterWidth + kx) * g->inputChannels * g->outputChannels;
    }
  return taps;
}

/* Packs the filters of a phase transposed, [outputs, inputs], panel after panel. */
static const float *packPhase(char **scratch, const struct geometry *g, const float **filters, int taps) {
  const int inputs = g->inputChannels, outputs = g->outputChannels;
  float *packed = take(scratch, sizeof(float) * taps * outputs * padded(inputs)), *to = packed;
  for (int n = 0; n < inputs;) {
    const int vectors = panelOf(vectorsOf(inputs - n));
    for (int t = 0; t < taps; t++, to += (long)outputs * vectors * LANES)
      packPanel((struct matrix){filters[t], 1, outputs, outputs, inputs}, n, vectors, to);
    n += vectors * LANES;
  }
  return packed;
}

static void preparePhases(struct backward *b, char **scratch, const float *filter, long *offsets) {
  const struct geometry *g = &b->slabs;
  const float *filters[g->filterHeight * g->filterWidth];
  for (int p = 0; p < g->strideY * g->strideX; p++) {
    struct phase *phase = &b->phases[p];
    *phase = (struct phase){.y = p / g->strideX, .x = p % g->strideX};
    const int taps = tapsOf(b, phase, filter, offsets, filters);
    phase->window = (struct window){offsets, taps, g->outputChannels};
    phase->packed = packPhase(scratch, g, filters, taps);
    offsets += taps;
  }
}

/* D of the inputs of one phase. */
static void multiplyPhase(const struct backward *b, const struct geometry *slab,
                          const struct phase *phase, const float *d, struct ahead *ahead) {
  const int inputs = slab->inputChannels, depth = phase->window.taps * slab->outputChannels;
  const int count = (slab->inputWidth - phase->x + slab->strideX - 1) / slab->strideX;
  for (int y = phase->y, row = 0; y < slab->inputHeight; y += slab->strideY, row++) {
    for (int n = 0; n < inputs;) {
      const int vectors = panelOf(vectorsOf(inputs - n));
      const struct line line = {
          d + (long)row * b->outputs.width * b->outputs.channels,
          b->D + ((long)y * slab->inputWidth + phase->x) * inputs + n,
          b->outputs.channels, (long)slab->strideX * inputs, count, ahead};
      multiplyLine(&phase->window, line, vectors, phase->packed + (long)n * depth, NULL,
                   smallerOf(LANES, inputs - n - (vectors - 1) * LANES));
      n += vectors * LANES;
    }
  }
}

/* dFilter of one slab: for every tap, the input's pixels under it times the output's slopes. */
static void addFilterSlopes(const struct backward *b, const struct geometry *slab, const float *x,
                            const float *d, struct ahead *ahead) {
  const int merged = slab->dilationX == 1, across = merged ? 1 : slab->filterWidth;
  const int inputs = slab->inputChannels * (merged ? slab->filterWidth : 1);
  struct overlap over = {
      .d = d + framePlace(&b->outputs, 0, 0),
      .xRow = (long)slab->strideY * b->inputs.width * b->inputs.channels,
      .xPixel = (long)slab->strideX * b->inputs.channels,
      .dRow = (long)b->outputs.width * b->outputs.channels,
      .dPixel = b->outputs.channels,
      .rows = slab->outputHeight,
      .pixels = slab->outputWidth,
      .ahead = ahead,
  };
  for (int ky = 0; ky < slab->filterHeight; ky++)
    for (int kx = 0; kx < across; kx++) {
      over.x = x + ((long)ky * slab->dilationY * b->inputs.width + kx * slab->dilationX) *
                       b->inputs.channels;
      addTransposedProduct(over, b->dFilter + (long)(ky * across + kx) * inputs * slab->outputChannels,
                           inputs, slab->outputChannels);
    }
}

static const float *framedSlopes(const struct backward *b, const struct geometry *slab, const float *dy,
                                 const float *y) {
  if (!b->framedD) return dy;
  const struct image image = {(float *)dy, slab->outputHeight, slab->outputWidth, slab->outputChannels};
  slopeFrame(b->framedD, &b->outputs, image, y, b->slopes);
  return b->framedD;
}

/* What follows a slab: its dx, and what is read of the next. */
static struct ahead aheadOf(const struct backward *b, const struct geometry *slab, long input,
                            long output) {
  const long inputs = (long)slab->inputHeight * slab->inputWidth * slab->inputChannels;
  const long outputs = (long)slab->outputHeight * slab->outputWidth * slab->outputChannels;
  const long here = input * slab->inputChannels, there = output * slab->outputChannels + outputs;
  struct ahead ahead = {0};
  if (b->gradient.mode != skip) addAhead(&ahead, b->gradient.dx + here, inputs);
  ahead.written = ahead.count;
  addAhead(&ahead, b->dy + there, outputs);
  if (b->y) addAhead(&ahead, b->y + there, outputs);
  addAhead(&ahead, b->x + here + inputs, inputs);
  return ahead;
}

static void backwardSlab(const struct backward *b, const struct geometry *slab, long input, long output) {
  const long outputPlace = output * slab->outputChannels;
  const float *x = b->x + input * slab->inputChannels;
  const float *d = framedSlopes(b, slab, b->dy + outputPlace, b->y ? b->y + outputPlace : NULL);
  if (b->framedX) {
    const struct image image = {(float *)x, slab->inputHeight, slab->inputWidth, slab->inputChannels};
    readFrame(b->framedX, &b->inputs, image, b->how);
    x = b->framedX;
  }
  struct ahead ahead = aheadOf(b, slab, input, output);
  if (b->dFilter) addFilterSlopes(b, slab, x, d, &ahead);
  for (int row = 0; b->biasSums && row < slab->outputHeight; row++)
    addColumns((struct rows){(float *)d + framePlace(&b->outputs, row, 0), b->outputs.channels},
               slab->outputWidth, slab->outputChannels, b->biasSums);
  if (!b->wantsInput) return;
  for (int p = 0; p < slab->strideY * slab->strideX; p++)
    multiplyPhase(b, slab, &b->phases[p], d, &ahead);
  const int pixels = slab->inputHeight * slab->inputWidth;
  for (int r = 0; r < pixels; r += SUMMED_ROWS)
    takeSlope(&b->gradient, (struct rows){b->D + (long)r * slab->inputChannels, slab->inputChannels},
              input + r, smallerOf(SUMMED_ROWS, pixels - r));
}

static struct backward backwardOf(char *memory, const struct windowBackwardBlock *block) {
  const struct geometry *g = &block->geometry;
  struct backward b = {
      .slabs = slabsOf(g),
      .slopes = {at(memory, block->output.slopeDy), at(memory, block->output.slopeY),
                 at(memory, block->output.slopeOne)},
      .gradient = gradientOf(memory, &block->input, &block->slope, g->inputChannels),
      .dy = at(memory, block->output.dy),
      .y = at(memory, block->output.y),
      .dFilter = at(memory, block->dFilter),
      .dBias = at(memory, block->dBias),
      .wantsInput = block->slope.mode != skip || block->slope.sumDx || block->slope.sumDxCentered,
  };
  b.how = b.gradient.how;
  b.x = b.gradient.x;
  b.inputs = inputFrame(&b.slabs, g->inputChannels);
  b.outputs = outputFrame(&b.slabs, g->outputChannels);
  return b;
}

/* Gives a call its part of the scratch memory. */
static void placeBackward(struct backward *b, char **scratch) {
  const struct geometry *g = &b->slabs;
  if (b->slopes.slopeDy || !fitsFrame(&b->outputs, g->outputHeight, g->outputWidth, g->outputChannels)) {
    b->outputs.channels = padded(g->outputChannels);
    b->framedD = takeFrame(scratch, &b->outputs);
  }
  if (!readsAsIs(b->how) || !fitsFrame(&b->inputs, g->inputHeight, g->inputWidth, g->inputChannels))
    b->framedX = takeFrame(scratch, &b->inputs);
  if (b->dBias) b->biasSums = takeSums(scratch, g->outputChannels).first;
  b->gradient.sums = takeSums(scratch, g->inputChannels);
  if (b->wantsInput)
    b->D = take(scratch, sizeof(float) * ((long)g->inputHeight * g->inputWidth * g->inputChannels + LANES));
}

static void convolutionBackward(char *memory, const void *arguments) {
  const struct windowBackwardBlock *block = arguments;
  const struct geometry *g = &block->geometry;
  char *scratch = (char *)at(memory, block->scratch);
  struct backward b = backwardOf(memory, block);
  struct phase phases[g->strideY * g->strideX];
  long offsets[g->filterHeight * g->filterWidth];
  b.phases = phases;
  placeBackward(&b, &scratch);
  if (b.wantsInput) preparePhases(&b, &scratch, at(memory, block->filter), offsets);
  const long pixels = (long)g->batch * g->inputHeight * g->inputWidth;
  for (int i = 0; i < b.slabs.batch; i++) {
    const struct geometry slab = slabAt(&b.slabs, i, pixels);
    backwardSlab(&b, &slab, (long)i * b.slabs.inputHeight * b.slabs.inputWidth,
                 (long)i * b.slabs.outputHeight * b.slabs.outputWidth);
  }
  if (b.dBias) addTotals(b.dBias, b.biasSums, g->outputChannels);
  if (b.wantsInput) writeSums(memory, &block->slope, &b.gradient);
}
