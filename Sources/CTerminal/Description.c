#include "Private.h"

#include <locale.h>
#include <term.h>
#include <unistd.h>

static bool has_string(const char *capability) {
  // ncurses wants it without const and leaves it alone.
  const char *value = tigetstr((char *)capability);
  return value && value != (char *)-1 && *value;
}

terminal_description terminal_describe(const char *name) {
  terminal_description description = {0};
  int error = 0;
  if (setupterm(name, STDOUT_FILENO, &error) != OK || error != 1) return description;
  description.is_known = true;
  int colours = tigetnum("colors");
  description.colours = colours > 0 ? colours : 0;
  description.can_place_cursor = has_string("cup");
  description.has_mouse = has_string("kmous");
  del_curterm(cur_term);
  return description;
}

bool terminal_has_locale(void) { return setlocale(LC_CTYPE, "") != NULL; }
