import JSONText
import Requests
import Testing

/// What is JSON and what is not, and that numbers stay as written.
@Suite struct JSONReaderTests {
  @Test(
    "Every value of RFC 8259 is read",
    arguments: [
      ("null", JSON.null), (" true\t", .bool(true)), ("false\r\n", .bool(false)),
      ("0", .number("0")), ("-0", .number("-0")), ("-12.50", .number("-12.50")),
      ("1e-3", .number("1e-3")), ("1E+10000", .number("1E+10000")),
      ("0.1000000000000000055511151231257827", .number("0.1000000000000000055511151231257827")),
      ("\"\"", .string("")), ("\"7/9\"", .string("7/9")),
      (#""\"\\\/\b\f\n\r\t""#, .string("\"\\/\u{8}\u{C}\n\r\t")),
      (#""\u0041\u00e9\uD83D\ude00""#, .string("Aé😀")), ("\"é😀\u{7F}\"", .string("é😀\u{7F}")),
      ("[]", .array([])), ("[ ]", .array([])),
      ("[1,[2] , []]", .array([.number("1"), .array([.number("2")]), .array([])])),
      ("{}", .object([])),
    ])
  func valid(text: String, value: JSON) throws {
    #expect(try JSONReader.read(text.utf8) == value)
  }

  @Test("An object keeps its keys in order")
  func object() throws {
    guard case .object(let members) = try JSONReader.read(#"{"b": 1, "a" : [ ] , "": {}}"#.utf8)
    else {
      Issue.record("no object")
      return
    }
    #expect(members.map(\.key) == ["b", "a", ""])
    #expect(members.map(\.value) == [.number("1"), .array([]), .object([])])
  }

  @Test(
    "What is no JSON is refused with its column and what was expected",
    arguments: [
      ("", 1, "a value was expected, not the end of the line"),
      ("[1,]", 4, "a value was expected, not ]"),
      ("[1 2]", 4, "a comma or ] was expected, not 2"),
      ("[1", 3, "a comma or ] was expected, not the end of the line"),
      ("[é", 2, "a value was expected, not a character beyond ASCII"),
      ("[\"é\" 1", 6, "a comma or ] was expected, not 1"),
      ("{a: 1}", 2, "a key in quotes was expected, not a"),
      ("{\"a\" 1}", 6, "a colon was expected after the key, not 1"),
      ("{\"a\": 1,}", 9, "a key in quotes was expected, not }"),
      ("{\"a\": 1, \"\\u0061\": 2}", 10, "the key \"a\" is there twice"),
      ("1 2", 3, "the text goes on after its value with 2"),
      ("01", 1, "a number must not begin with a zero before other digits"),
      ("-", 2, "a digit was expected, not the end of the line"),
      ("+1", 1, "a value was expected, not +"), (".5", 1, "a value was expected, not ."),
      ("1.", 3, "a digit was expected after the point, not the end of the line"),
      ("1e", 3, "a digit was expected in the exponent, not the end of the line"),
      ("1e10001", 1, "an exponent is beyond 10000"),
      ("1e-99999999999999999999999", 1, "an exponent is beyond 10000"),
      ("NaN", 1, "NaN and Infinity are no JSON, and no numbers to compute with"),
      ("[-Infinity]", 3, "a digit was expected, not I"),
      ("Infinity", 1, "NaN and Infinity are no JSON, and no numbers to compute with"),
      ("nul", 1, "a value was expected; a word outside of quotes can be true, false or null"),
      ("'a'", 1, "a value was expected, not '"), ("\"a", 3, "the quotes are not closed"),
      ("\"a\\", 4, "the quotes are not closed"), ("\"\\x\"", 2, "there is no escape \\x"),
      ("\"\\u00g0\"", 2, "\\u needs four hexadecimal digits"),
      ("\"\\ud800\"", 2, "half of a surrogate pair stands alone"),
      ("\"\\ud800\\u0041\"", 2, "half of a surrogate pair stands alone"),
      ("\"\\udc00\"", 2, "half of a surrogate pair stands alone"),
      ("\"\t\"", 2, "a control character inside of quotes must be written as \\u00…"),
      ("\u{FEFF}1", 1, "a value was expected, not a character beyond ASCII"),
      ("\u{A0}1", 1, "a value was expected, not a character beyond ASCII"),
    ])
  func invalid(text: String, column: Int, message: String) {
    #expect(throws: expected(column, message)) { try JSONReader.read(text.utf8) }
  }

  private func expected(_ column: Int, _ message: String) -> JSONError {
    JSONError(column: column, message: message)
  }

  @Test(
    "Bytes that are not UTF-8 are refused where they stand",
    arguments: [
      ([0x22, 0xFF, 0x22], 2), ([0x22, 0xC3, 0x22], 2), ([0x22, 0xC0, 0x80, 0x22], 2),
      ([0x22, 0xED, 0xA0, 0x80, 0x22], 2), ([0x22, 0xC3, 0xA9, 0xF4, 0x90, 0x80, 0x80, 0x22], 3),
      ([0x80], 1),
    ] as [([UInt8], Int)])
  func encoding(bytes: [UInt8], column: Int) {
    #expect(throws: expected(column, "this is not UTF-8")) { try JSONReader.read(bytes) }
  }

  @Test("32 levels are read, 33 are refused, and so are a hundred thousand, at the 33rd")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try JSONReader.read(nested(32).utf8)
    for depth in [33, 100_000] {
      #expect(throws: expected(33, "nested deeper than 32 levels")) {
        try JSONReader.read(nested(depth).utf8)
      }
    }
  }

  @Test("A number of 10,000 digits is read, one more is refused")
  func digits() throws {
    let longest = "-" + String(repeating: "7", count: 9_999) + ".5"
    #expect(try JSONReader.read(longest.utf8) == .number(longest))
    #expect(throws: expected(1, "a number has more than 10000 digits")) {
      try JSONReader.read((longest + "1").utf8)
    }
  }
}
