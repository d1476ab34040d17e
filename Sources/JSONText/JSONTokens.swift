extension JSONReader {
  /// The text of a number, which is checked against the grammar.
  mutating func number() throws -> String {
    let start = place
    _ = take("-")
    let whole = digits()
    if whole == 0 { throw wrong("a digit was expected, not \(Self.name(peek))") }
    if whole > 1 && bytes[place - whole] == UInt8(ascii: "0") {
      throw wrong("a number must not begin with a zero before other digits", at: start)
    }
    var count = whole
    if take(".") {
      let places = digits()
      if places == 0 { throw wrong("a digit was expected after the point, not \(Self.name(peek))") }
      count += places
    }
    if count > Self.mostDigits {
      throw wrong("a number has more than \(Self.mostDigits) digits", at: start)
    }
    if take("e") || take("E") { try exponent(of: start) }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func exponent(of start: Int) throws {
    if !take("+") { _ = take("-") }
    let first = place
    guard digits() > 0 else {
      throw wrong("a digit was expected in the exponent, not \(Self.name(peek))")
    }
    let value = bytes[first..<place].reduce(0) {
      min(Self.largestExponent + 1, $0 * 10 + Int($1 - UInt8(ascii: "0")))
    }
    if value > Self.largestExponent {
      throw wrong("an exponent is beyond \(Self.largestExponent)", at: start)
    }
  }

  /// Goes beyond digits; how many there were.
  private mutating func digits() -> Int {
    let start = place
    while let byte = peek, Self.isDigit(byte) { place += 1 }
    return place - start
  }

  /// What stands between quotes, with its escapes resolved.
  mutating func string() throws -> String {
    place += 1
    var text: [UInt8] = []
    var start = place
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        text += bytes[start..<place]
        place += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"):
        text += bytes[start..<place]
        text += try String(escape()).utf8
        start = place
      case 0..<0x20:
        throw wrong("a control character inside of quotes must be written as \\u00…")
      default: place += 1
      }
    }
    throw wrong("the quotes are not closed")
  }

  private mutating func escape() throws -> Unicode.Scalar {
    let start = place
    place += 1
    guard let byte = peek else { throw wrong("the quotes are not closed") }
    place += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try escapedScalar(from: start)
    default: throw wrong("there is no escape \\\(Self.name(byte))", at: start)
    }
  }

  /// The character of `\u0041`, or of two such halves of one beyond U+FFFF.
  private mutating func escapedScalar(from start: Int) throws -> Unicode.Scalar {
    let first = try hexadecimal(from: start)
    if let scalar = Unicode.Scalar(first) { return scalar }
    if (0xD800..<0xDC00).contains(first), take("\\"), take("u") {
      let second = try hexadecimal(from: start)
      if (0xDC00..<0xE000).contains(second),
        let scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      {
        return scalar
      }
    }
    throw wrong("half of a surrogate pair stands alone", at: start)
  }

  private mutating func hexadecimal(from start: Int) throws -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw wrong("\\u needs four hexadecimal digits", at: start)
      }
      value = value << 4 + UInt32(digit)
      place += 1
    }
    return value
  }
}
