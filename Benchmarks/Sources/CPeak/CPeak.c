#include "CPeak.h"

enum { SUMS = 12 };

// One function for each width of vectors; which of them runs is chosen when it is called.
#define PEAK(NAME, LANES, TARGET)                                             \
  typedef float NAME##_vector __attribute__((vector_size(4 * LANES)));        \
  TARGET static double NAME(long rounds, float *check) {                      \
    _Pragma("clang fp contract(fast)");                                       \
    NAME##_vector factor = {0}, term = {0}, sums[SUMS];                       \
    factor += 0.999f;                                                         \
    term += 0.001f;                                                           \
    for (int i = 0; i < SUMS; i++) sums[i] = term * (float)(i + 1);           \
    for (long round = 0; round < rounds; round++) {                           \
      _Pragma("clang loop unroll(full)") for (int i = 0; i < SUMS; i++)       \
          sums[i] = sums[i] * factor + term;                                  \
    }                                                                         \
    for (int i = 1; i < SUMS; i++) sums[0] += sums[i];                        \
    *check = 0;                                                               \
    for (int lane = 0; lane < LANES; lane++) *check += sums[0][lane];         \
    return (double)rounds * SUMS * LANES * 2;                                 \
  }

#define ANY_PROCESSOR
PEAK(peak_plain, 4, ANY_PROCESSOR)

#if defined(__x86_64__)
PEAK(peak_avx2, 8, __attribute__((target("avx2,fma"))))
PEAK(peak_avx512, 16, __attribute__((target("avx512f,fma"))))
#endif

double peak_operations(long rounds, float *check) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f")) return peak_avx512(rounds, check);
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
    return peak_avx2(rounds, check);
#endif
  return peak_plain(rounds, check);
}
