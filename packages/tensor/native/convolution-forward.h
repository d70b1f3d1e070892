/* y = convolution of a lazy input with a filter [height, width, inputs, outputs], and its moments. */
#pragma once
#include "frame.h"
#include "moments.h"
#include "product.h"

/* Floats of y that are made before their moments are taken, out of the cache. */
#define CACHED_FLOATS 16384
/* Rows whose float32 sums lose nothing. */
#define SUMMED_ROWS 256

/* One call: what stays the same from slab to slab. */
struct forward {
  struct geometry slabs;
  struct frame frame;
  struct window window;
  struct reading how;
  const float *x, *bias, *packed;
  float *y, *framed;
  struct sums sums;
};

/* Windows whose pixels lie side by side are one tap a row. */
static struct window windowOf(const struct geometry *of, const struct frame *frame, long *offsets) {
  const int merged = of->dilationX == 1, across = merged ? 1 : of->filterWidth;
  for (int y = 0; y < of->filterHeight; y++)
    for (int x = 0; x < across; x++)
      offsets[y * across + x] =
          ((long)y * of->dilationY * frame->width + x * of->dilationX) * frame->channels;
  return (struct window){offsets, of->filterHeight * across,
                         (merged ? of->filterWidth : 1) * of->inputChannels};
}

static const float *packFilter(char **scratch, const float *filter, int depth, int outputs) {
  float *packed = take(scratch, sizeof(float) * depth * padded(outputs));
  const struct matrix matrix = {filter, outputs, 1, depth, outputs};
  for (int n = 0; n < outputs;) {
    const int vectors = panelOf(vectorsOf(outputs - n));
    packPanel(matrix, n, vectors, packed + (long)n * depth);
    n += vectors * LANES;
  }
  return packed;
}

static void multiplyRow(const struct forward *f, const struct geometry *slab, const float *x,
                        float *y, struct ahead *ahead) {
  const int depth = f->window.taps * f->window.depth, outputs = slab->outputChannels;
  for (int n = 0; n < outputs;) {
    const int vectors = panelOf(vectorsOf(outputs - n));
    const int last = smallerOf(LANES, outputs - n - (vectors - 1) * LANES);
    const struct line line = {x, y + n, (long)slab->strideX * slab->inputChannels, outputs,
                              slab->outputWidth, ahead};
    multiplyLine(&f->window, line, vectors, f->packed + (long)n * depth, f->bias ? f->bias + n : NULL,
                 last);
    n += vectors * LANES;
  }
}

/* The slab's input in its frame, or where it lies if that is the same. */
static const float *framedInput(const struct forward *f, const struct geometry *slab, const float *x) {
  if (!f->framed) return x;
  const struct image image = {(float *)x, slab->inputHeight, slab->inputWidth, slab->inputChannels};
  readFrame(f->framed, &f->frame, image, f->how);
  return f->framed;
}

/* What the next slab writes and reads. */
static struct ahead nextSlab(const struct geometry *slab, const float *x, const float *y) {
  const long inputs = (long)slab->inputHeight * slab->inputWidth * slab->inputChannels;
  const long outputs = (long)slab->outputHeight * slab->outputWidth * slab->outputChannels;
  struct ahead ahead = {.written = 1};
  addAhead(&ahead, y + outputs, outputs);
  addAhead(&ahead, x + inputs, inputs);
  return ahead;
}

static void forwardSlab(const struct forward *f, const struct geometry *slab, const float *x, float *y) {
  const float *framed = framedInput(f, slab, x);
  const long width = (long)slab->outputWidth * slab->outputChannels;
  const long down = (long)slab->strideY * f->frame.width * slab->inputChannels;
  struct ahead ahead = nextSlab(slab, x, y);
  const int cached = largerOf(1, CACHED_FLOATS / (int)width);
  for (int top = 0; top < slab->outputHeight; top += cached) {
    const int end = smallerOf(top + cached, slab->outputHeight);
    for (int row = top; row < end; row++) multiplyRow(f, slab, framed + row * down, y + row * width, &ahead);
    for (long r = (long)top * slab->outputWidth; f->sums.first && r < (long)end * slab->outputWidth;) {
      const int count = smallerOf(SUMMED_ROWS, (int)((long)end * slab->outputWidth - r));
      const struct rows rows = {y + r * slab->outputChannels, slab->outputChannels};
      addMoments(rows, count, slab->outputChannels, f->y, f->sums);
      r += count;
    }
  }
}

static struct sums takeSums(char **scratch, int channels) {
  const size_t wide = padded(channels);
  double *sums = take(scratch, sizeof(double) * 2 * wide);
  memset(sums, 0, sizeof(double) * 2 * wide);
  return (struct sums){sums, sums + wide};
}

static float *takeFrame(char **scratch, const struct frame *frame) {
  const size_t bytes = frameBytes(frame);
  return memset(take(scratch, bytes), 0, bytes);
}

static void convolutionForward(char *memory, const void *arguments) {
  const struct windowForwardBlock *block = arguments;
  const struct geometry *g = &block->geometry;
  char *scratch = (char *)at(memory, block->scratch);
  long offsets[g->filterHeight * g->filterWidth];
  struct forward f = {.slabs = slabsOf(g),
                      .how = {at(memory, block->input.scale), at(memory, block->input.shift),
                              block->input.activation},
                      .x = at(memory, block->input.x),
                      .bias = at(memory, block->bias),
                      .y = at(memory, block->y)};
  f.frame = inputFrame(&f.slabs, g->inputChannels);
  f.window = windowOf(g, &f.frame, offsets);
  f.packed = packFilter(&scratch, at(memory, block->filter), f.window.taps * f.window.depth,
                        g->outputChannels);
  if (!readsAsIs(f.how) || !fitsFrame(&f.frame, f.slabs.inputHeight, f.slabs.inputWidth, g->inputChannels))
    f.framed = takeFrame(&scratch, &f.frame);
  if (block->mean || block->variance) f.sums = takeSums(&scratch, g->outputChannels);
  const long pixels = (long)g->batch * g->inputHeight * g->inputWidth;
  for (int i = 0; i < f.slabs.batch; i++) {
    const struct geometry slab = slabAt(&f.slabs, i, pixels);
    forwardSlab(&f, &slab, f.x + (long)i * f.slabs.inputHeight * f.slabs.inputWidth * g->inputChannels,
                f.y + (long)i * f.slabs.outputHeight * f.slabs.outputWidth * g->outputChannels);
  }
  if (f.sums.first)
    writeMoments(at(memory, block->mean), at(memory, block->variance), g->outputChannels,
                 (double)g->batch * g->outputHeight * g->outputWidth, f.y, f.sums);
}
