import Compute

/// Writes JSON text without spaces beyond one after each comma and colon.
struct JSONWriter {
  private(set) var bytes: [UInt8] = []

  mutating func raw(_ text: String) { bytes += text.utf8 }

  /// A text in quotes; what could steer a terminal is written as an escape.
  mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": raw("\\\"")
      case "\\": raw("\\\\")
      case " "..."~": bytes.append(UInt8(scalar.value))
      default:
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            raw("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
          }
        default: bytes += String(scalar).utf8
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  mutating func key(_ key: String) {
    string(key)
    raw(": ")
  }

  /// Elements in brackets.
  mutating func list<Element>(
    _ elements: some Sequence<Element>, _ element: (inout JSONWriter, Element) -> Void
  ) {
    raw("[")
    for (index, value) in elements.enumerated() {
      if index > 0 { raw(", ") }
      element(&self, value)
    }
    raw("]")
  }

  mutating func integers(_ numbers: [Int]) { list(numbers) { $0.raw(String($1)) } }

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
