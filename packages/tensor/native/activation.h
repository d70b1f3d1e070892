/*
 * Activations and their slopes by the codes of src/kernel-arguments.ts, as assembly/activation.ts has
 * them; `code` is a constant wherever it is inlined.
 */
#pragma once
#include "exponential.h"

enum { none, relu, relu6, swish, hardSwish, sigmoid, hardSigmoid, hyperbolicTangent, gelu };

INLINE masks between(lanes v, float low, float high) { return (v > every(low)) & (v < every(high)); }

INLINE lanes hardLogistic(lanes v) { return within(v + every(3), 0, 6) * every(1.0f / 6); }

/* activation(v); a NaN stays one. */
INLINE lanes activated(const int code, lanes v) {
  switch (code) {
    case relu: return larger(every(0), v);
    case relu6: return within(v, 0, 6);
    case swish: return v * logistic(v);
    case hardSwish: return v * hardLogistic(v);
    case sigmoid: return logistic(v);
    case hardSigmoid: return hardLogistic(v);
    case hyperbolicTangent: return hyperbolic(v);
    case gelu: return v * normalDistribution(v, bell(v));
    default: return v;
  }
}

/* s + v * s * (e * s), e = exp(-v), s = 1 / (1 + e), where e * s = 1 - s keeps its digits. */
INLINE lanes swishSlope(lanes v) {
  const lanes e = exponential(-v), s = every(1) / (every(1) + e);
  return s * v * (e * s) + s;
}

/* 0 up to -3, v / 3 + 1 / 2 between, 1 from 3 on. */
INLINE lanes hardSwishSlope(lanes v) {
  const masks above = v >= every(3), below = v <= every(-3);
  return where(~(above | below), v * every(1.0f / 3) + every(0.5f)) + where(above, every(1));
}

INLINE lanes sigmoidSlope(lanes v) {
  const lanes s = logistic(v);
  return s - s * s;
}

INLINE lanes tanhSlope(lanes v) {
  const lanes y = hyperbolic(v);
  return every(1) - y * y;
}

/* P(X <= v) + v * exp(-v^2 / 2) / sqrt(2 pi). */
INLINE lanes geluSlope(lanes v) {
  const lanes height = bell(v);
  return normalDistribution(v, height) + v * (height * every(0.39894228f));
}

/* D * activation'(v), 0 at the kinks of relu and relu6. */
INLINE lanes sloped(const int code, lanes D, lanes v) {
  switch (code) {
    case relu: return where(v > every(0), D);
    case relu6: return where(between(v, 0, 6), D);
    case swish: return D * swishSlope(v);
    case hardSwish: return D * hardSwishSlope(v);
    case sigmoid: return D * sigmoidSlope(v);
    case hardSigmoid: return where(between(v, -3, 3), D * every(1.0f / 6));
    case hyperbolicTangent: return D * tanhSlope(v);
    case gelu: return D * geluSlope(v);
    default: return D;
  }
}

/* Runs a statement with the code as a constant. */
#define WITH_CODE(code, run)                               \
  switch (code) {                                          \
    case relu: run(relu); break;                           \
    case relu6: run(relu6); break;                         \
    case swish: run(swish); break;                         \
    case hardSwish: run(hardSwish); break;                 \
    case sigmoid: run(sigmoid); break;                     \
    case hardSigmoid: run(hardSigmoid); break;             \
    case hyperbolicTangent: run(hyperbolicTangent); break; \
    case gelu: run(gelu); break;                           \
    default: run(none);                                    \
  }
