/// How often a sliding window has used each cell of an input, after so many of its windows.
///
/// Along each side a window covers some cells; a cell is used as often as its row is covered times as
/// often as its column is. So counting takes as long as the sides are, not as the windows are many.
public struct WindowUses: Sendable {
  private let rows: OutputSize
  private let columns: OutputSize
  /// For each row of windows, the input rows it covers; the same for columns.
  private let coveredRows: [[Int]]
  private let coveredColumns: [[Int]]

  public init(rows: OutputSize, columns: OutputSize) {
    self.rows = rows
    self.columns = columns
    coveredRows = Self.covered(rows)
    coveredColumns = Self.covered(columns)
  }

  private static func covered(_ side: OutputSize) -> [[Int]] {
    (0..<side.output).map { place in
      let origin = place * side.stride - side.padding.before
      return (0..<side.kernel).compactMap { SlidingWindow.cell(origin, $0, side) }
    }
  }

  /// The counts after the first `windows` windows, row by row: `[h, w]`.
  public func counts(after windows: Int) -> Tensor {
    let (whole, rest) = split(windows)
    let all = Self.counts(coveredColumns[...], columns.input)
    let begun = Self.counts(coveredColumns[..<rest], columns.input)
    let byRow = Self.counts(coveredRows[..<whole], rows.input)
    let now = whole < coveredRows.count ? coveredRows[whole] : []
    let counts = (0..<rows.input).flatMap { row in
      (0..<columns.input).map { column in
        Rational(byRow[row] * all[column] + (now.contains(row) ? begun[column] : 0))
      }
    }
    return Tensor(shape: [rows.input, columns.input], elements: counts)
  }

  /// The sum of all counts after the first `windows` windows.
  public func total(after windows: Int) -> Int {
    let (whole, rest) = split(windows)
    let all = coveredColumns.reduce(0) { $0 + $1.count }
    let begun = coveredColumns[..<rest].reduce(0) { $0 + $1.count }
    let now = whole < coveredRows.count ? coveredRows[whole].count : 0
    return coveredRows[..<whole].reduce(0) { $0 + $1.count } * all + now * begun
  }

  /// The rows of windows that are complete, and how many windows of the next there are.
  private func split(_ windows: Int) -> (whole: Int, rest: Int) {
    let width = max(1, columns.output)
    return (min(windows / width, rows.output), windows % width)
  }

  private static func counts(_ covered: ArraySlice<[Int]>, _ size: Int) -> [Int] {
    var counts = Array(repeating: 0, count: size)
    for places in covered {
      for place in places { counts[place] += 1 }
    }
    return counts
  }
}
