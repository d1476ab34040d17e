import Compute

/// A horizontal bar whose end falls on an eighth of a column.
public struct Bar: Hashable, Sendable {
  /// The columns of the whole it is a part of.
  public let width: Int
  /// How long it is, in eighths of a column.
  public let eighths: Int
  /// Whether there is something to show that is shorter than can be drawn.
  public let isTooShort: Bool

  /// - Parameters:
  ///   - share: how much of the whole the bar takes, from 0 to 1.
  ///   - width: the columns of the whole.
  public init(_ share: Rational, width: Int) {
    self.width = max(0, width)
    let length = (share * Rational(8 * self.width) + Rational(1, 2)).floor
    eighths = min(max(0, Int(length)), 8 * self.width)
    isTooShort = eighths == 0 && share > .zero
  }

  /// The columns it reaches into.
  public var columns: Int { (eighths + 7) / 8 }

  /// - Parameters:
  ///   - share: a binary fraction from 0 to 1.
  ///   - width: the columns of the whole.
  public init(_ share: Float, width: Int) {
    self.width = max(0, width)
    let length = (share * Float(8 * self.width)).rounded()
    eighths = length > 0 ? min(Int(min(length, 1e6)), 8 * self.width) : 0
    isTooShort = eighths == 0 && share > 0
  }

  private static let ends = Array(" ▏▎▍▌▋▊▉█")

  /// Draws it from a place to the right.
  ///
  /// - Parameters:
  ///   - frame: what is drawn on.
  ///   - origin: its left end at the top.
  ///   - style: what it means.
  ///   - height: how many lines it takes.
  ///   - track: how what is missing to the whole is drawn; nil leaves it as it is.
  public func draw(
    on frame: inout Frame, at origin: Point, _ style: Style, height: Int = 1, track: Role? = nil
  ) {
    for y in origin.y..<origin.y + max(1, height) {
      for column in 0..<width {
        let filled = min(8, max(0, eighths - 8 * column))
        if filled > 0 {
          frame[origin.x + column, y] = Cell(Self.ends[filled], style)
        } else if let track {
          frame[origin.x + column, y] = Cell("░", Style(track))
        }
      }
    }
  }
}
