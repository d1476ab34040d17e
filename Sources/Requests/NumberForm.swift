import Compute
import JSONText

extension JSONWriter {
  /// The elements of a shape, nested as it says.
  mutating func nested(_ shape: Shape, _ element: (inout JSONWriter, Int) -> Void) {
    var next = 0
    nested(shape.sizes[...], &next, element)
  }

  private mutating func nested(
    _ sizes: ArraySlice<Int>, _ next: inout Int, _ element: (inout JSONWriter, Int) -> Void
  ) {
    guard let size = sizes.first else {
      element(&self, next)
      next += 1
      return
    }
    raw("[")
    for index in 0..<size {
      if index > 0 { raw(", ") }
      nested(sizes.dropFirst(), &next, element)
    }
    raw("]")
  }
}

/// How numbers are written.
enum NumberForm {
  /// As they are: whole numbers that every reader of JSON takes exactly as such, others in quotes.
  case exact
  /// In quotes with so many digits after the point, rounded half to even.
  case decimal(digits: Int)

  /// Whole numbers from here on are not exact in a binary float of 64 bits.
  private static let firstUnsafe = 1 << 53

  func write(_ number: Rational, to writer: inout JSONWriter) {
    switch self {
    case .decimal(let digits): writer.string(number.decimal(places: digits))
    case .exact:
      if let whole = number.integer, whole.magnitude < Self.firstUnsafe.magnitude {
        writer.raw(String(whole))
      } else {
        writer.string(number.description)
      }
    }
  }
}
