#ifndef CTERMINAL_H
#define CTERMINAL_H

// The part of the terminal's driver that must be C: macros and globals of ncurses that Swift cannot
// see, and signal handlers, in which nothing of Swift may run. One thread, the main one, calls it.

// Without this before curses.h there are no wide characters.
#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stdbool.h>
#include <stdint.h>
#include <wchar.h>

static const attr_t TERMINAL_BOLD = WA_BOLD;
static const attr_t TERMINAL_DIM = WA_DIM;
static const attr_t TERMINAL_UNDERLINE = WA_UNDERLINE;
static const attr_t TERMINAL_REVERSE = WA_REVERSE;

// MARK: Screen.c

typedef enum {
  TERMINAL_OPENED,
  TERMINAL_ALREADY_OPEN,
  TERMINAL_INPUT_IS_NONE,
  TERMINAL_OUTPUT_IS_NONE,
  // It cannot place the cursor: TERM=dumb and its like.
  TERMINAL_IS_DUMB,
  // No description of any terminal was found on this machine.
  TERMINAL_IS_UNKNOWN,
  // The system refused; `terminal_system_error` says why.
  TERMINAL_SYSTEM_ERROR,
} terminal_opening;

/// What the system said of its last refusal.
const char *terminal_system_error(void);

/// Chooses the character set of the environment; C.UTF-8 where the environment names none, or one
/// that this machine does not have.
///
/// - `wants_utf8`: use UTF-8 whatever the environment names.
/// - Returns whether it is UTF-8.
bool terminal_set_locale(bool wants_utf8);

// MARK: Description.c

/// What this machine knows about a kind of terminal.
typedef struct {
  bool is_known;
  /// 0 for none.
  int colours;
  bool can_place_cursor;
  bool has_mouse;
} terminal_description;

/// Looks a kind of terminal up; not while the terminal is open.
terminal_description terminal_describe(const char *name);

/// Whether this machine has the locale that the environment names; chooses it.
bool terminal_has_locale(void);

// MARK: Screen.c

/// Takes over the terminal that standard input and output are connected with.
terminal_opening terminal_open(bool wants_colour);

/// Gives the terminal back as it was; may be called again.
void terminal_close(void);

int terminal_width(void);
int terminal_height(void);
/// How many colours there are; 0 for none.
int terminal_colours(void);
/// How many pairs of colours there can be, the default one included.
int terminal_pairs(void);
/// Gives a pair its colours, -1 for the terminal's own; false where it cannot have them.
bool terminal_define_pair(int pair, int foreground, int background);

/// Makes every cell blank.
void terminal_erase(void);
/// Writes one cell: a character and what combines with it, ended by 0, that takes 1 or 2 columns.
void terminal_put(
  int x, int y, const wchar_t *characters, int columns, attr_t attributes, int pair);
/// Shows what was written, and rests the cursor on a cell.
void terminal_show(int x, int y, bool is_changed);
/// Sends every cell again.
void terminal_repaint(void);
/// Asks the terminal for its size.
void terminal_fit(void);

/// Whether the terminal reports the buttons of the mouse, and where it is moved while one is held.
void terminal_set_mouse(bool is_on);

/// Gives the terminal back, stops this process group until it is continued, and takes the terminal
/// again, in its present size.
void terminal_suspend(void);

/// Takes the terminal again after this process was stopped and continued without being asked; others
/// may have changed its modes and its screen meanwhile.
void terminal_resume(void);

// MARK: Input.c

typedef enum {
  TERMINAL_NOTHING,
  // `code` is a Unicode scalar, control characters among them.
  TERMINAL_CHARACTER,
  // `code` is one of curses.h's KEY_ numbers.
  TERMINAL_KEY,
  // Button 1 was pressed at `x`, `y`.
  TERMINAL_CLICK,
  // The mouse was moved to `x`, `y` with button 1 held down.
  TERMINAL_DRAG,
  // Something came that has no meaning here.
  TERMINAL_OTHER,
} terminal_input_kind;

typedef struct {
  terminal_input_kind kind;
  int code;
  int x;
  int y;
} terminal_input;

/// Reads one key or click that has already come; never waits longer than an escape sequence takes.
terminal_input terminal_read(void);

typedef struct {
  // A signal has come.
  bool is_signalled;
  // There is something to read.
  bool has_input;
  // One of the further descriptors has something to read.
  bool has_other;
  // Standard input is at its end, or the terminal is gone.
  bool is_ended;
} terminal_readiness;

/// The most descriptors that are waited for beside the terminal.
#define TERMINAL_MOST_OTHERS 16

/// Waits in one `poll` for a signal, for input, and for further descriptors.
///
/// - `others`: at most `TERMINAL_MOST_OTHERS` of them; what is beyond is left out.
/// - `milliseconds`: the longest time; -1 for no limit.
terminal_readiness terminal_poll(const int *others, int count, int milliseconds);

// MARK: Signals.c

typedef struct {
  // The first signal that asks the program to leave; 0 for none.
  int leaving;
  bool is_suspended;
  bool is_continued;
  bool is_resized;
} terminal_signals;

/// Takes the signals that have come since the last call.
terminal_signals terminal_take_signals(void);

#endif
