/* The exponential function and the normal distribution, as assembly/exponential.ts and normal-distribution.ts have them. */
#pragma once
#include "lanes.h"

/* v bounded on both sides; a NaN stays one. */
INLINE lanes within(lanes v, float low, float high) {
  return smaller(every(high), larger(every(low), v));
}

INLINE lanes magnitude(lanes v) { return larger(v, -v); }

/* e^x = 2^n * (1 + rest), rest = e^r - 1 of r = x - n ln 2, |r| <= ln 2 / 2. */
struct power {
  lanes whole, rest;
};

/* Beyond [-87.3, 88.3], where 2^n would not be a normal float32, that of the nearer bound. */
INLINE struct power powerOf(lanes x) {
  const lanes bounded = within(x, -87.3f, 88.3f), round = every(12582912); /* 1.5 * 2^23 */
  const lanes shifted = bounded * every(1.44269504f) + round; /* of this size, whole numbers only */
  const lanes n = shifted - round;
  const lanes r = bounded - n * every(0.693359375f) + n * every(2.12194440e-4f);
  lanes sum = r * every(0.001381454f) + every(0.0083687454f);
  sum = sum * r + every(0.041668389f);
  sum = sum * r + every(0.16666521f);
  sum = sum * r + every(0.49999994f);
  /* The last bits of shifted are n, here moved to the place of an exponent. */
  const masks whole = ((masks)shifted << 23) + (masks)every(1);
  return (struct power){(lanes)whole, r * r * sum + r};
}

/* e^x, and e^x - 1 without the loss of digits near 0. */
INLINE lanes exponential(lanes x) {
  const struct power power = powerOf(x);
  return power.whole * power.rest + power.whole;
}
INLINE lanes exponentialMinusOne(lanes x) {
  const struct power power = powerOf(x);
  return power.whole * power.rest + (power.whole - every(1));
}

INLINE lanes logistic(lanes v) { return every(1) / (every(1) + exponential(-v)); }

/* tanh |v| = -e / (e + 2), e = exp(-2 |v|) - 1, with the sign of v. */
INLINE lanes hyperbolic(lanes v) {
  const lanes e = exponentialMinusOne(magnitude(v) * every(-2));
  const lanes y = magnitude(e / (e + every(2)));
  const masks sign = (masks)every(-0.0f);
  return (lanes)(((masks)y & ~sign) | ((masks)v & sign));
}

/* exp(-v^2 / 2). */
INLINE lanes bell(lanes v) { return exponential(every(-0.5f) * v * v); }

/* P(X <= v) of X ~ N(0, 1): P(X <= -z) = bell(z) * t * Q(t) of z >= 0, t = 1 / (1 + 0.35 z). */
INLINE lanes normalDistribution(lanes v, lanes bell) {
  static const float Q[] = {0.14397168f, -0.25571424f, 0.15917413f, -0.023109814f,
                            0.10550799f, 0.11983287f,  0.13986187f, 0.13962141f};
  const lanes t = every(1) / (every(1) + magnitude(v) * every(0.35f));
  lanes sum = every(-0.029145928f);
  UNROLL for (int i = 0; i < 8; i++) sum = sum * t + every(Q[i]);
  const lanes tail = bell * (t * sum);
  return where(v < every(0), tail) + where(~(v < every(0)), every(1) - tail);
}
