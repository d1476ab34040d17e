/// Reads one JSON text as RFC 8259 says, strictly, in time linear in its length.
///
/// What the RFC leaves open is refused: a key given twice, surrogates without their other half,
/// texts that are not UTF-8.
public struct JSONReader {
  /// How far arrays and objects may be nested.
  public static let deepest = 32
  /// How many digits a number may have.
  public static let mostDigits = 10_000
  /// How far from zero an exponent may be.
  public static let largestExponent = 10_000
  /// How many values a text may hold; the numbers of a request are fewer.
  public static let mostValues = 4_100_000

  let bytes: UnsafeBufferPointer<UInt8>
  var place = 0
  private var valuesLeft = Self.mostValues

  /// Reads a text.
  ///
  /// - Throws: `JSONError` where it is no JSON or more than the limits allow.
  public static func read(_ text: some Sequence<UInt8>) throws -> JSON {
    try Array(text).withUnsafeBufferPointer { bytes in
      var reader = JSONReader(bytes: bytes)
      try reader.checkEncoding()
      let value = try reader.value(depth: 0)
      reader.skipSpace()
      if let rest = reader.peek {
        throw reader.wrong("the text goes on after its value with \(name(rest))")
      }
      return value
    }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  private func checkEncoding() throws {
    guard let error = UTF8Check.firstInvalid(bytes) else { return }
    throw wrong("this is not UTF-8", at: error)
  }

  // MARK: Values

  private mutating func value(depth: Int) throws -> JSON {
    skipSpace()
    valuesLeft -= 1
    if valuesLeft < 0 { throw wrong("more than \(Self.mostValues) values") }
    switch peek {
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case let byte? where byte == UInt8(ascii: "-") || Self.isDigit(byte):
      return .number(try number())
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "N"), UInt8(ascii: "I"):
      throw wrong("NaN and Infinity are no JSON, and no numbers to compute with")
    case let other: throw wrong("a value was expected, not \(Self.name(other))")
    }
  }

  private mutating func word(_ word: String, _ value: JSON) throws -> JSON {
    guard bytes[place...].starts(with: word.utf8) else {
      throw wrong("a value was expected; a word outside of quotes can be true, false or null")
    }
    place += word.utf8.count
    return value
  }

  private mutating func array(depth: Int) throws -> JSON {
    try checkDepth(depth)
    place += 1
    var elements: [JSON] = []
    skipSpace()
    if take("]") { return .array(elements) }
    repeat { elements.append(try value(depth: depth)) } while try another(closing: "]")
    return .array(elements)
  }

  private mutating func object(depth: Int) throws -> JSON {
    try checkDepth(depth)
    place += 1
    var members: [JSON.Member] = []
    var keys: Set<String> = []
    skipSpace()
    if take("}") { return .object(members) }
    repeat {
      skipSpace()
      let start = place
      guard peek == UInt8(ascii: "\"") else {
        throw wrong("a key in quotes was expected, not \(Self.name(peek))")
      }
      let key = try string()
      guard keys.insert(key).inserted else {
        throw wrong("the key \(JSON.quoted(key)) is there twice", at: start)
      }
      skipSpace()
      guard take(":") else {
        throw wrong("a colon was expected after the key, not \(Self.name(peek))")
      }
      members.append(JSON.Member(key: key, value: try value(depth: depth)))
    } while try another(closing: "}")
    return .object(members)
  }

  private func checkDepth(_ depth: Int) throws {
    if depth > Self.deepest { throw wrong("nested deeper than \(Self.deepest) levels") }
  }

  /// Goes beyond a comma, or beyond the end; whether there is another element.
  private mutating func another(closing: Unicode.Scalar) throws -> Bool {
    skipSpace()
    if take(",") { return true }
    if take(closing) { return false }
    throw wrong("a comma or \(closing) was expected, not \(Self.name(peek))")
  }

  // MARK: Characters

  var peek: UInt8? { place < bytes.count ? bytes[place] : nil }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    place += 1
    return true
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 32 || byte == 9 || byte == 10 || byte == 13 { place += 1 }
  }

  /// An error here, or at another place.
  func wrong(_ message: String, at position: Int? = nil) -> JSONError {
    // A byte 10xxxxxx goes on with a character that has been counted.
    let column = bytes[..<(position ?? place)].count { $0 & 0xC0 != 0x80 } + 1
    return JSONError(column: column, message: message)
  }

  static func name(_ byte: UInt8?) -> String {
    guard let byte else { return "the end of the line" }
    guard (0x21...0x7E).contains(byte) else {
      return byte < 0x80 ? "a control character or space" : "a character beyond ASCII"
    }
    return String(UnicodeScalar(byte))
  }
}
