#include "Private.h"

#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

// Not declared by wchar.h under SwiftPM's settings.
extern int wcwidth(wchar_t);

static SCREEN *screen;
static bool has_colour;
static bool has_default_colours;
static bool reports_mouse;
// Whether the terminal is of a kind that understands, or at least ignores, marks around an update.
static bool is_synchronised;

const char *terminal_system_error(void) { return strerror(errno); }

static bool is_set_variable(const char *variable) {
  const char *value = getenv(variable);
  return value && *value;
}

bool terminal_set_locale(bool wants_utf8) {
  static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
  bool is_named = false;
  for (int i = 0; i < 3; i++) is_named = is_named || is_set_variable(variables[i]);
  bool is_set = is_named && setlocale(LC_CTYPE, "");
  bool is_utf8 = is_set && strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
  if (is_set && (is_utf8 || !wants_utf8)) return is_utf8;
  return setlocale(LC_CTYPE, "C.UTF-8") || setlocale(LC_CTYPE, "en_US.UTF-8");
}

static SCREEN *open_screen(void) {
  // Terminals newer than this machine's descriptions are nearly all made after xterm.
  const char *named = is_set_variable("TERM") ? getenv("TERM") : "xterm-256color";
  const char *const names[] = {named, "xterm-256color", "xterm"};
  for (int i = 0; i < 3; i++) {
    SCREEN *opened = newterm(names[i], stdout, stdin);
    if (!opened) continue;
    static const char *const kinds[] = {
      "xterm", "tmux", "screen", "foot", "alacritty", "wezterm", "contour", "rio", "ghostty",
    };
    is_synchronised = false;
    for (size_t kind = 0; kind < sizeof kinds / sizeof *kinds; kind++) {
      if (strncmp(names[i], kinds[kind], strlen(kinds[kind])) == 0) is_synchronised = true;
    }
    return opened;
  }
  return NULL;
}

static void set_modes(void) {
  cbreak();
  noecho();
  nonl();
  // Ctrl-S is a key like others; a screen that it froze would look like a crash.
  struct termios modes;
  if (tcgetattr(STDOUT_FILENO, &modes) == 0) {
    modes.c_iflag &= ~(tcflag_t)IXON;
    tcsetattr(STDOUT_FILENO, TCSADRAIN, &modes);
    def_prog_mode();
  }
  // A frame is shown as a whole even when keys are waiting.
  typeahead(-1);
  curs_set(0);
  if (!getenv("ESCDELAY")) set_escdelay(25);
}

static void start_colour(bool wants_colour) {
  has_colour = wants_colour && has_colors() && start_color() == OK && COLORS >= 8;
  has_default_colours = has_colour && use_default_colors() == OK;
}

static terminal_opening abandon(terminal_opening reason) {
  if (screen) {
    endwin();
    delscreen(screen);
    screen = NULL;
  }
  signals_end();
  return reason;
}

terminal_opening terminal_open(bool wants_colour) {
  if (screen) return TERMINAL_ALREADY_OPEN;
  if (!isatty(STDIN_FILENO)) return TERMINAL_INPUT_IS_NONE;
  if (!isatty(STDOUT_FILENO)) return TERMINAL_OUTPUT_IS_NONE;
  const char *term = getenv("TERM");
  if (term && strcmp(term, "dumb") == 0) return TERMINAL_IS_DUMB;
  if (!signals_begin()) return TERMINAL_SYSTEM_ERROR;
  // The size is asked of the terminal; exported LINES and COLUMNS would freeze it.
  use_env(FALSE);
  use_tioctl(TRUE);
  screen = open_screen();
  if (!screen) return abandon(TERMINAL_IS_UNKNOWN);
  if (!tigetstr("cup")) return abandon(TERMINAL_IS_DUMB);
  static bool is_registered;
  if (!is_registered) is_registered = atexit(terminal_close) == 0;
  signals_guard_crashes();
  set_modes();
  start_colour(wants_colour);
  if (!input_begin()) return abandon(TERMINAL_SYSTEM_ERROR);
  terminal_fit();
  return TERMINAL_OPENED;
}

void terminal_close(void) {
  if (!screen) return;
  terminal_set_mouse(false);
  input_end();
  if (!isendwin()) endwin();
  delscreen(screen);
  screen = NULL;
  signals_end();
}

int terminal_width(void) { return screen ? getmaxx(stdscr) : 0; }
int terminal_height(void) { return screen ? getmaxy(stdscr) : 0; }
int terminal_colours(void) { return has_colour ? COLORS : 0; }
int terminal_pairs(void) { return has_colour ? COLOR_PAIRS : 1; }

bool terminal_define_pair(int pair, int foreground, int background) {
  if (!has_default_colours && foreground < 0) foreground = COLOR_WHITE;
  if (!has_default_colours && background < 0) background = COLOR_BLACK;
  return init_extended_pair(pair, foreground, background) == OK;
}

void terminal_erase(void) { werase(stdscr); }

void terminal_put(
  int x, int y, const wchar_t *characters, int columns, attr_t attributes, int pair) {
  cchar_t cell;
  // A character that this system's tables give another width would shift the rest of its row.
  bool is_right = wcwidth(characters[0]) == columns;
  if (!is_right || setcchar(&cell, characters, attributes, 0, &pair) == ERR) {
    setcchar(&cell, L" ", attributes, 0, &pair);
    if (columns == 2) mvadd_wch(y, x + 1, &cell);
    setcchar(&cell, L"?", attributes, 0, &pair);
  }
  mvadd_wch(y, x, &cell);
}

void screen_write(const char *bytes) {
  size_t length = strlen(bytes);
  while (length > 0) {
    ssize_t written = write(STDOUT_FILENO, bytes, length);
    if (written < 0 && (errno == EINTR || errno == EAGAIN)) continue;
    if (written < 0) return;
    bytes += written;
    length -= (size_t)written;
  }
}

static void update(bool is_changed) {
  if (is_changed && is_synchronised) screen_write("\033[?2026h");
  doupdate();
  if (is_changed && is_synchronised) screen_write("\033[?2026l");
}

void terminal_show(int x, int y, bool is_changed) {
  wmove(stdscr, y, x);
  wnoutrefresh(stdscr);
  update(is_changed);
}

void terminal_repaint(void) {
  clearok(curscr, TRUE);
  wnoutrefresh(stdscr);
  update(true);
}

void terminal_fit(void) {
  struct winsize size;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0 || size.ws_col == 0) return;
  if (is_term_resized(size.ws_row, size.ws_col)) resizeterm(size.ws_row, size.ws_col);
}

void terminal_set_mouse(bool is_on) {
  if (is_on == reports_mouse) return;
  reports_mouse = is_on;
  screen_write(is_on ? "\033[?1000h\033[?1002h\033[?1006h" : "\033[?1006l\033[?1002l\033[?1000l");
}

/// Takes the terminal again, in its present size, and shows what it showed.
static void take_again(bool reports) {
  terminal_fit();
  terminal_repaint();
  terminal_set_mouse(reports);
}

void terminal_suspend(void) {
  bool reported = reports_mouse;
  terminal_set_mouse(false);
  endwin();
  signals_stop();
  take_again(reported);
}

void terminal_resume(void) {
  bool reported = reports_mouse;
  terminal_set_mouse(false);
  endwin();
  take_again(reported);
}
