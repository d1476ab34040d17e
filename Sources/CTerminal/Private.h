#ifndef CTERMINAL_PRIVATE_H
#define CTERMINAL_PRIVATE_H

#include "CTerminal.h"

// Between the files of this folder only.

/// Remembers the terminal's modes and begins to note signals; false with errno where it cannot.
/// To be called before ncurses, which leaves signals alone that somebody handles.
bool signals_begin(void);
/// From now on a crash gives the terminal back first. To be called after ncurses has read the
/// terminal's description.
void signals_guard_crashes(void);
/// Puts back all handlers that were there before, and the terminal's modes.
void signals_end(void);
/// Stops this process group as if nobody handled the signal of Ctrl-Z; returns when continued.
void signals_stop(void);
/// The descriptor that can be read when a signal has come.
int signals_descriptor(void);

/// Makes the window that keys are read from, and the keys that the description leaves out.
bool input_begin(void);
void input_end(void);

/// Writes bytes to the terminal past ncurses, whose own buffer is empty between updates.
void screen_write(const char *bytes);

#endif
