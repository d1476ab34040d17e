/// Black and white with a few pure colours, for a far row: each pair is a dark one and a bright one.
extension Theme {
  /// For a dark room.
  public static let contrastDark = Theme(
    name: "contrast-dark",
    looks: [
      .text: Look(231, on: 16), .quiet: Look(250, on: 16), .title: Look(231, on: 16, bold: true),
      .rule: Look(250, on: 16), .key: Look(231, on: 16, bold: true),
      .window: Look(226, on: 16, bold: true), .covered: Look(226, on: 16, bold: true),
      .focus: Look(16, on: 226, bold: true), .padding: Look(250, on: 16),
      .kernel: Look(117, on: 16, bold: true), .output: Look(120, on: 16, bold: true),
      .result: Look(16, on: 120, bold: true), .pending: Look(250, on: 16),
      .touched: Look(16, on: 222, bold: true), .erratum: Look(217, on: 16, underline: true),
      .exact: Look(120, on: 16, bold: true), .chosen: Look(16, on: 231, bold: true),
      .match: Look(226, on: 16, underline: true), .alarm: Look(217, on: 16, bold: true),
      .winner: Look(16, on: 231, bold: true, underline: true), .negative: Look(117, on: 16),
      .unread: Look(248, on: 16, dim: true),
    ],
    sequential: Theme.dark.sequential, signed: Theme.dark.signed,
    signedInks: Theme.dark.signedInks, series: [120, 226, 117, 219],
    groups: Theme.dark.groups, groupInks: (231, 231))

  /// For a light room.
  public static let contrastLight = Theme(
    name: "contrast-light",
    looks: [
      .text: Look(16, on: 231), .quiet: Look(238, on: 231), .title: Look(16, on: 231, bold: true),
      .rule: Look(238, on: 231), .key: Look(16, on: 231, bold: true),
      .window: Look(124, on: 231, bold: true), .covered: Look(124, on: 231, bold: true),
      .focus: Look(16, on: 220, bold: true), .padding: Look(238, on: 231),
      .kernel: Look(18, on: 231, bold: true), .output: Look(22, on: 231, bold: true),
      .result: Look(231, on: 22, bold: true), .pending: Look(238, on: 231),
      .touched: Look(16, on: 222, bold: true), .erratum: Look(124, on: 231, underline: true),
      .exact: Look(22, on: 231, bold: true), .chosen: Look(231, on: 16, bold: true),
      .match: Look(88, on: 231, underline: true), .alarm: Look(124, on: 231, bold: true),
      .winner: Look(231, on: 16, bold: true, underline: true), .negative: Look(18, on: 231),
      .unread: Look(240, on: 231),
    ],
    sequential: Theme.light.sequential, signed: Theme.light.signed,
    signedInks: Theme.light.signedInks, series: [22, 88, 18, 90],
    groups: Theme.light.groups, groupInks: (16, 16))
}
