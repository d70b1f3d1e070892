/* Activations and their slopes by the codes of src/kernel-arguments.ts; `code` is a constant wherever it is inlined. */
#pragma once
#include "lanes.h"

enum { none, relu, relu6, swish, hardSwish, sigmoid, hardSigmoid, hyperbolicTangent, gelu };

/* v bounded on both sides; a NaN stays one. */
INLINE lanes within(lanes v, float low, float high) {
  return smaller(every(high), larger(every(low), v));
}

/* exp(v) of |v| <= 87: 2^n * exp(r), r in [-ln 2 / 2, ln 2 / 2] by a polynomial (Moshier, Cephes, expf). */
INLINE lanes exponential(lanes v) {
  const lanes bounded = within(v, -87, 87);
  const float round = 12582912.0f; /* 1.5 * 2^23: adding it leaves whole numbers only */
  const lanes shifted = bounded * every(1.44269504f) + every(round);
  const lanes n = shifted - every(round);
  const lanes r = bounded - n * every(0.693359375f) - n * every(-2.12194440e-4f);
  lanes p = every(1.9875691500e-4f);
  p = p * r + every(1.3981999507e-3f);
  p = p * r + every(8.3334519073e-3f);
  p = p * r + every(4.1665795894e-2f);
  p = p * r + every(1.6666665459e-1f);
  p = p * r + every(5.0000001201e-1f);
  p = p * r * r + r + every(1);
  const masks exponent = (masks)shifted << 23; /* the low bits of shifted hold n */
  return (lanes)((masks)p + exponent);
}

INLINE lanes logistic(lanes v) { return every(1) / (every(1) + exponential(-v)); }

INLINE lanes magnitude(lanes v) { return larger(v, -v); }

/* exp(-v^2 / 2). */
INLINE lanes bell(lanes v) { return exponential(every(-0.5f) * v * v); }

/*
 * P(X <= v) of X ~ N(0, 1): as assembly/normal-distribution.ts has it,
 * P(X <= -z) = bell(z) * t * Q(t) of z >= 0, t = 1 / (1 + 0.35 z).
 */
INLINE lanes normalDistribution(lanes v) {
  static const float Q[] = {0.14397168f,    -0.25571424f, 0.15917413f, -0.023109814f,
                            0.10550799f,    0.11983287f,  0.13986187f, 0.13962141f};
  const lanes t = every(1) / (every(1) + magnitude(v) * every(0.35f));
  lanes sum = every(-0.029145928f);
  UNROLL for (int i = 0; i < 8; i++) sum = sum * t + every(Q[i]);
  const lanes tail = bell(v) * (t * sum);
  return where(v < every(0), tail) + where(~(v < every(0)), every(1) - tail);
}

INLINE lanes normalDensity(lanes v) {
  return every(0.39894228f) * bell(v);
}

INLINE lanes activated(const int code, lanes v) {
  switch (code) {
    case relu: return larger(every(0), v);
    case relu6: return within(v, 0, 6);
    case swish: return v * logistic(v);
    case hardSwish: return v * within(v + every(3), 0, 6) * every(1.0f / 6);
    case sigmoid: return logistic(v);
    case hardSigmoid: return within(v + every(3), 0, 6) * every(1.0f / 6);
    case hyperbolicTangent: return every(2) * logistic(v + v) - every(1);
    case gelu: return v * normalDistribution(v);
    default: return v;
  }
}

/* D * activation'(v). */
INLINE lanes slopeOfHardSwish(lanes D, lanes v) {
  const masks inside = (v > every(-3)) & (v < every(3));
  return D * (where(inside, (v + v + every(3)) * every(1.0f / 6)) + where(v >= every(3), every(1)));
}

INLINE lanes sloped(const int code, lanes D, lanes v) {
  switch (code) {
    case relu: return where(v > every(0), D);
    case relu6: return where((v > every(0)) & (v < every(6)), D);
    case swish: {
      const lanes s = logistic(v);
      return D * (s + v * s * (every(1) - s));
    }
    case hardSwish: return slopeOfHardSwish(D, v);
    case sigmoid: {
      const lanes s = logistic(v);
      return D * s * (every(1) - s);
    }
    case hardSigmoid: return where((v > every(-3)) & (v < every(3)), D * every(1.0f / 6));
    case hyperbolicTangent: {
      const lanes t = every(2) * logistic(v + v) - every(1);
      return D * (every(1) - t * t);
    }
    case gelu: return D * (normalDistribution(v) + v * normalDensity(v));
    default: return D;
  }
}

/* Runs a statement with the code as a constant. */
#define WITH_CODE(code, run) \
  switch (code) {                            \
    case relu: run(relu); break;             \
    case relu6: run(relu6); break;           \
    case swish: run(swish); break;           \
    case hardSwish: run(hardSwish); break;   \
    case sigmoid: run(sigmoid); break;       \
    case hardSigmoid: run(hardSigmoid); break; \
    case hyperbolicTangent: run(hyperbolicTangent); break; \
    case gelu: run(gelu); break;             \
    default: run(none);                      \
  }
