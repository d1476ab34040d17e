/// A matrix of binary fractions as a picture of about any size.
///
/// Each number is a block of pixels, or each pixel stands for a block of numbers.
public struct Raster: Sendable {
  /// What a pixel shows that stands for several numbers.
  public enum Summary: Hashable, Sendable {
    case mean
    /// The number furthest from zero.
    case strongest
  }

  /// Along one side: pixels to a number, or numbers to a pixel; one of both is 1.
  public struct Zoom: Hashable, Sendable {
    public let pixels: Int
    public let numbers: Int

    public init(pixels: Int) { (self.pixels, numbers) = (max(1, pixels), 1) }
    public init(numbers: Int) { (pixels, self.numbers) = (1, max(1, numbers)) }

    /// The largest one with which a side of so many numbers takes no more than some pixels.
    ///
    /// - Parameters:
    ///   - count: how many numbers there are.
    ///   - room: how many pixels there are.
    ///   - most: the most pixels to a number.
    public init(_ count: Int, into room: Int, most: Int = .max) {
      if count <= room {
        self.init(pixels: min(most, room / max(1, count)))
      } else {
        self.init(numbers: (count + max(1, room) - 1) / max(1, room))
      }
    }

    public func length(_ count: Int) -> Int { (count + numbers - 1) / numbers * pixels }
  }

  public let rows: Int
  public let columns: Int
  public let numbers: [Float]
  private let first: Int

  /// - Parameters:
  ///   - numbers: row by row from the place `first` on; missing rows are left out.
  ///   - first: where the first row begins.
  ///   - rows: how many rows are wanted.
  ///   - columns: how many numbers a row has.
  public init(_ numbers: [Float], from first: Int = 0, rows: Int, columns: Int) {
    self.numbers = numbers
    self.first = first
    self.columns = max(0, columns)
    let available = max(0, numbers.count - first)
    self.rows = self.columns == 0 ? 0 : min(max(0, rows), available / self.columns)
  }

  /// How many characters it takes.
  public func size(across: Zoom, down: Zoom) -> Size {
    Size(width: across.length(columns), height: (down.length(rows) + 1) / 2)
  }

  /// A smaller matrix whose numbers are the means of blocks of so many rows and columns.
  public func means(rows blockRows: Int, columns blockColumns: Int) -> Raster {
    guard blockRows > 1 || blockColumns > 1 else { return self }
    var means: [Float] = []
    let across = (columns + blockColumns - 1) / blockColumns
    means.reserveCapacity((rows + blockRows - 1) / blockRows * across)
    numbers.withUnsafeBufferPointer { all in
      for row in stride(from: 0, to: rows, by: blockRows) {
        for column in stride(from: 0, to: columns, by: blockColumns) {
          means.append(
            summarised(
              all, rows: row..<min(rows, row + blockRows),
              columns: column..<min(columns, column + blockColumns), .mean))
        }
      }
    }
    return Raster(means, rows: means.count / max(1, across), columns: across)
  }

  public func draw(
    on frame: inout Frame, at origin: Point, across: Zoom, down: Zoom, _ scale: ShadeScale,
    summary: Summary = .strongest
  ) {
    numbers.withUnsafeBufferPointer { all in
      frame.drawPixels(
        width: across.length(columns), height: down.length(rows), at: origin
      ) { x, y in
        let column = x / across.pixels * across.numbers
        let row = y / down.pixels * down.numbers
        if across.numbers == 1, down.numbers == 1 {
          return scale.shade(all[first + row * columns + column])
        }
        return scale.shade(
          summarised(
            all, rows: row..<min(rows, row + down.numbers),
            columns: column..<min(columns, column + across.numbers), summary))
      }
    }
  }

  private func summarised(
    _ all: UnsafeBufferPointer<Float>, rows: Range<Int>, columns: Range<Int>, _ summary: Summary
  ) -> Float {
    var (sum, strongest): (Float, Float) = (0, 0)
    for row in rows {
      let start = first + row * self.columns
      for place in start + columns.lowerBound..<start + columns.upperBound {
        let number = all[place]
        sum += number
        if abs(number) > abs(strongest) { strongest = number }
      }
    }
    return summary == .mean ? sum / Float(max(1, rows.count * columns.count)) : strongest
  }
}
