import Canvas

extension Terminal {
  /// How the terminal is to be used.
  public struct Options: Sendable {
    /// How meanings look; where the terminal has too few colours for it, a theme with fewer is taken.
    public var theme: Theme
    public var colour: Colour
    /// Whether only ASCII characters are shown; nil where the locale decides.
    public var ascii: Bool?

    public enum Colour: String, Sendable, CaseIterable {
      /// As many as the terminal has.
      case auto
      case never
    }

    public init(
      theme: Theme, colour: Colour = .auto, ascii: Bool? = nil
    ) {
      self.theme = theme
      self.colour = colour
      self.ascii = ascii
    }
  }
}
