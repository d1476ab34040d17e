/// How many of some numbers fall into each of equal parts of a range.
public struct Histogram: Hashable, Sendable {
  /// Of each part, from the least; a number on a border belongs to the part above it.
  public private(set) var counts: [Int]
  /// How many numbers lie outside the range, or are none.
  public private(set) var outside = 0

  /// - Parameters:
  ///   - numbers: what is counted.
  ///   - range: its ends belong to it.
  ///   - parts: into how many parts the range is divided.
  ///   - stride: every how many of the numbers is taken.
  ///   - omitsZeros: whether numbers that are exactly zero are left out.
  public init(
    _ numbers: [Float], in range: ClosedRange<Float>, parts: Int, stride: Int = 1,
    omitsZeros: Bool = false
  ) {
    counts = Array(repeating: 0, count: max(1, parts))
    let last = counts.count - 1
    let length = range.upperBound - range.lowerBound
    let partsPerUnit = length > 0 ? Float(counts.count) / length : 0
    numbers.withUnsafeBufferPointer { numbers in
      for place in Swift.stride(from: 0, to: numbers.count, by: max(1, stride)) {
        let number = numbers[place]
        if omitsZeros, number == 0 { continue }
        if range.contains(number) {
          counts[min(last, Int((number - range.lowerBound) * partsPerUnit))] += 1
        } else {
          outside += 1
        }
      }
    }
  }

  /// Draws a column for each part, the tallest as high as the room; whatever is there shows.
  public func draw(on frame: inout Frame, in rect: Rect, _ style: Style) {
    let most = counts.max() ?? 0
    guard most > 0, rect.height > 0 else { return }
    for (part, count) in counts.prefix(rect.width).enumerated() where count > 0 {
      var eighths = max(1, (count * rect.height * 8 + most / 2) / most)
      var y = rect.bottom - 1
      while eighths > 0, y >= rect.y {
        frame[rect.x + part, y] = Cell(Self.blocks[min(8, eighths)], style)
        eighths -= 8
        y -= 1
      }
    }
  }

  private static let blocks = Array(" ▁▂▃▄▅▆▇█")
}
