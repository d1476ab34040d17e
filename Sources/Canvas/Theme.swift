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

/// How meanings become looks.
public struct Theme: Sendable {
  public let name: String
  let looks: [Role: Look]
  /// Palette colours for `Shade.sequential`, least first; empty where there are none.
  let sequential: [UInt8]
  /// Palette colours for `Shade.signed`, most negative first; empty where there are none.
  let signed: [UInt8]
  /// The colours of characters on the ends of that scale, and of those on its middle.
  let signedInks: (ends: UInt8, middle: UInt8)
  /// Palette colours for `Shade.series`; empty where there are none.
  let series: [UInt8]
  /// Palette colours for `Shade.group`; empty where there are none.
  let groups: [UInt8]
  /// The colours of characters on any of them: of what is in play, and of what is not.
  let groupInks: (strong: UInt8, soft: UInt8)

  /// The character and the look with which a cell is shown.
  ///
  /// Without colours for shades, a shaded cell becomes a character of about that brightness.
  public func show(_ cell: Cell) -> (character: Character, look: Look) {
    var look = looks[cell.style.role] ?? Look()
    guard cell.style.ink != nil || cell.style.ground != nil else { return (cell.character, look) }
    if case .series(let number) = cell.style.ink {
      if !series.isEmpty { look.foreground = series[Int(number) % series.count] }
      return (cell.character, look)
    }
    if sequential.isEmpty {
      let shaded = ShadeCharacter(cell)
      if !series.isEmpty, let sign = shaded?.sign { look.foreground = sign < 0 ? 6 : 3 }
      return (shaded?.character ?? cell.character, look)
    }
    if let ground = cell.style.ground {
      look.background = colour(ground)
      switch ground {
      case .group: look.foreground = groupInk(cell.style.role)
      case .signed(let step):
        let isEnd = step.magnitude > Shade.signedReach / 2
        look.foreground = isEnd ? signedInks.ends : signedInks.middle
      case .sequential, .grey, .series: break
      }
    }
    if let ink = cell.style.ink { look.foreground = colour(ink) }
    return (cell.character, look)
  }

  private func groupInk(_ role: Role) -> UInt8 {
    [.quiet, .pending, .padding].contains(role) ? groupInks.soft : groupInks.strong
  }

  private func colour(_ shade: Shade) -> UInt8? {
    switch shade {
    case .sequential(let step): sequential[min(Int(step), sequential.count - 1)]
    case .signed(let step):
      signed[min(max(Int(step) + Shade.signedReach, 0), signed.count - 1)]
    case .grey(let step): UInt8(clamping: Self.middleGrey + Int(step))
    case .group(let number): groups[Int(number) % groups.count]
    case .series(let number): series.isEmpty ? nil : series[Int(number) % series.count]
    }
  }

  /// The palette's grey half way from black to white.
  private static let middleGrey = 244
}

extension Theme {
  /// For 256 colours on a dark ground.
  ///
  /// The four accents are those of the Okabe–Ito palette that stay
  /// apart for every kind of colour vision (M. Okabe, K. Ito, Color Universal Design, 2008), on the
  /// fixed colours of the 256-colour cube, which users' own palettes leave alone.
  public static let dark = Theme(
    name: "dark",
    looks: [
      .text: Look(253), .quiet: Look(244), .title: Look(255, bold: true), .rule: Look(239),
      .key: Look(250, bold: true), .window: Look(178, bold: true), .covered: Look(229),
      .focus: Look(232, on: 220, bold: true), .padding: Look(242), .kernel: Look(75, bold: true),
      .output: Look(79), .result: Look(232, on: 79, bold: true),
      .pending: Look(243), .touched: Look(232, on: 180),
      .erratum: Look(209, underline: true), .exact: Look(79, bold: true),
      .chosen: Look(255, on: 238, bold: true), .match: Look(220, underline: true),
      .alarm: Look(209, bold: true), .winner: Look(255, bold: true, underline: true),
      .negative: Look(111), .unread: Look(238),
    ],
    sequential: [53, 54, 24, 30, 36, 42, 77, 148, 220],
    signed: [159, 81, 38, 31, 24, 17, 235, 52, 94, 130, 172, 214, 222],
    signedInks: (232, 253), series: [79, 214, 75, 176],
    groups: [24, 94, 22, 90, 60, 88], groupInks: (255, 252))

