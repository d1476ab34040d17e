/// How meanings become looks.
public struct Theme: Hashable, Sendable {
  public let name: String
  public let ground: Ground
  public let looks: [Role: Look]
  /// Nil where shades are told by characters.
  public let shades: Shades?
  /// How many colours a terminal must have: 0, 8, 16 or 256.
  public let colours: Int
  /// The least contrast that it promises between text and its ground: 4.5, or 7 for high contrast.
  public let textContrast: Double

  /// What everything stands on.
  public enum Ground: Hashable, Sendable {
    /// The terminal's own colours, whatever they are.
    case any
    /// The terminal's own ground, which is dark.
    case dark
    /// The terminal's own ground, which is light.
    case light
    /// A colour of the palette, which is painted.
    case painted(UInt8)
  }

  public init(
    name: String, ground: Ground, looks: [Role: Look], shades: Shades?, textContrast: Double = 4.5
  ) {
    self.name = name
    self.ground = ground
    self.looks = looks
    self.shades = shades
    self.textContrast = textContrast
    var used = looks.values.flatMap { [$0.foreground, $0.background] }.compactMap { $0 }
    if case .painted(let colour) = ground { used.append(colour) }
    let most = shades == nil ? used.max() : .max
    colours = most.map { $0 < 8 ? 8 : $0 < 16 ? 16 : 256 } ?? 0
  }

  /// Whether everything stands on a light ground; where that is not known, it is taken for dark.
  public var isLight: Bool {
    switch ground {
    case .light: true
    case .painted(let colour): RGB(palette: colour).luminance > 0.5
    case .dark, .any: false
    }
  }

  /// The character and the look with which a cell is shown.
  ///
  /// Without colours for shades, a shaded cell becomes a character of about that brightness.
  public func show(_ cell: Cell) -> (character: Character, look: Look) {
    var (character, look) = showOnGround(cell)
    if case .painted(let colour) = ground {
      look.background = look.background ?? colour
      look.foreground = look.foreground ?? looks[.text]?.foreground
    }
    if cell.style.isDimmed { look = dimmed(look) }
    return (character, look)
  }

  /// Just seen on the ground, whatever it means.
  private func dimmed(_ look: Look) -> Look {
    guard colours >= 256 else { return Look(look.foreground, on: nil, dim: true) }
    let ink: UInt8 = isLight ? 251 : 239
    if case .painted(let colour) = ground { return Look(ink, on: colour) }
    return Look(ink)
  }

  private func showOnGround(_ cell: Cell) -> (character: Character, look: Look) {
    var look = looks[cell.style.role] ?? Look()
    if cell.style.isEdge {
      let hasGround = look.reverse || look.background != nil
      let ink = look.reverse ? look.foreground : look.background
      return hasGround ? (cell.character, Look(ink)) : (" ", Look())
    }
    guard cell.style.ink != nil || cell.style.ground != nil else { return (cell.character, look) }
    guard let shades else {
      if let plain = plainGround(cell) { return (cell.character, plain) }
      let shaded = ShadeCharacter(cell)
      if colours > 0, let colour = Self.plainColour(cell, shaded?.sign) {
        look.foreground = colour
        // Of the eight colours, only the bright half is read well on black.
        look.bold = true
      }
      return (shaded?.character ?? cell.character, look)
    }
    if let ground = cell.style.ground {
      look.background = shades.colour(ground)
      look.foreground = shades.ink(cell.style.role, on: ground)
    }
    if let ink = cell.style.ink { look.foreground = shades.colour(ink) }
    return (cell.character, look)
  }

  /// Black or white ground where there are no colours for shades; nil for any other.
  private func plainGround(_ cell: Cell) -> Look? {
    switch cell.style.ground {
    case .black: colours > 0 ? Look(7, on: 0) : Look()
    case .white: colours > 0 ? Look(0, on: 7) : Look(reverse: true)
    default: nil
    }
  }

  /// Of the eight standard colours, the one for a line of a chart or for a sign.
  private static func plainColour(_ cell: Cell, _ sign: Int?) -> UInt8? {
    if case .series(let number) = cell.style.ink { return [2, 3, 6, 5][Int(number) % 4] }
    return sign.map { $0 < 0 ? 6 : 3 }
  }
}
