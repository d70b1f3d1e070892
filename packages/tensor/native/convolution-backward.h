/* Gradients of a convolution with respect to its lazy input, its filter and its bias, in one pass. */
#pragma once
#include "convolution-forward.h"
#include "lazy-slope.h"
#include "phases.h"
#include "transposed-product.h"

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
  struct phases phases;
  int wantsInput;
};

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
    multiplyPhase(&b->phases, &b->phases.list[p], slab, d, b->D, &ahead);
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
  struct phase list[g->strideY * g->strideX];
  long offsets[g->filterHeight * g->filterWidth];
  placeBackward(&b, &scratch);
  b.phases = (struct phases){&b.slabs, &b.outputs, at(memory, block->filter), list};
  if (b.wantsInput) preparePhases(&b.phases, &scratch, offsets);
  const long pixels = (long)g->batch * g->inputHeight * g->inputWidth;
  for (int i = 0; i < b.slabs.batch; i++) {
    const struct geometry slab = slabAt(&b.slabs, i, pixels);
    backwardSlab(&b, &slab, (long)i * b.slabs.inputHeight * b.slabs.inputWidth,
                 (long)i * b.slabs.outputHeight * b.slabs.outputWidth);
  }
  if (b.dBias) addTotals(b.dBias, b.biasSums, g->outputChannels);
  if (b.wantsInput) writeSums(memory, &block->slope, &b.gradient);
}
