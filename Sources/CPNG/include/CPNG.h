#ifndef CPNG_H
#define CPNG_H

// Reading a PNG by libpng's simplified interface, whose macros Swift cannot see.

#include <stddef.h>
#include <stdint.h>

typedef enum {
  PNG_READ,
  // It has more rows or columns than there is room for; `width` and `height` say how many.
  PNG_TOO_LARGE,
  // It has 16 bits a sample and is interlaced.
  PNG_IS_UNRELIABLE,
  // `problem` says what is wrong with it.
  PNG_DAMAGED,
} png_reading;

typedef struct {
  png_reading reading;
  uint32_t width;
  uint32_t height;
  /// In libpng's words; ends with 0.
  char problem[64];
} png_outcome;

/// Reads a PNG of any kind as shades of grey, 0 for black and 255 for white; what is transparent lies
/// on black.
///
/// - `grey`: room for `limit` × `limit` shades; row after row, without gaps.
/// - `limit`: the most rows, and the most columns.
png_outcome png_read_grey(const uint8_t *bytes, size_t count, uint8_t *grey, uint32_t limit);

#endif
