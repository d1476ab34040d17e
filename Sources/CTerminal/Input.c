#include "Private.h"

#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

// How long the rest of an escape sequence may take, in milliseconds.
static const int sequence_patience = 25;
// The longest sequence that is skipped; what is longer is none.
static const int sequence_limit = 64;
// A number of our own, far above those that ncurses gives to keys it has no name for.
static const int key_mouse = 0x4000;
static const wint_t escape = 27;
// What a report adds to the number of a button that is held while the mouse moves.
static const int motion = 32;

// Reading from stdscr would refresh it, outside of a synchronised update; a pad is never refreshed.
static WINDOW *source;

// What terminals send besides what their description says, and where the description names less than
// the keyboard has (vt100).
static const struct {
  const char *bytes;
  int key;
} further_keys[] = {
  {"\033[A", KEY_UP}, {"\033[B", KEY_DOWN}, {"\033[C", KEY_RIGHT}, {"\033[D", KEY_LEFT},
  {"\033OA", KEY_UP}, {"\033OB", KEY_DOWN}, {"\033OC", KEY_RIGHT}, {"\033OD", KEY_LEFT},
  {"\033[H", KEY_HOME}, {"\033[F", KEY_END}, {"\033OH", KEY_HOME}, {"\033OF", KEY_END},
  {"\033[1~", KEY_HOME}, {"\033[4~", KEY_END}, {"\033[7~", KEY_HOME}, {"\033[8~", KEY_END},
  {"\033[3~", KEY_DC}, {"\033[5~", KEY_PPAGE}, {"\033[6~", KEY_NPAGE}, {"\033[Z", KEY_BTAB},
  {"\033OM", KEY_ENTER},
  {"\033OP", KEY_F(1)}, {"\033OQ", KEY_F(2)}, {"\033OR", KEY_F(3)}, {"\033OS", KEY_F(4)},
  {"\033[15~", KEY_F(5)}, {"\033[17~", KEY_F(6)}, {"\033[18~", KEY_F(7)}, {"\033[19~", KEY_F(8)},
  {"\033[20~", KEY_F(9)}, {"\033[21~", KEY_F(10)}, {"\033[23~", KEY_F(11)},
  {"\033[24~", KEY_F(12)},
};

bool input_begin(void) {
  source = newpad(1, 1);
  if (!source) return false;
  keypad(source, TRUE);
  wtimeout(source, 0);
  for (size_t i = 0; i < sizeof further_keys / sizeof *further_keys; i++) {
    // The description goes first, unless it has but a name of its own for the key: above KEY_MAX.
    int known = key_defined(further_keys[i].bytes);
    if (known == 0 || known > KEY_MAX) define_key(further_keys[i].bytes, further_keys[i].key);
  }
  // Reports of the mouse are read here: ncurses knows their modern form for some terminals only,
  // and the old form ends at column 223.
  define_key("\033[<", key_mouse);
  return true;
}

void input_end(void) {
  if (source) delwin(source);
  source = NULL;
}

/// The next character of a sequence that has begun; 0 where it breaks off.
static wint_t next_in_sequence(void) {
  wint_t character = 0;
  wtimeout(source, sequence_patience);
  int status = wget_wch(source, &character);
  wtimeout(source, 0);
  return status == OK ? character : 0;
}

/// Reads the rest of `ESC [ < button ; column ; row M`, where `m` tells that a button was let go.
static terminal_input read_mouse(void) {
  int numbers[3] = {0};
  int count = 0;
  for (int i = 0; i < sequence_limit; i++) {
    wint_t next = next_in_sequence();
    if (next >= '0' && next <= '9') {
      if (numbers[count] < 10000) numbers[count] = numbers[count] * 10 + (int)(next - '0');
    } else if (next == ';' && count < 2) {
      count++;
    } else {
      bool is_whole = next == 'M' && count == 2 && numbers[1] > 0 && numbers[2] > 0;
      bool is_press = numbers[0] == 0;
      bool is_drag = numbers[0] == motion;
      if (!is_whole || (!is_press && !is_drag)) break;
      terminal_input_kind kind = is_press ? TERMINAL_CLICK : TERMINAL_DRAG;
      return (terminal_input){kind, 0, numbers[1] - 1, numbers[2] - 1};
    }
  }
  return (terminal_input){.kind = TERMINAL_OTHER};
}

/// What an escape character means: the key itself when nothing follows at once, else the beginning
/// of a key that has no meaning here (one with Alt, or one that nobody knows), which is skipped.
static terminal_input read_escape(void) {
  terminal_input key = {TERMINAL_CHARACTER, (int)escape, 0, 0};
  terminal_input other = {.kind = TERMINAL_OTHER};
  wint_t next;
  int status = wget_wch(source, &next);
  if (status == ERR) return key;
  if (status == KEY_CODE_YES) return other;
  if (next == escape) {
    unget_wch((wchar_t)escape);
    return key;
  }
  if (next == 'O') next_in_sequence();
  if (next != '[') return other;
  for (int i = 0; i < sequence_limit; i++) {
    next = next_in_sequence();
    bool is_parameter = next >= 0x20 && next < 0x40;
    if (!is_parameter) break;
  }
  return other;
}

terminal_input terminal_read(void) {
  wint_t code;
  switch (wget_wch(source, &code)) {
    case OK:
      return code == escape ? read_escape() : (terminal_input){TERMINAL_CHARACTER, (int)code, 0, 0};
    case KEY_CODE_YES:
      return (int)code == key_mouse ? read_mouse() : (terminal_input){TERMINAL_KEY, (int)code, 0, 0};
    default: return (terminal_input){.kind = TERMINAL_NOTHING};
  }
}

/// Whether input that `poll` calls readable holds nothing: its end. Counting reads that gave nothing
/// would take half a character for the end.
static bool is_at_end(void) {
  int waiting = 0;
  return ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
}

terminal_readiness terminal_poll(const int *others, int count, int milliseconds) {
  struct pollfd watched[2 + TERMINAL_MOST_OTHERS] = {
    {.fd = signals_descriptor(), .events = POLLIN},
    {.fd = STDIN_FILENO, .events = POLLIN},
  };
  if (count > TERMINAL_MOST_OTHERS) count = TERMINAL_MOST_OTHERS;
  for (int i = 0; i < count; i++) {
    watched[2 + i] = (struct pollfd){.fd = others[i], .events = POLLIN};
  }
  terminal_readiness readiness = {0};
  if (poll(watched, (nfds_t)(2 + count), milliseconds) < 0) {
    // Interrupted: the handler has left its byte in the pipe.
    readiness.is_signalled = errno == EINTR;
    return readiness;
  }
  readiness.is_signalled = watched[0].revents != 0;
  readiness.has_input = (watched[1].revents & POLLIN) != 0;
  readiness.is_ended = (watched[1].revents & (POLLHUP | POLLERR | POLLNVAL)) != 0
    || (readiness.has_input && is_at_end());
  for (int i = 0; i < count; i++) {
    if (watched[2 + i].revents != 0) readiness.has_other = true;
  }
  return readiness;
}
