import Compute

/// A matrix as a picture: each number a shaded tile, two tiles a character by half blocks.
public struct Picture: Sendable {
  public let rows: Int
  public let columns: Int
  /// Characters to a tile; a tile is half as many lines high.
  public let scale: Int
  private let shades: [Shade?]

  /// - Parameters:
  ///   - rows: how many rows of tiles there are.
  ///   - columns: how many tiles a row has.
  ///   - values: the numbers row by row; nil for what is not known yet.
  ///   - range: the least and the greatest number of the scale; where it holds zero between its
  ///     ends the scale is a signed one whose zero is the background.
  ///   - scale: characters to a tile.
  public init(
    rows: Int, columns: Int, values: [Rational?], range: ClosedRange<Rational>, scale: Int
  ) {
    self.rows = rows
    self.columns = columns
    self.scale = max(1, scale)
    shades = values.map { $0.map { Self.shade($0, in: range) } }
  }

  /// - Parameters:
  ///   - rows: how many rows of tiles there are.
  ///   - columns: how many tiles a row has.
  ///   - shades: a shade for each tile row by row; nil for what is not known yet.
  ///   - scale: characters to a tile.
  public init(rows: Int, columns: Int, shades: [Shade?], scale: Int) {
    self.rows = rows
    self.columns = columns
    self.scale = max(1, scale)
    self.shades = shades
  }

  static func shade(_ value: Rational, in range: ClosedRange<Rational>) -> Shade {
    if range.lowerBound.isNegative {
      let reach = max(range.lowerBound.magnitude, range.upperBound.magnitude)
      let step = value / reach * Rational(Shade.signedReach)
      let near = (step.magnitude + Rational(1, 2)).floor
      let steps = Int8(clamping: Int(near))
      return .signed(value.isNegative ? -steps : steps)
    }
    let length = range.upperBound - range.lowerBound
    guard !length.isZero else { return .sequential(0) }
    let step = (value - range.lowerBound) / length * Rational(Shade.sequentialSteps - 1)
    return .sequential(UInt8(clamping: Int((step + Rational(1, 2)).floor)))
  }

  public var size: Size { Size(width: columns * scale, height: (rows * scale + 1) / 2) }

  public func draw(on frame: inout Frame, at origin: Point) {
    frame.drawPixels(width: columns * scale, height: rows * scale, at: origin) { x, y in
      shade(line: y, x: x)
    }
  }

  private func shade(line: Int, x: Int) -> Shade? {
    shades[line / scale * columns + x / scale]
  }
}

extension Frame {
  /// Draws a picture, two pixels one above the other in each character by half blocks.
  ///
  /// - Parameters:
  ///   - width: in pixels, as the height.
  ///   - shade: that of the pixel in a column and a row; nil leaves its place empty.
  mutating func drawPixels(
    width: Int, height: Int, at origin: Point, shade: (_ x: Int, _ y: Int) -> Shade?
  ) {
    for line in 0..<(max(0, height) + 1) / 2 {
      for x in 0..<max(0, width) {
        let upper = shade(x, line * 2)
        let lower = line * 2 + 1 < height ? shade(x, line * 2 + 1) : nil
        if let upper {
          self[origin.x + x, origin.y + line] = Cell(
            "▀", Style(.quiet, ink: upper, ground: lower))
        } else if let lower {
          self[origin.x + x, origin.y + line] = Cell("▄", Style(.quiet, ink: lower))
        }
      }
    }
  }
}
