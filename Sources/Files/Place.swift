/// A place in a file, counted from 1 as editors count: lines, and characters (Unicode scalars)
/// within the line.
public struct Place: Hashable, Sendable, Comparable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Where a file begins; what is wrong with a file as a whole is said here.
  public static let start = Place(line: 1, column: 1)

  public static func < (a: Place, b: Place) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}
