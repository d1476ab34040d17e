import BigInt
import Compute
import Testing

@testable import Canvas

/// Graphs of functions: what is drawn where, and numbers that have no binary fraction.
@Suite("Plots")
struct PlotTests {
  private static let room = Size(width: 40, height: 10)

  /// The lines of a plot with one function in it.
  private func lines(
    x: ClosedRange<Rational>, y: ClosedRange<Rational>, _ function: (Double) -> Double
  ) throws -> [String] {
    var plot = try #require(Plot(x: x, y: y, in: Self.room))
    plot.trace(from: x.lowerBound, to: x.upperBound, Style(.kernel), function)
    var frame = Frame(Self.room)
    plot.draw(on: &frame, at: Point(x: 0, y: 0))
    return frame.lines
  }

  private func hasInk(_ lines: [String]) -> Bool {
    lines.joined().unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) }
  }

  @Test("a straight line goes from corner to corner")
  func line() throws {
    let lines = try lines(x: 0...4, y: 0...4) { $0 }
    let ink = lines.enumerated().flatMap { row, line in
      line.enumerated().filter { hasInk([String($0.element)]) }.map {
        (row: row, column: $0.offset)
      }
    }
    let first = try #require(ink.min { $0.column < $1.column })
    let last = try #require(ink.max { $0.column < $1.column })
    #expect(first.row == ink.map(\.row).max())
    #expect(last.row == ink.map(\.row).min())
    #expect(Set(ink.map(\.column)) == Set(first.column...last.column), "it has no gap")
  }

  @Test(
    "numbers of any size have axes, and a graph where binary fractions reach them",
    arguments: [
      (BigInt(10).power(30), BigInt(1), true), (BigInt(10).power(310), BigInt(1), false),
      (BigInt(1), BigInt(10).power(30), true), (BigInt(1), BigInt(10).power(310), false),
      (BigInt(10).power(310), BigInt(10).power(310) + 1, true),
    ])
  func anySize(numerator: BigInt, denominator: BigInt, isDrawn: Bool) throws {
    let end = Rational(numerator, denominator)
    #expect(hasInk(try lines(x: -end...end, y: .zero...end) { abs($0) }) == isDrawn)
  }

  @Test("a function that is no number somewhere is drawn where it is one")
  func gaps() throws {
    let functions: [(Double) -> Double] = [{ _ in .infinity }, { _ in .nan }, { -1 / $0 }]
    for function in functions { _ = try lines(x: -2...2, y: 0...2, function) }
  }
}