  /// For 256 colours on a light ground.
  public static let light = Theme(
    name: "light",
    looks: [
      .text: Look(235), .quiet: Look(242), .title: Look(232, bold: true), .rule: Look(250),
      .key: Look(238, bold: true), .window: Look(130, bold: true), .covered: Look(94),
      .focus: Look(232, on: 220, bold: true), .padding: Look(245), .kernel: Look(25, bold: true),
      .output: Look(29), .result: Look(255, on: 29, bold: true),
      .pending: Look(248), .touched: Look(232, on: 223),
      .erratum: Look(160, underline: true), .exact: Look(29, bold: true),
      .chosen: Look(232, on: 253, bold: true), .match: Look(130, underline: true),
      .alarm: Look(160, bold: true), .winner: Look(232, bold: true, underline: true),
      .negative: Look(26), .unread: Look(252),
    ],
    sequential: Theme.dark.sequential,
    signed: [17, 19, 25, 32, 75, 153, 255, 223, 215, 208, 166, 94, 52],
    signedInks: (255, 234), series: [29, 130, 25, 127],
    groups: [153, 223, 158, 225, 189, 216], groupInks: (232, 240))

  /// For terminals with the eight standard colours.
  public static let eight = Theme(
    name: "eight",
    looks: [
      .quiet: Look(7, dim: true), .title: Look(bold: true), .rule: Look(dim: true),
      .key: Look(bold: true), .window: Look(3, bold: true), .covered: Look(3),
      .focus: Look(0, on: 3), .padding: Look(dim: true), .kernel: Look(4, bold: true),
      .output: Look(2), .result: Look(0, on: 2), .pending: Look(dim: true),
      .touched: Look(0, on: 6), .erratum: Look(1, underline: true), .exact: Look(2, bold: true),
      .chosen: Look(reverse: true), .match: Look(underline: true), .alarm: Look(1, bold: true),
      .winner: Look(bold: true, underline: true), .negative: Look(6),
      .unread: Look(dim: true, underline: true),
    ],
    sequential: [], signed: [], signedInks: (7, 7), series: [2, 3, 6, 5], groups: [],
    groupInks: (7, 7))

  /// For terminals without colour, and for `NO_COLOR`: bold, underline and reverse carry the meaning.
  public static let mono = Theme(
    name: "mono",
    looks: [
      .quiet: Look(dim: true), .title: Look(bold: true), .rule: Look(dim: true),
      .key: Look(bold: true), .window: Look(bold: true), .covered: Look(bold: true),
      .focus: Look(reverse: true), .padding: Look(dim: true), .kernel: Look(underline: true),
      .result: Look(bold: true, reverse: true), .pending: Look(dim: true),
      .touched: Look(underline: true, reverse: true), .erratum: Look(underline: true),
      .exact: Look(bold: true), .chosen: Look(bold: true, underline: true, reverse: true),
      .match: Look(underline: true), .alarm: Look(bold: true),
      .winner: Look(bold: true, underline: true), .unread: Look(dim: true, underline: true),
    ],
    sequential: [], signed: [], signedInks: (7, 7), series: [], groups: [], groupInks: (7, 7))

  /// The theme that suits a terminal with so many colours.
  public static func suiting(colours: Int, lightGround: Bool) -> Theme {
    if colours >= 256 { return lightGround ? .light : .dark }
    return colours >= 8 ? .eight : .mono
  }
}
