#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension RGB {
  /// From 0 for black to 1 for white (WCAG 2.2, "relative luminance").
  public var luminance: Double {
    0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
  }

  /// From 1 for equal colours to 21 for black and white (WCAG 2.2, "contrast ratio").
  public func contrast(with other: RGB) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// How much light a channel of sRGB gives (IEC 61966-2-1).
  public static func linear(_ channel: UInt8) -> Double {
    let value = Double(channel) / 255
    return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}

extension Theme {
  /// What text may stand on where it has no ground of its own: the painted colour, or the extremes of the
  /// grounds that terminals have, from black to that of the brightest of the usual dark schemes (One
  /// Dark) and from white to a light grey; empty for a theme of any ground.
  public var grounds: [RGB] {
    switch ground {
    case .painted(let colour): [RGB(palette: colour)]
    case .dark: [RGB(0, 0, 0), RGB(0x28, 0x2C, 0x34)]
    case .light: [RGB(255, 255, 255), RGB(0xEE, 0xEE, 0xEE)]
    case .any: []
    }
  }

  /// The least contrast that a meaning must have on the theme's ground: that of text, or 3 for the thin lines
  /// that part one area from another (WCAG 2.2, 1.4.11).
  public func leastContrast(of role: Role) -> Double { role == .rule ? 3 : textContrast }

  /// The least contrast of a cell's character with what it stands on; nil where the terminal decides it.
  public func contrast(of cell: Cell) -> Double? {
    let look = show(cell).look
    guard let foreground = look.foreground.map(RGB.init(palette:)) else { return nil }
    let behind = look.background.map { [RGB(palette: $0)] } ?? grounds
    return behind.map { foreground.contrast(with: $0) }.min()
  }
}
