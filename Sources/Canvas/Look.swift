/// The look of one cell in a terminal's terms.
public struct Look: Hashable, Sendable {
  /// A colour of the terminal's palette, or nil for its own default.
  public var foreground: UInt8?
  public var background: UInt8?
  public var bold = false
  public var dim = false
  public var underline = false
  public var reverse = false

  public init(
    _ foreground: UInt8? = nil, on background: UInt8? = nil, bold: Bool = false, dim: Bool = false,
    underline: Bool = false, reverse: Bool = false
  ) {
    self.foreground = foreground
    self.background = background
    self.bold = bold
    self.dim = dim
    self.underline = underline
    self.reverse = reverse
  }
}
