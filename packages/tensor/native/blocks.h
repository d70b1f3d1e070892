/* The argument blocks of src/kernel-arguments.ts, field by field; places are bytes from the memory's start. */
#pragma once
#include <stddef.h>
#include <stdint.h>

typedef uint32_t place;

struct lazyInput {
  place x, scale, shift;
  int32_t activation;
};

struct lazySlope {
  place dx;
  int32_t mode;
  place center, sumDx, sumDxCentered;
};

struct outputSlope {
  place dy, y, slopeDy, slopeY, slopeOne;
};

struct geometry {
  int32_t batch, inputHeight, inputWidth, inputChannels;
  int32_t outputHeight, outputWidth, outputChannels, filterHeight, filterWidth;
  int32_t strideY, strideX, top, left, dilationY, dilationX;
};

struct activateBackwardBlock {
  place dy;
  struct lazyInput input;
  struct lazySlope slope;
  int32_t rows, channels;
};

struct activateForwardBlock {
  struct lazyInput input, second;
  place y;
  int32_t mode;
  place mean, variance;
  int32_t rows, channels;
};

struct averagePoolBackwardBlock {
  place dy, dx;
  int32_t mode, countPadding;
  struct geometry geometry;
};

struct averagePoolForwardBlock {
  place x, y;
  int32_t countPadding;
  struct geometry geometry;
};

struct batchMomentsBlock {
  place x;
  int32_t rows, channels;
  place mean, variance;
};

/* Of convolutions and depthwise convolutions alike. */
struct windowForwardBlock {
  struct lazyInput input;
  place filter, bias, y, mean, variance, scratch;
  struct geometry geometry;
};

struct windowBackwardBlock {
  struct outputSlope output;
  struct lazyInput input;
  struct lazySlope slope;
  place filter, dFilter, dBias, scratch;
  struct geometry geometry;
};

/* Where a place lies; NULL where the block says 0, absent. */
static inline float *at(char *memory, place offset) {
  return offset ? (float *)(memory + offset) : NULL;
}
