import Compute
import Mistakes

/// One lesson, read from its file and checked: every result in it is computed.
public struct Lesson: Sendable {
  /// The name by which it is asked for: its file's name without `.yaml`.
  public let id: String
  public let title: String
  /// The part of the course it belongs to.
  public let part: String
  /// Where it stands in its part; lower comes first.
  public let order: Int
  /// What it teaches, in one line.
  public let summary: String
  /// The question it answers, shown first.
  public let question: String?
  /// The documents it draws on.
  public let sources: [String]
  /// What whoever teaches it wants to have in view at its beginning, paragraph by paragraph.
  public let notes: [String]
  /// Whether its numbers are shown as decimals at first.
  public let showsDecimals: Bool
  public let sections: [Section]
  /// What to take home, shown last.
  public let remember: Remember?
  /// What a learner can be asked.
  public let questions: [LessonQuestion]

  public init(
    id: String, title: String, part: String, order: Int, summary: String, question: String?,
    sources: [String], notes: [String] = [], showsDecimals: Bool = false, sections: [Section],
    remember: Remember?,
    questions: [LessonQuestion] = []
  ) {
    self.id = id
    self.title = title
    self.part = part
    self.order = order
    self.summary = summary
    self.question = question
    self.sources = sources
    self.notes = notes
    self.showsDecimals = showsDecimals
    self.sections = sections
    self.remember = remember
    self.questions = questions
  }
}

/// A stretch of a lesson: something said, and perhaps something shown or computed.
public struct Section: Sendable {
  public let title: String
  /// What is said, paragraph by paragraph.
  public let say: [String]
  /// What whoever teaches it wants to have in view, paragraph by paragraph.
  public let notes: [String]
  /// Matrices to look at, by name.
  public let exhibits: [NamedTensor]
  /// Whether the numbers of a grid stand on shades at first.
  public let shading: Shading
  /// The operation that is animated.
  public let demonstration: Demonstration?
  /// Words, a formula or code that a document prints wrongly.
  public let misquote: Misquote?

  public init(
    title: String, say: [String], notes: [String] = [], exhibits: [NamedTensor],
    shading: Shading = .numbers,
    demonstration: Demonstration?, misquote: Misquote?
  ) {
    self.title = title
    self.say = say
    self.notes = notes
    self.exhibits = exhibits
    self.shading = shading
    self.demonstration = demonstration
    self.misquote = misquote
  }
}

/// A tensor and what the lesson calls it.
public struct NamedTensor: Hashable, Sendable {
  public let name: String
  public let tensor: Tensor
  /// What the sheets of a volume are called, such as its colours; empty for a matrix or a list.
  public let sheets: [String]

  public init(name: String, tensor: Tensor, sheets: [String] = []) {
    self.name = name
    self.tensor = tensor
    self.sheets = sheets
  }
}

/// An operation on the lesson's own matrices, and how it is to be shown.
public struct Demonstration: Sendable {
  public let operation: ShownOperation
  public let input: NamedTensor
  /// What the weights are called; empty where the operation has none.
  public let weightName: String
  /// What the sheets of the weights are called, or the filters where they have one sheet each.
  public let weightSheets: [String]
  public let trace: Trace
  /// What the maps of an output of several are called.
  public let outputSheets: [String]
  /// The network that the operation is a layer of.
  public let pipeline: Pipeline?
  public let view: DemonstrationView
  /// How fine the steps are at first.
  public let detail: Detail
  /// What the output values are called, such as the days of a week; empty where they have no names.
  public let labels: [String]
  /// Sentences for single windows, by the output value the window computes.
  public let captions: [[Int]: String]
  /// The result as a document prints it.
  public let printed: Printed?

  public init(
    operation: ShownOperation, input: NamedTensor, weightName: String = "",
    weightSheets: [String] = [],
    trace: Trace,
    outputSheets: [String] = [], pipeline: Pipeline? = nil, view: DemonstrationView,
    detail: Detail, labels: [String] = [], captions: [[Int]: String] = [:],
    printed: Printed? = nil
  ) {
    self.operation = operation
    self.input = input
    self.weightName = weightName
    self.weightSheets = weightSheets
    self.trace = trace
    self.outputSheets = outputSheets
    self.pipeline = pipeline
    self.view = view
    self.detail = detail
    self.labels = labels
    self.captions = captions
    self.printed = printed
  }

