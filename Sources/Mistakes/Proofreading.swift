import Compute

/// What came of proof-reading a printed result.
public struct Proofreading: Hashable, Sendable {
  /// The places of the values that are wrong, counted from 0; none where the shape is another.
  public let wrong: [[Int]]
  /// The shape that the result should have, where it is printed with another.
  public let expectedShape: Shape?
  /// What may have gone wrong, the likeliest first: what explains all of it before what explains a
  /// part.
  public let causes: [Cause]

  public var isRight: Bool { wrong.isEmpty && expectedShape == nil }

  /// A mistake, and what it explains.
  public struct Cause: Hashable, Sendable {
    /// The mistake; a second one was made on top of it.
    public let mistakes: [Mistake]
    /// Which of the wrong values it explains.
    public let cells: [[Int]]
    /// Whether it gives every value that is printed, the right ones included.
    public let givesAll: Bool
    /// What went wrong, in a sentence.
    public let sentence: String

    /// The mistake, the first where there are two.
    public var mistake: Mistake? { mistakes.first }
  }

  /// The likeliest causes in sentences, as few as explain all that is explained; nil where that is less
  /// than two thirds of what is wrong.
  public var explanation: String? {
    if expectedShape != nil { return causes.first?.sentence }
    var left = Set(wrong)
    var told: [(sentence: String, cells: [[Int]])] = []
    for cause in causes where told.count < Self.mostTold && !left.isDisjoint(with: cause.cells) {
      left.subtract(cause.cells)
      told.append((cause.sentence, cause.cells))
    }
    guard 3 * left.count <= wrong.count else { return nil }
    guard told.count > 1 else { return told.first?.sentence }
    return told.map { part in
      part.cells.count == 1 ? "\(Self.place(part.cells[0])): \(part.sentence)" : part.sentence
    }.joined(separator: " ")
  }

  /// What may have gone wrong, as a part of another sentence: `most likely: the bias was not added`.
  public var remark: String? {
    explanation.map { text in
      "most likely: " + text.prefix(1).lowercased() + (text.dropFirst().dropLast())
    }
  }

  /// How many causes are put together in an explanation.
  private static let mostTold = 3

  /// `Row 1, column 3`, counted from 1.
  static func place(_ index: [Int]) -> String {
    switch index.count {
    case 1: "Value \(index[0] + 1)"
    case 2: "Row \(index[0] + 1), column \(index[1] + 1)"
    default:
      "Map \(index[index.count - 3] + 1), row \(index[index.count - 2] + 1), column "
        + "\(index[index.count - 1] + 1)"
    }
  }
}
