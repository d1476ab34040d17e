import CTerminal

/// What this machine knows about a kind of terminal (terminfo).
public struct TerminalKind: Hashable, Sendable {
  /// Whether it is described here; where it is not, it is taken for an xterm with 256 colours.
  public let isKnown: Bool
  /// How many colours it has; 0 for none.
  public let colours: Int
  /// Whether the cursor can be placed, without which no screen can be shown.
  public let canPlaceCursor: Bool
  public let hasMouse: Bool

  /// Looks up the kind of a name, as `TERM` has it; not while a terminal is open.
  public init(named name: String) {
    let description = terminal_describe(name)
    isKnown = description.is_known
    colours = Int(description.colours)
    canPlaceCursor = description.can_place_cursor
    hasMouse = description.has_mouse
  }
}

/// The characters that the environment asks for.
public struct CharacterSet: Hashable, Sendable {
  /// Whether this machine has the locale that the environment names.
  public let isLocaleKnown: Bool
  /// Whether every character is shown; only those of ASCII are, if not.
  public let isUTF8: Bool

  /// That of this process.
  public static var current: CharacterSet {
    CharacterSet(isLocaleKnown: terminal_has_locale(), isUTF8: terminal_set_locale(false))
  }
}
