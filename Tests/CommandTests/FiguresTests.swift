import JSONText
import Testing

@testable import cnn_tutor

@Suite("Figures in text and JSON")
struct FiguresTests {
  @Test(
    "a number has so many digits after the point",
    arguments: [
      (0.5, 4, "0.5000"), (0.99996, 4, "1.0000"), (-0.00004, 4, "0.0000"), (-1.25, 1, "-1.3"),
      (1234.5, 0, "1,235"), (12345.678, 2, "12,345.68"),
      (.nan, 2, "–"), (-.nan, 2, "–"), (.infinity, 2, "inf"),
    ] as [(Double, Int, String)])
  func fixed(_ value: Double, _ places: Int, _ expected: String) {
    #expect(value.fixed(places) == expected)
  }

  @Test(
    "a bar ends on an eighth of a character",
    arguments: [
      (0, ""), (1, "████"), (0.5, "██"), (0.28, "█▏"), (0.001, "▏"), (0.00001, ""), (2, "████"),
    ] as [(Double, String)])
  func bar(_ share: Double, _ expected: String) {
    #expect(shareBar(share, width: 4) == expected)
  }

  @Test("texts are filled up to a width, or cut")
  func widths() {
    #expect("ab".right(4) == "  ab")
    #expect("ab".left(4) == "ab  ")
    #expect("abcdef".left(4) == "abc…")
  }

  @Test("JSON has six digits at most, also of very small numbers, and null for what is no number")
  func json() {
    var writer = JSONWriter()
    writer.object([("a", 1), ("b", 0.1234567), ("c", nil), ("d", .nan), ("e", 1.23456789e-9)])
    #expect(writer.line == #"{"a": 1, "b": 0.123457, "c": null, "d": null, "e": 1.23457e-09}"#)
  }
}
