/// Where some numbers lie, for the scales and words of a panel.
struct Spread: Hashable, Sendable {
  private(set) var least: Float = 0
  private(set) var greatest: Float = 0
  private(set) var mean = 0.0
  /// The standard deviation.
  private(set) var deviation = 0.0
  /// The share of those that are exactly zero.
  private(set) var zeros = 0.0
  /// Every how many of the numbers was looked at.
  let stride: Int

  /// More numbers than this are looked at in samples, so that a frame takes no longer.
  private static let most = 1 << 17

  /// - Parameter range: which of the numbers; those that are none are passed over.
  init(_ numbers: [Float], _ range: Range<Int>? = nil) {
    let range = (range ?? 0..<numbers.count).clamped(to: 0..<numbers.count)
    let stride = (range.count + Self.most - 1) / Self.most
    self.stride = max(1, stride)
    var (count, zeroCount) = (0, 0)
    var (sum, squares) = (0.0, 0.0)
    var (least, greatest) = (Float.infinity, -Float.infinity)
    numbers.withUnsafeBufferPointer { numbers in
      for place in Swift.stride(from: range.lowerBound, to: range.upperBound, by: self.stride) {
        let number = numbers[place]
        guard number.isFinite else { continue }
        count += 1
        if number == 0 { zeroCount += 1 }
        if number < least { least = number }
        if number > greatest { greatest = number }
        sum += Double(number)
        squares += Double(number) * Double(number)
      }
    }
    guard count > 0 else { return }
    (self.least, self.greatest) = (least, greatest)
    mean = sum / Double(count)
    deviation = max(0, squares / Double(count) - mean * mean).squareRoot()
    zeros = Double(zeroCount) / Double(count)
  }

  /// The largest distance from zero.
  var reach: Float { max(abs(least), abs(greatest)) }
}
