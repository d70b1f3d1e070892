/* The kernels that the addon has, in every instruction set it is compiled for. */
#pragma once

#define KERNELS(each)       \
  each(activateBackward)    \
  each(activateForward)     \
  each(averagePoolBackward) \
  each(averagePoolForward)  \
  each(batchMoments)        \
  each(convolutionBackward) \
  each(convolutionForward)  \
  each(depthwiseBackward)   \
  each(depthwiseForward)

/* A kernel: the memory's start and the argument block in it. */
typedef void kernel(char *memory, const void *block);

struct kernelTable {
#define FIELD(name) kernel *name;
  KERNELS(FIELD)
#undef FIELD
};
