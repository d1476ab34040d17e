#ifndef CPROCESSOR_H
#define CPROCESSOR_H

#include <stdbool.h>

/// Whether this processor, and its operating system, run 256-bit vectors with fused multiply-add.
bool processor_has_avx2(void);

/// Whether they run 512-bit vectors.
bool processor_has_avx512(void);

/// Tells the processor that this thread waits for another in a short loop.
static inline void processor_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ volatile("yield");
#endif
}

#endif
