import CTerminal
import Canvas

extension Terminal {
  /// How the terminal is to be used.
  public struct Options: Sendable {
    /// The name of a theme; nil for the one that suits the terminal's colours.
    public var theme: String?
    public var colour: Colour
    /// Whether only ASCII characters are shown; nil where the locale decides.
    public var ascii: Bool?

    public enum Colour: String, Sendable, CaseIterable {
      /// As many as the terminal has; none when `NO_COLOR` is set and not empty (no-color.org).
      case auto
      case never
    }

    public init(
      theme: String? = nil, colour: Colour = .auto, ascii: Bool? = nil
    ) {
      self.theme = theme
      self.colour = colour
      self.ascii = ascii
    }

    /// `terminal_open` is told whether to start colours at all.
    var wantsColour: Bool {
      colour == .auto && !terminal_is_set("NO_COLOR")
    }
  }
}

/// The themes that can be chosen by name.
enum ThemeName: String, CaseIterable {
  case dark, light, eight, mono

  init(_ name: String) throws(TerminalError) {
    guard let known = ThemeName(rawValue: name) else { throw .unknownTheme(name) }
    self = known
  }
}

extension Theme {
  /// The theme of a name; one that suits the terminal where none is named or it has too few colours.
  static func chosen(_ name: ThemeName?, colours: Int) -> Theme {
    switch name {
    case .mono: .mono
    case .eight where colours >= 8: .eight
    case .light: .suiting(colours: colours, lightGround: true)
    case .dark, .eight, nil: .suiting(colours: colours, lightGround: false)
    }
  }
}
