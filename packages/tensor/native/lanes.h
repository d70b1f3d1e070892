/*
 * One vector of floats of the instruction set that this file is compiled for.
 *
 * LANES floats to a vector; MAX_VECTORS and maxRows() bound the register tiles of products.
 */
#pragma once
#include <stdint.h>
#include <string.h>

#if defined(__AVX512F__)
#include <immintrin.h>
#define LANES 16
#define WIDE_FILE 1
#elif defined(__AVX2__)
#include <immintrin.h>
#define LANES 8
#elif defined(__SSE2__)
#include <immintrin.h>
#define LANES 4
#elif defined(__ARM_NEON)
#include <arm_neon.h>
#define LANES 4
#define WIDE_FILE 1
#else
#error "native kernels must be compiled for SSE2, AVX2, AVX-512F or NEON"
#endif

typedef float lanes __attribute__((vector_size(4 * LANES)));
typedef int32_t masks __attribute__((vector_size(4 * LANES)));
typedef float looseLanes __attribute__((vector_size(4 * LANES), aligned(4), may_alias));

#define INLINE static inline __attribute__((always_inline))
#ifdef __clang__
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 16")
#endif

INLINE lanes load(const float *from) { return *(const looseLanes *)from; }
INLINE void store(float *to, lanes value) { *(looseLanes *)to = value; }

INLINE lanes every(float value) {
#if defined(__AVX512F__)
  return (lanes)_mm512_set1_ps(value);
#elif defined(__AVX2__)
  return (lanes)_mm256_set1_ps(value);
#elif defined(__SSE2__)
  return (lanes)_mm_set1_ps(value);
#else
  return (lanes)vdupq_n_f32(value);
#endif
}

/* The larger and the smaller of both; where b is NaN, NaN. */
INLINE lanes larger(lanes a, lanes b) {
#if defined(__AVX512F__)
  return (lanes)_mm512_max_ps((__m512)a, (__m512)b);
#elif defined(__AVX2__)
  return (lanes)_mm256_max_ps((__m256)a, (__m256)b);
#elif defined(__SSE2__)
  return (lanes)_mm_max_ps((__m128)a, (__m128)b);
#else
  return (lanes)vmaxq_f32((float32x4_t)a, (float32x4_t)b);
#endif
}

INLINE lanes smaller(lanes a, lanes b) {
#if defined(__AVX512F__)
  return (lanes)_mm512_min_ps((__m512)a, (__m512)b);
#elif defined(__AVX2__)
  return (lanes)_mm256_min_ps((__m256)a, (__m256)b);
#elif defined(__SSE2__)
  return (lanes)_mm_min_ps((__m128)a, (__m128)b);
#else
  return (lanes)vminq_f32((float32x4_t)a, (float32x4_t)b);
#endif
}

/* value where the mask is set, else 0. */
INLINE lanes where(masks mask, lanes value) { return (lanes)((masks)value & mask); }

/* Stores the first `count` lanes, of 1 to LANES: nothing may be written beyond a tensor's end. */
INLINE void storeFirst(float *to, lanes value, int count) {
  if (count >= LANES) {
    store(to, value);
    return;
  }
#if defined(__AVX512F__)
  _mm512_mask_storeu_ps(to, (__mmask16)((1u << count) - 1), (__m512)value);
#else
  float all[LANES];
  store(all, value);
  for (int lane = 0; lane < count; lane++) to[lane] = all[lane];
#endif
}

/* to[lane] += value[lane] in float64. */
INLINE void addWide(double *to, lanes value) {
#if defined(__AVX512F__)
  const __m256 low = _mm512_castps512_ps256((__m512)value);
  const __m256 high = (__m256)_mm512_extractf64x4_pd((__m512d)value, 1);
  _mm512_storeu_pd(to, _mm512_loadu_pd(to) + _mm512_cvtps_pd(low));
  _mm512_storeu_pd(to + 8, _mm512_loadu_pd(to + 8) + _mm512_cvtps_pd(high));
#elif defined(__AVX2__)
  const __m128 low = _mm256_castps256_ps128((__m256)value);
  const __m128 high = _mm256_extractf128_ps((__m256)value, 1);
  _mm256_storeu_pd(to, _mm256_loadu_pd(to) + _mm256_cvtps_pd(low));
  _mm256_storeu_pd(to + 4, _mm256_loadu_pd(to + 4) + _mm256_cvtps_pd(high));
#elif defined(__SSE2__)
  const __m128 high = _mm_movehl_ps((__m128)value, (__m128)value);
  _mm_storeu_pd(to, _mm_loadu_pd(to) + _mm_cvtps_pd((__m128)value));
  _mm_storeu_pd(to + 2, _mm_loadu_pd(to + 2) + _mm_cvtps_pd(high));
#else
  const float32x4_t all = (float32x4_t)value;
  vst1q_f64(to, vaddq_f64(vld1q_f64(to), vcvt_f64_f32(vget_low_f32(all))));
  vst1q_f64(to + 2, vaddq_f64(vld1q_f64(to + 2), vcvt_high_f64_f32(all)));
#endif
}

INLINE int smallerOf(int a, int b) { return a < b ? a : b; }
INLINE int largerOf(int a, int b) { return a > b ? a : b; }

/* Vectors that hold `channels` floats, and the floats of these vectors. */
INLINE int vectorsOf(int channels) { return (channels + LANES - 1) / LANES; }
INLINE int padded(int channels) { return vectorsOf(channels) * LANES; }
