import CTerminal

/// Why the terminal cannot be used, and what to do about it.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Standard input is no terminal.
  case inputIsNoTerminal
  /// Standard output is no terminal.
  case outputIsNoTerminal
  /// The terminal cannot place the cursor (`TERM=dumb`).
  case dumb
  /// No terminal is described on this machine.
  case noDescription
  case alreadyOpen
  /// The system refused.
  case system(String)

  public var description: String {
    switch self {
    case .inputIsNoTerminal:
      "standard input is no terminal, so no keys can be read; use --plain to get the text."
    case .outputIsNoTerminal:
      "standard output is no terminal, so no screen can be shown; use --plain to get the text."
    case .dumb:
      "this terminal (TERM) cannot place its cursor; use --plain to get the text, or set TERM to "
        + "what the terminal is, for instance xterm-256color."
    case .noDescription:
      "this machine describes no terminal; install ncurses-base (Debian), or use --plain to get "
        + "the text."
    case .alreadyOpen: "the terminal is already open."
    case .system(let reason): "the terminal cannot be used: \(reason)."
    }
  }

  init(_ opening: terminal_opening) {
    self =
      switch opening {
      case TERMINAL_INPUT_IS_NONE: .inputIsNoTerminal
      case TERMINAL_OUTPUT_IS_NONE: .outputIsNoTerminal
      case TERMINAL_IS_DUMB: .dumb
      case TERMINAL_IS_UNKNOWN: .noDescription
      case TERMINAL_ALREADY_OPEN: .alreadyOpen
      default: .system(String(cString: terminal_system_error()))
      }
  }
}
