import Testing

@testable import Screens

@Suite("Words and numbers of the lab")
struct LabWordsTests {
  @Test(
    "a number has three digits and a true minus sign",
    arguments: [
      (0, "0"), (1, "1.00"), (-1, "−1.00"), (0.62, "0.620"), (-0.0331, "−0.0331"),
      (0.0012345, "0.00123"), (0.00099, "9.90e−4"), (9.999, "10.0"), (99.96, "100"),
      (123.4, "123"), (1234.5, "1235"), (-99_999, "−99999"), (1_234_567, "1.23e6"),
      (1e-30, "1.00e−30"), (0.09999, "0.100"), (.infinity, "∞"), (-.infinity, "−∞"),
      (.nan, "no number"), (0.9996, "1.00"), (1e-300, "1.00e−300"),
    ] as [(Double, String)])
  func digits(_ number: Double, _ text: String) {
    #expect(number.threeDigits == text)
  }

  @Test(
    "only nothing is 0 %, only everything 100 %",
    arguments: [
      (0, "0 %"), (1, "100 %"), (0.5, "50 %"), (0.0001, "<0.1 %"), (0.9999, ">99.9 %"),
      (0.996, "99.6 %"), (0.034, "3.4 %"), (0.985, "99 %"), (.nan, "? %"), (-3, "0 %"),
      (0.0999, "10.0 %"),
    ] as [(Double, String)])
  func percents(_ share: Double, _ text: String) {
    #expect(share.percent == text)
  }

  @Test(
    "numbers of a grid have as many places as the largest needs for three digits",
    arguments: [
      (0.467, [0.1, -0.0004, -0.467], ["0.100", "0.000", "−0.467"]),
      (12.3, [1.26, -12.3], ["1.3", "−12.3"]), (1234, [7, -1234], ["7", "−1234"]),
      (0.0123, [0.0123, -0.001], ["0.0123", "−0.0010"]), (1, [1, 0.5], ["1.00", "0.50"]),
      (2e-9, [2e-9], ["2.00e−9"]), (0, [0], ["0"]),
    ] as [(Float, [Float], [String])])
  func grid(_ reach: Float, _ numbers: [Float], _ texts: [String]) {
    let grid = GridNumbers(reach: reach)
    #expect(numbers.map(grid.text) == texts)
    #expect(texts.allSatisfy { $0.count <= grid.width })
  }

  @Test(
    "a kernel gets a name from a correlation of 0.9 on, its sign included",
    arguments: [
      ([-1, 0, 1, -1, 0, 1, -1, 0, 1], "vertical edge", 1),
      ([2, 0, -2, 4, 0, -4, 2, 0, -2], "vertical edge", -1),
      ([1, 1, 1, 0, 0, 0, -1, -1, -1], "horizontal edge", -1),
      ([1, 1, 1, 1, 1, 1, 1, 1, 1], "average", 1), ([1, 2, 1, 2, 4, 2, 1, 2, 1], "blur", 1),
      ([1, 1, 1, 1, -8, 1, 1, 1, 1], "inverted centre spot", -1),
      ([0, -1, 0, -1, 5, -1, 0, -1, 0], "sharpen", 1), ([0, 0, 0, 0, 3, 0, 0, 0, 0], "copy", 1),
      ([0, 1, 1, -1, 0, 1, -1, -1, 0], "falling diagonal edge", 1),
      ([-1, -1, -1, -1, 1, 1, -1, 1, 1], "corner, top left", 1),
    ] as [([Float], String, Float)])
  func names(_ kernel: [Float], _ name: String, _ correlation: Float) throws {
    let likeness = try #require(NamedFilter.likeness(kernel[...]))
    #expect(likeness.name == name)
    #expect(abs(likeness.correlation - correlation) < 1e-5)
  }

  @Test("what is like nothing has no name")
  func nameless() {
    for kernel: [Float] in [
      [0, 0, 0, 0, 0, 0, 0, 0, 0], [1, -1, 1, -1, 0, -1, 1, -1, 1], [1, 2, 3, 4], [],
      [.nan, 0, 0, 0, 0, 0, 0, 0, 0], [.infinity, 0, 0, 0, 0, 0, 0, 0, 0],
      [1, 0, 0, 0, 0, 0, 0, 1, 0],
    ] {
      #expect(NamedFilter.likeness(kernel[...]) == nil)
    }
  }

  @Test("a spread passes over what is no number")
  func spread() {
    let spread = Spread([1, -3, .nan, 0, 2, .infinity])
    #expect(spread.least == -3 && spread.greatest == 2 && spread.reach == 3)
    #expect(spread.mean == 0 && spread.zeros == 0.25)
    #expect(abs(spread.deviation - 3.5.squareRoot()) < 1e-12)
    #expect(Spread([]).reach == 0 && Spread([.nan]).mean == 0)
  }
}