  public var inputName: String { input.name }
}

/// The pictures an operation can be shown in; the raw values are the words of lesson files.
public enum DemonstrationView: String, Sendable, CaseIterable {
  /// The window on the input, the kernel, the sum and the output (conv2d, pooling).
  case window
  /// Each filter and the map it makes (conv2d).
  case filters
  /// How often each input cell has been used so far (conv2d).
  case uses
  /// The two lists, one turned round and sliding along the other (convolve).
  case lists
  /// Rooms with doses, and people who walk through them day by day (convolve).
  case rooms
  /// A row for each input value, a column for each output value (convolve).
  case schedule
  /// The numbers before and after, and the point on the function's curve (relu and its like).
  case curve
  /// A grid drawn off row by row into one list (flatten).
  case row
  /// A row of weights for each neuron, on the inputs (linear).
  case neurons
  /// Powers of e as bars, then their shares (softmax).
  case bars
  /// Windows laid along one side, with what is left over (output_size).
  case ruler
  /// A network's layers line by line (layer_table).
  case table
  /// What each layer of a network makes, from left to right (sequential).
  case pipeline
}

/// How the numbers of a grid are shown.
public enum Shading: String, Hashable, Sendable, CaseIterable {
  /// As numbers.
  case numbers
  /// As numbers on shades: zero grey, above it lighter, below it darker.
  case shades

  public var other: Shading { self == .numbers ? .shades : .numbers }
}

/// A network of which a demonstration plays a layer or all.
public struct Pipeline: Hashable, Sendable {
  /// What a layer is called, and the shape of what it makes; the input stands first.
  public struct Stage: Hashable, Sendable {
    public let name: String
    public let shape: Shape

    public init(name: String, shape: Shape) {
      self.name = name
      self.shape = shape
    }
  }

  public let stages: [Stage]
  /// The stage that is made now; nil where the whole network is played.
  public let current: Int?

  public init(stages: [Stage], current: Int?) {
    self.stages = stages
    self.current = current
  }
}

/// How much happens in one step.
public enum Detail: String, Sendable, CaseIterable {
  /// Each product in turn.
  case product
  /// Each window at once.
  case window
  /// The whole operation at once.
  case operation
}

/// A result as a document prints it, beside the exact one.
public struct Printed: Hashable, Sendable {
  /// The printed values in the shape of the output; nil where the document prints nothing.
  public let cells: [Cell?]
  public let shape: Shape
  /// The output places where the document is wrong.
  public let wrong: [[Int]]
  /// Why it is wrong; nil where all of it is right.
  public let erratum: String?
  /// Whether the lesson does not say why, so that the reason was found by proof-reading.
  public let hasFoundCause: Bool

  /// A printed number, as written and as a value.
  public typealias Cell = PrintedNumber

  public init(
    cells: [Cell?], shape: Shape, wrong: [[Int]], erratum: String?, hasFoundCause: Bool = false
  ) {
    self.cells = cells
    self.shape = shape
    self.wrong = wrong
    self.erratum = erratum
    self.hasFoundCause = hasFoundCause
  }

  public subscript(output: [Int]) -> Cell? { cells[shape.offset(of: output)] }
}

/// Words, a formula or code that a document prints, what they should be, and why.
public struct Misquote: Hashable, Sendable {
  public let printed: String
  public let correct: String
  public let why: String

  public init(printed: String, correct: String, why: String) {
    self.printed = printed
    self.correct = correct
    self.why = why
  }
}

/// The end of a lesson, to take home.
public struct Remember: Hashable, Sendable {
  /// The rule in one line.
  public let rule: String
  /// The rule of shapes.
  public let shape: String?
  /// What PyTorch calls it.
  public let pytorch: String?
  /// What Keras calls it.
  public let keras: String?
  /// What to look at next: ids of lessons.
  public let next: [String]

  public init(rule: String, shape: String?, pytorch: String?, keras: String?, next: [String]) {
    self.rule = rule
    self.shape = shape
    self.pytorch = pytorch
    self.keras = keras
    self.next = next
  }
}
