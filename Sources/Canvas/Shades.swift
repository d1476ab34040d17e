/// The palette colours of a theme's shades, and of what is written on them.
public struct Shades: Hashable, Sendable {
  /// For `Shade.sequential`, least first.
  public let sequential: [UInt8]
  /// For `Shade.signed`, most negative first.
  public let signed: [UInt8]
  /// For `Shade.series`.
  public let series: [UInt8]
  /// For `Shade.group`.
  public let groups: [UInt8]
  /// The colours of characters on any of them.
  public let inks: Inks
  /// The colours of characters that are not in play, on the colours of groups.
  public let softInks: Inks

  /// A dark and a light colour, of which the one that is read more easily is taken.
  public struct Inks: Hashable, Sendable {
    public let dark: UInt8
    public let light: UInt8

    public init(dark: UInt8, light: UInt8) {
      self.dark = dark
      self.light = light
    }

    /// The one with more contrast on a colour.
    func best(on ground: UInt8) -> UInt8 {
      let ground = RGB(palette: ground)
      let (dark, light) = (RGB(palette: dark), RGB(palette: light))
      return ground.contrast(with: dark) >= ground.contrast(with: light) ? self.dark : self.light
    }
  }

  /// - Returns: nil where there is not a colour for each step of each scale.
  public init?(
    sequential: [UInt8], signed: [UInt8], series: [UInt8], groups: [UInt8], inks: Inks,
    softInks: Inks
  ) {
    guard sequential.count == Shade.sequentialSteps, signed.count == 2 * Shade.signedReach + 1,
      series.count == Shade.seriesCount, groups.count == Shade.groupCount
    else { return nil }
    self.sequential = sequential
    self.signed = signed
    self.series = series
    self.groups = groups
    self.inks = inks
    self.softInks = softInks
    strongInks = (0...UInt8.max).map(inks.best)
    quietInks = (0...UInt8.max).map(softInks.best)
  }

  /// The better ink on each colour of the palette.
  private let strongInks: [UInt8]
  private let quietInks: [UInt8]

  /// The ink for a character on a shade.
  func ink(_ role: Role, on shade: Shade) -> UInt8 {
    if case .group = shade, [.quiet, .pending, .padding].contains(role) {
      return quietInks[Int(colour(shade))]
    }
    return strongInks[Int(colour(shade))]
  }

  /// The colour of a shade; what is beyond a scale's end has that of the end.
  func colour(_ shade: Shade) -> UInt8 {
    switch shade {
    case .sequential(let step): sequential[min(Int(step), sequential.count - 1)]
    case .signed(let step): signed[min(max(Int(step) + Shade.signedReach, 0), signed.count - 1)]
    case .grey(let step): UInt8(clamping: Self.middleGrey + Int(step))
    case .group(let number): groups[Int(number) % groups.count]
    case .series(let number): series[Int(number) % series.count]
    case .black: Self.black
    case .white: Self.white
    }
  }

  /// Black and white of the palette's cube, which users' own palettes leave alone.
  static let black: UInt8 = 16
  static let white: UInt8 = 231

  /// The palette's grey half way from black to white.
  private static let middleGrey = 244
}
