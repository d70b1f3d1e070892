/* All kernels for one instruction set: compiled once for each, INSTRUCTION_SET being its name. */
#include "activate.h"
#include "average-pool.h"
#include "convolution-backward.h"
#include "convolution-forward.h"
#include "depthwise-backward.h"
#include "depthwise-forward.h"
#include "kernel-table.h"

#define JOINED(a, b) a##b
#define NAMED(a, b) JOINED(a, b)

const struct kernelTable NAMED(kernels_, INSTRUCTION_SET) = {
#define FIELD(name) .name = name,
    KERNELS(FIELD)
#undef FIELD
};
