/// Writes JSON text without spaces beyond one after each comma and colon.
public struct JSONWriter {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  /// A text as it is.
  public mutating func raw(_ text: String) { bytes += text.utf8 }

  /// A text in quotes; what could steer a terminal is written as an escape.
  public mutating func string(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": raw("\\\"")
      case "\\": raw("\\\\")
      case " "..."~": bytes.append(UInt8(scalar.value))
      default:
        guard Self.isHidden(scalar) else {
          bytes += String(scalar).utf8
          continue
        }
        for unit in String(scalar).utf16 {
          let digits = String(unit, radix: 16)
          raw("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a character cannot be seen, or could steer a terminal.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  /// A key and its colon.
  public mutating func key(_ key: String) {
    string(key)
    raw(": ")
  }

  /// Elements in brackets.
  public mutating func list<Element>(
    _ elements: some Sequence<Element>, separator: String = ", ",
    _ element: (inout JSONWriter, Element) -> Void
  ) {
    raw("[")
    for (index, value) in elements.enumerated() {
      if index > 0 { raw(separator) }
      element(&self, value)
    }
    raw("]")
  }

  /// Whole numbers in brackets.
  public mutating func integers(_ numbers: [Int]) { list(numbers) { $0.raw(String($1)) } }
}
