/// The themes of terminals that show few colours or none; those with more are read from files.
extension Theme {
  /// For terminals with the eight standard colours.
  ///
  /// Where there are no more, bold makes a colour bright: what is red or magenta is bold.
  public static let eight = Theme(
    name: "eight", ground: .any,
    looks: [
      .quiet: Look(7, dim: true), .title: Look(bold: true), .rule: Look(dim: true),
      .key: Look(bold: true), .window: Look(3, bold: true), .covered: Look(3, bold: true),
      .focus: Look(7, on: 4, bold: true), .padding: Look(dim: true),
      .kernel: Look(5, bold: true), .output: Look(2), .result: Look(0, on: 2),
      .pending: Look(dim: true), .touched: Look(0, on: 6),
      .erratum: Look(1, bold: true, underline: true), .exact: Look(2, bold: true),
      .chosen: Look(reverse: true), .match: Look(underline: true), .alarm: Look(1, bold: true),
      .winner: Look(bold: true, underline: true), .negative: Look(6),
      .unread: Look(dim: true, underline: true),
    ], shades: nil)

  /// For terminals without colour, and for `NO_COLOR`: bold, underline and reverse carry the meaning.
  public static let mono = Theme(
    name: "mono", ground: .any,
    looks: [
      .quiet: Look(dim: true), .title: Look(bold: true), .rule: Look(dim: true),
      .key: Look(bold: true), .window: Look(bold: true), .covered: Look(bold: true),
      .focus: Look(reverse: true), .padding: Look(dim: true), .kernel: Look(underline: true),
      .result: Look(bold: true, reverse: true), .pending: Look(dim: true),
      .touched: Look(underline: true, reverse: true), .erratum: Look(underline: true),
      .exact: Look(bold: true), .chosen: Look(bold: true, underline: true, reverse: true),
      .match: Look(underline: true), .alarm: Look(bold: true),
      .winner: Look(bold: true, underline: true), .unread: Look(dim: true, underline: true),
    ], shades: nil)

  /// The theme itself where a terminal has the colours for it, else one that does with fewer.
  public func fitting(colours: Int) -> Theme {
    if self.colours <= colours { return self }
    return colours >= Theme.eight.colours ? .eight : .mono
  }
}
