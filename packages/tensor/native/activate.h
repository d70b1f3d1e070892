/* Sums of activations, their slopes, and moments of tensors: kernels without a window. */
#pragma once
#include "lazy-slope.h"
#include "moments.h"

/* Rows that a pass takes at once: what the first cache holds, and float32 sums. */
INLINE int blockRows(int channels) {
  return largerOf(1, smallerOf(256, 4096 / largerOf(channels, LANES)));
}

static void activateBlock(const struct rows *x, const struct reading *how, struct rows y, int count,
                          int channels, int mode) {
  readRows(x[0], y, count, channels, how[0], mode == add);
  if (x[1].values) readRows(x[1], y, count, channels, how[1], 1);
}

/* y (= or +=) activation(scale * x + shift) + activation2(scale2 * x2 + shift2). */
static void activateForward(char *memory, const void *arguments) {
  const struct activateForwardBlock *block = arguments;
  const int channels = block->channels, step = blockRows(channels);
  const struct lazyInput *inputs[] = {&block->input, &block->second};
  struct reading how[2];
  struct rows x[2], y = {at(memory, block->y), channels};
  for (int i = 0; i < 2; i++) {
    how[i] = (struct reading){at(memory, inputs[i]->scale), at(memory, inputs[i]->shift),
                              inputs[i]->activation};
    x[i] = (struct rows){at(memory, inputs[i]->x), channels};
  }
  const int sums = block->mean || block->variance ? padded(channels) : 0;
  double totals[2 * sums + 1];
  memset(totals, 0, sizeof totals);
  const struct sums into = {totals, totals + sums};
  for (int r = 0; r < block->rows; r += step) {
    const int count = smallerOf(step, block->rows - r);
    activateBlock(x, how, y, count, channels, block->mode);
    if (sums) addMoments(y, count, channels, at(memory, block->y), into);
    for (int i = 0; i < 2; i++)
      if (x[i].values) x[i].values += (long)count * channels;
    y.values += (long)count * channels;
  }
  if (sums)
    writeMoments(at(memory, block->mean), at(memory, block->variance), channels, block->rows,
                 at(memory, block->y), into);
}

static void activateBackward(char *memory, const void *arguments) {
  const struct activateBackwardBlock *block = arguments;
  const int channels = block->channels, step = blockRows(channels);
  double totals[2 * padded(channels)];
  memset(totals, 0, sizeof totals);
  struct gradient of = gradientOf(memory, &block->input, &block->slope, channels);
  of.sums = (struct sums){totals, totals + padded(channels)};
  for (int r = 0; r < block->rows; r += step)
    takeSlope(&of, (struct rows){at(memory, block->dy) + (long)r * channels, channels}, r,
              smallerOf(step, block->rows - r));
  writeSums(memory, &block->slope, &of);
}

static void batchMoments(char *memory, const void *arguments) {
  const struct batchMomentsBlock *block = arguments;
  const int channels = block->channels, step = blockRows(channels);
  const float *x = at(memory, block->x);
  double totals[2 * padded(channels)];
  memset(totals, 0, sizeof totals);
  const struct sums into = {totals, totals + padded(channels)};
  for (int r = 0; r < block->rows; r += step)
    addMoments((struct rows){(float *)x + (long)r * channels, channels},
               smallerOf(step, block->rows - r), channels, x, into);
  writeMoments(at(memory, block->mean), at(memory, block->variance), channels, block->rows, x, into);
}
