#include "Private.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

// Signals that are noted in the pipe, for the program to deal with where it waits.
static const int noted[] = {
  SIGWINCH, SIGCONT, SIGTSTP, SIGINT, SIGTERM, SIGHUP, SIGQUIT,
  SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGXCPU,
};
// Signals that end the program at once, after the terminal is given back.
static const int crashes[] = {
  SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP, SIGSYS,
};
enum {
  noted_count = sizeof noted / sizeof *noted,
  crash_count = sizeof crashes / sizeof *crashes,
};

static struct sigaction before_noted[noted_count];
static struct sigaction before_crashes[crash_count];
static struct sigaction before_pipe;
static bool is_guarding;
static int ends[2] = {-1, -1};
// The modes are set by way of standard output, as ncurses does it: the input may be closed by then.
static struct termios modes_before;

// What makes the terminal usable again, ready to be written from a handler.
static char leaving[512];
static size_t leaving_length;
// Room for handlers when the stack itself has run out.
static char crash_stack[65536];
static stack_t stack_before;

static void note(int signal) {
  int error = errno;
  unsigned char byte = (unsigned char)signal;
  // A full pipe already holds enough to wake the program.
  if (write(ends[1], &byte, 1) < 0) errno = error;
  errno = error;
}

static bool open_pipe(void) {
  if (pipe(ends) != 0) return false;
  for (int i = 0; i < 2; i++) {
    fcntl(ends[i], F_SETFL, O_NONBLOCK);
    fcntl(ends[i], F_SETFD, FD_CLOEXEC);
  }
  return true;
}

bool signals_begin(void) {
  if (tcgetattr(STDOUT_FILENO, &modes_before) != 0 || !open_pipe()) return false;
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < noted_count; i++) {
    sigaction(noted[i], NULL, &before_noted[i]);
    // What was to be ignored from the start (nohup) stays so.
    if (before_noted[i].sa_handler != SIG_IGN) sigaction(noted[i], &action, NULL);
  }
  struct sigaction ignored = {.sa_handler = SIG_IGN};
  sigemptyset(&ignored.sa_mask);
  sigaction(SIGPIPE, &ignored, &before_pipe);
  return true;
}

int signals_descriptor(void) { return ends[0]; }

terminal_signals terminal_take_signals(void) {
  terminal_signals taken = {0};
  unsigned char byte;
  while (read(ends[0], &byte, 1) == 1) {
    switch (byte) {
      case SIGTSTP: taken.is_suspended = true; break;
      case SIGCONT: taken.is_continued = true; break;
      case SIGWINCH: taken.is_resized = true; break;
      default: if (!taken.leaving) taken.leaving = byte;
    }
  }
  return taken;
}

void signals_stop(void) {
  struct sigaction noting;
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigemptyset(&standard.sa_mask);
  sigaction(SIGTSTP, &standard, &noting);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &noting, NULL);
}

/// Adds a string to what is written on leaving, without the delays `$<5>` that descriptions hold.
static void add_to_leaving(const char *bytes) {
  if (!bytes || bytes == (const char *)-1) return;
  while (*bytes && leaving_length < sizeof leaving) {
    const char *end = strncmp(bytes, "$<", 2) == 0 ? strchr(bytes, '>') : NULL;
    if (end) {
      bytes = end + 1;
    } else {
      leaving[leaving_length++] = *bytes++;
    }
  }
}

static void prepare_leaving(void) {
  leaving_length = 0;
  // Modes that no description names: reports of the mouse, and an update that was begun.
  add_to_leaving("\033[?1000l\033[?1002l\033[?1003l\033[?1006l\033[?2026l");
  add_to_leaving(tigetstr("sgr0"));
  add_to_leaving(tigetstr("cnorm"));
  add_to_leaving(tigetstr("rmkx"));
  char *other_screen = tigetstr("rmcup");
  if (other_screen && other_screen != (char *)-1) {
    add_to_leaving(other_screen);
  } else {
    // One screen only: go below what it shows. Places beyond the last row mean the last row.
    add_to_leaving(tparm(tigetstr("cup"), 998, 0));
    add_to_leaving("\r\n");
  }
}

static void give_back(int signal, siginfo_t *info, void *context) {
  (void)context;
  int error = errno;
  size_t done = 0;
  while (done < leaving_length) {
    ssize_t written = write(STDOUT_FILENO, leaving + done, leaving_length - done);
    if (written <= 0) break;
    done += (size_t)written;
  }
  tcsetattr(STDOUT_FILENO, TCSANOW, &modes_before);
  for (int i = 0; i < crash_count; i++) {
    if (crashes[i] == signal) sigaction(signal, &before_crashes[i], NULL);
  }
  // A fault repeats itself and reaches the handler before this one (Swift's own, which reports it).
  // Anything else has to be sent again: what a process or the terminal sent, and a trap, after which
  // execution would go on.
  bool is_fault = signal == SIGSEGV || signal == SIGBUS || signal == SIGILL || signal == SIGFPE;
  bool is_sent = info->si_code <= 0 || info->si_code == SI_USER;
  if (!is_fault || is_sent) raise(signal);
  errno = error;
}

void signals_guard_crashes(void) {
  prepare_leaving();
  stack_t stack = {.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
  sigaltstack(&stack, &stack_before);
  struct sigaction action = {.sa_sigaction = give_back, .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  // From the background, setting the terminal's modes would stop the process instead.
  sigaddset(&action.sa_mask, SIGTTOU);
  sigaddset(&action.sa_mask, SIGTSTP);
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &action, &before_crashes[i]);
  is_guarding = true;
}

void signals_end(void) {
  if (is_guarding) {
    for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &before_crashes[i], NULL);
    sigaltstack(&stack_before, NULL);
    is_guarding = false;
  }
  if (ends[0] < 0) return;
  tcsetattr(STDOUT_FILENO, TCSADRAIN, &modes_before);
  for (int i = 0; i < noted_count; i++) sigaction(noted[i], &before_noted[i], NULL);
  sigaction(SIGPIPE, &before_pipe, NULL);
  for (int i = 0; i < 2; i++) {
    close(ends[i]);
    ends[i] = -1;
  }
}
