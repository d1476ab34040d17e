#include "CPNG.h"

#include <png.h>
#include <stdbool.h>
#include <string.h>

// Where the header of every PNG has its depth and whether it is interlaced.
enum { depth_offset = 24, interlacing_offset = 28 };

static png_outcome outcome(png_reading reading, png_image *image) {
  png_outcome outcome = {.reading = reading, .width = image->width, .height = image->height};
  strncpy(outcome.problem, image->message, sizeof outcome.problem - 1);
  png_image_free(image);
  return outcome;
}

png_outcome png_read_grey(const uint8_t *bytes, size_t count, uint8_t *grey, uint32_t limit) {
  png_image image = {.version = PNG_IMAGE_VERSION};
  if (!png_image_begin_read_from_memory(&image, bytes, count)) return outcome(PNG_DAMAGED, &image);
  if (image.width > limit || image.height > limit) return outcome(PNG_TOO_LARGE, &image);
  // The simplified interface writes beyond the rows of such pictures before libpng 1.6.51
  // (CVE-2025-65018), and mixes rows up since (libpng's issue 853).
  bool is_interlaced = bytes[interlacing_offset] != 0;
  if (bytes[depth_offset] == 16 && is_interlaced) return outcome(PNG_IS_UNRELIABLE, &image);

  image.format = PNG_FORMAT_GRAY;
  // Without a word on it in the file, 16 bits mean the same shades as 8 bits.
  image.flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
  // Only the first warning is kept; what there was to say about the head is of no matter.
  image.warning_or_error = 0;
  image.message[0] = 0;
  png_color black = {0, 0, 0};
  bool is_read = png_image_finish_read(&image, &black, grey, 0, NULL);
  // A wrong check sum of the pixels is but a warning to libpng.
  bool is_doubtful = strncmp(image.message, "IDAT: ", 6) == 0;
  return outcome(is_read && !is_doubtful ? PNG_READ : PNG_DAMAGED, &image);
}
