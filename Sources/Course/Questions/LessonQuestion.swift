import Compute

/// A question of a lesson, read from its file and checked: what can be computed of it is computed.
public struct LessonQuestion: Sendable {
  /// What is asked for.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// One of several answers.
    case choice
    case number
    /// The shape of a result.
    case shape
    /// One value of a result.
    case cell
    /// A whole small result.
    case matrix
    /// Things put in their order.
    case order
    /// The place where a document errs.
    case mistake
  }

  /// By what the question is remembered, in its lesson: the same as long as its text is the same.
  public let id: String
  public let kind: Kind
  /// What is asked, or is said before fresh numbers; nil where the kind of question says it all.
  public let ask: String?
  public let hint: String?
  /// The section that works it out, from 0.
  public let section: Int?
  /// How many decimals are asked for; nil for an exact answer.
  public let places: Int?
  public let content: Content
  /// Where it begins in the file.
  public let line: Int
  public let column: Int

  /// What a question is about, by which its answer is known.
  public enum Content: Sendable {
    /// A result: the value at a place, its shape, all of it, or the place where it is misprinted.
    case result(Demonstration, at: [Int]?)
    case calculation(Calculation)
    /// One of several answers, and what shows that it is right.
    case choice([String], right: Int, Proof)
    /// Things in their right order.
    case order([String])
    /// An operation whose numbers are made anew each time.
    case fresh(FreshNumbers)
  }

  /// How the right one of several answers is known.
  public enum Proof: Sendable {
    case author
    case calculation(Calculation)
    case result(Demonstration, at: [Int])
  }

  public init(
    id: String, kind: Kind, ask: String? = nil, hint: String? = nil, section: Int? = nil,
    places: Int? = nil, content: Content, line: Int = 1, column: Int = 1
  ) {
    self.id = id
    self.kind = kind
    self.ask = ask
    self.hint = hint
    self.section = section
    self.places = places
    self.content = content
    self.line = line
    self.column = column
  }
}

/// What is given of an operation whose other numbers are made anew each time.
public struct FreshNumbers: Sendable {
  public let operation: ShownOperation
  public let stride: Stride?
  public let padding: PaddingRule?
  public let kernelSize: Stride?
  public let ceilMode: Bool?
  public let mode: Convolve.Mode?
  /// The lesson's own weights; nil where they are made anew, too.
  public let weight: NamedTensor?
  public let bias: Tensor?
  /// What the maps of several filters are called.
  public let maps: [String]
  /// What the numbers of the input are taken from; none where any small number will do.
  public let values: [Rational]

  public init(
    _ operation: ShownOperation, stride: Stride? = nil, padding: PaddingRule? = nil,
    kernelSize: Stride? = nil, ceilMode: Bool? = nil, mode: Convolve.Mode? = nil,
    weight: NamedTensor? = nil, bias: Tensor? = nil, maps: [String] = [], values: [Rational] = []
  ) {
    self.operation = operation
    self.stride = stride
    self.padding = padding
    self.kernelSize = kernelSize
    self.ceilMode = ceilMode
    self.mode = mode
    self.weight = weight
    self.bias = bias
    self.maps = maps
    self.values = values
  }
}

extension ShownOperation {
  /// What can be asked about the operation with fresh numbers; nothing of those that no one computes
  /// by hand.
  public var freshKinds: [LessonQuestion.Kind] {
    switch self {
    case .conv2D, .convolve, .maxPool2D, .avgPool2D, .sumPool2D, .linear:
      [.cell, .matrix, .shape, .choice, .mistake]
    case .relu, .abs: [.matrix, .choice, .mistake]
    case .flatten: [.cell, .matrix, .shape, .mistake]
    case .softmax: [.number, .order]
    case .sigmoid, .tanh: [.choice, .order]
    case .outputSize, .layerTable: [.number, .choice]
    case .exp, .sequential: []
    }
  }
}
