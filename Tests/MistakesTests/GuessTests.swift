import Compute
import Mistakes
import Testing

/// What is told to somebody who computed by hand, and how sure one can be of it.
@Suite("Guesses are told as guesses, and only likely ones")
struct GuessTests {
  struct Slip: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let layer: Layer
    let input: String
    let given: String
    /// What is told first; nil where nothing likely explains all that is wrong.
    let told: String?

    init(
      _ name: String, _ layer: Layer, _ given: String, _ told: String?,
      input: String = "4 2 1 4 / 9 1 9 4 / 4 9 3 6 / 2 6 7 0"
    ) {
      testDescription = name
      self.layer = layer
      self.input = input
      self.given = given
      self.told = told
    }
  }

  private static let pooling = Layer(.maxPool2d(MaxPool2D(Pooling(kernelSize: Stride(2)))))
  private static let kernel = Layer(
    .conv2d(Conv2D()), weight: Tensor(rows: [[1, 0], [0, 1]]))

  static let slips = [
    Slip("a small cell cannot have been the largest", pooling, "9 9 / 9 8", nil),
    Slip(
      "the largest cell can be misread", pooling, "8 1 / 1 1",
      "Perhaps the 3 in row 2, column 2 of the input was read as 8.",
      input: "1 1 1 1 / 1 3 1 1 / 0 1 1 0 / 1 1 0 1"),
    Slip("digits that do not look alike are not confused", pooling, "9 9 / 9 5", nil),
    Slip(
      "a value of a neighbour", pooling, "9 9 / 7 7",
      "Perhaps this is the value to the right of it."),
    Slip(
      "a mistake of method is no guess", pooling, "1 1 / 2 0",
      "The smallest value was taken instead of the largest."),
    Slip(
      "a sum with a ten too many", kernel, "5 21 5 / 18 4 15 / 10 16 3",
      "Perhaps a ten was lost or added twice in the sum."),
  ]

  @Test("What is told first", arguments: slips)
  func told(_ slip: Slip) throws {
    let trace = try slip.layer.trace(input: try grid(slip.input))
    let reading = Proofreader(trace).read(try MistakesTests.printed(slip.given))
    let cause = reading.causes.first {
      $0.cells.count == reading.wrong.count && $0.isLikely(in: trace)
    }
    #expect(cause?.cautiousSentence == slip.told, "\(trace.output.rows)")
  }
}
