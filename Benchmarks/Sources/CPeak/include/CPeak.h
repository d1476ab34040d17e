#ifndef CPEAK_H
#define CPEAK_H

/// Multiplies and adds in registers alone, with the widest vectors that this processor has and the
/// kernels use: twelve independent sums, which keep it busy.
///
/// \param check takes a number that depends on every operation, so that none is left out.
/// \returns how many floating-point operations that were.
double peak_operations(long rounds, float *check);

#endif
