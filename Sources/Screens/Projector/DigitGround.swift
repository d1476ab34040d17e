import Canvas

/// What large digits stand on where they are marked: a ground with a margin around them, or bars beside
/// them where lines follow each other too closely for that.
struct DigitGround {
  let level: BlockLevel
  let glyphs: BlockText.Glyphs
  /// Whether nothing stands above the digits in their own cell.
  let isAlone: Bool

  /// Roles that have a ground.
  private static let roles: Set<Role> = [.focus, .result, .chosen, .touched, .winner]

  /// Roles whose ground would run into the digits above and below, and the role in which the digits
  /// stand between bars instead.
  private static let withoutGround: [Role: Role] = [
    .focus: .window, .result: .output, .chosen: .title, .touched: .covered,
  ]

  /// Draws what a number stands on.
  ///
  /// - Parameters:
  ///   - digits: where the number itself stands, as high as its cell.
  ///   - isInWindow: whether it stands on the ground of a window already.
  /// - Returns: how the number is to be written.
  func draw(
    for role: Role, digits: Rect, in cell: Rect, isInWindow: Bool, on frame: inout Frame
  ) -> Style {
    let style = Style(role)
    if level == .small, !isInWindow, let plain = Self.withoutGround[role] {
      drawBars(beside: digits, style, on: &frame)
      return Style(plain)
    }
    guard Self.roles.contains(role) else { return style }
    let isCard = level.scale > 0 && level.hasAir && isAlone
    let (block, margin) = isCard ? (digits, level.scale) : (cell, 1)
    let ground = Rect(
      x: block.x - margin, y: cell.y, width: block.width + 2 * margin, height: cell.height)
    frame.fill(ground, Cell(" ", style))
    if isCard, glyphs == .halfBlocks { pad(ground, style, on: &frame) }
    return style
  }

  /// A bar on either side, in the colour of the ground.
  private func drawBars(beside digits: Rect, _ style: Style, on frame: inout Frame) {
    var style = style
    style.isEdge = glyphs == .halfBlocks
    let sides = [(digits.x - 1, Character("▐")), (digits.right, "▌")]
    for y in (digits.y..<digits.bottom).clamped(to: 0..<frame.size.height) {
      for (x, bar) in sides where (0..<frame.size.width).contains(x) {
        frame[x, y] = Cell(glyphs == .halfBlocks ? bar : "|", style)
      }
    }
  }

  /// Half a row of ground above and below the digits, which would else run into what is around them;
  /// those of an odd scale leave half a row free at their feet.
  private func pad(_ ground: Rect, _ style: Style, on frame: inout Frame) {
    var style = style
    style.isEdge = true
    func draw(_ half: Character, _ y: Int) {
      guard (0..<frame.size.height).contains(y) else { return }
      let columns = (ground.x..<ground.right).clamped(to: 0..<frame.size.width)
      for x in columns where frame[x, y].character == " " { frame[x, y] = Cell(half, style) }
    }
    draw("▄", ground.y - 1)
    if level.scale.isMultiple(of: 2) { draw("▀", ground.bottom) }
  }
}
