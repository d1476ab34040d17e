import Canvas

/// The colours of a theme on a screen that the program makes itself, where there is no terminal whose
/// own colours could be used.
public struct Paper: Sendable {
  public let theme: Theme
  public let isASCII: Bool
  /// What everything stands on.
  public let ground: RGB
  /// The colour of text that has none of its own.
  public let ink: RGB

  /// - Parameter isASCII: whether only ASCII characters are shown.
  public init(_ theme: Theme, isASCII: Bool = false) {
    self.theme = theme
    self.isASCII = isASCII
    let palette: (ground: UInt8, ink: UInt8) =
      switch theme.ground {
      case .painted(let colour): (colour, Self.darkPaper.ink)
      case .light: Self.whitePaper
      case .dark: Self.darkPaper
      // The eight standard colours are made for black.
      case .any: Self.blackPaper
      }
    ground = RGB(palette: palette.ground)
    ink = RGB(palette: theme.looks[.text]?.foreground ?? palette.ink)
  }

  private static let darkPaper: (ground: UInt8, ink: UInt8) = (234, 253)
  private static let blackPaper: (ground: UInt8, ink: UInt8) = (16, 253)
  private static let whitePaper: (ground: UInt8, ink: UInt8) = (231, 234)

  /// The colours of a look.
  func paint(_ look: Look) -> Paint {
    var ink = look.inkColour.map(RGB.init(palette:)) ?? self.ink
    var ground = look.background.map(RGB.init(palette:)) ?? self.ground
    if look.dim { ink = ink.mixed(with: ground, 2, of: 5) }
    if look.reverse { swap(&ink, &ground) }
    return Paint(
      ink: ink, ground: ground == self.ground ? nil : ground, isBold: look.bold,
      isUnderlined: look.underline)
  }
}

extension Look {
  /// The number of the characters' colour: of the eight standard colours, bold takes the bright one, as
  /// terminals do.
  fileprivate var inkColour: UInt8? {
    foreground.map { bold && $0 < 8 ? $0 + 8 : $0 }
  }
}

/// How a cell is coloured.
struct Paint: Hashable, Sendable {
  let ink: RGB
  /// Nil for the ground of everything.
  let ground: RGB?
  let isBold: Bool
  let isUnderlined: Bool
}

extension RGB {
  /// As style sheets write it: `#1c1c1c`.
  var hexadecimal: String {
    "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The colour between this one and another.
  ///
  /// - Parameter share: how much of the other, from 0 to `whole`.
  func mixed(with other: RGB, _ share: Int, of whole: Int) -> RGB {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8(clamping: (Int(a) * (whole - share) + Int(b) * share + whole / 2) / whole)
    }
    return RGB(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
  }

  /// How far apart two colours are to the eye, which tells greens apart best; 0 for the same.
  func distance(to other: RGB) -> Int {
    func square(_ a: UInt8, _ b: UInt8) -> Int { (Int(a) - Int(b)) * (Int(a) - Int(b)) }
    return 3 * square(red, other.red) + 6 * square(green, other.green) + square(blue, other.blue)
  }
}
