import Compute
import Grammar

/// The grammar of lesson files, key by key.
enum LessonKeys {
  static let title = Key(
    name: "title", value: .line(100), isRequired: true, purpose: "What the lesson is called.")
  static let part = Key(
    name: "part", value: .line(60), isRequired: true,
    purpose: "The part of the course it belongs to; lessons of the same part stand together.")
  static let order = Key(
    name: "order", value: .integer(0...1_000_000),
    purpose: "Where it stands: lower comes first, among lessons and among parts; 1000 if not given."
  )
  static let summary = Key(
    name: "summary", value: .line(100), isRequired: true,
    purpose: "What it teaches, in one line of at most 100 characters.")
  static let question = Key(
    name: "question", value: .line(400), purpose: "The question it answers; shown first.")
  static let sources = Key(
    name: "sources", value: .list(.line(200), 1...50), purpose: "The documents it draws on.")
  static let numbers = Key(
    name: "numbers", value: .word(["fraction", "decimal"]),
    purpose: "How numbers that are not whole are shown at first; `fraction` if not given.")
  static let notes = Key(
    name: "notes", value: .paragraphs(4_000),
    purpose: "What a teacher wants to have in view at its beginning; a class never sees it.")
  static let matrices = Key(
    name: "matrices", value: .named(.grid(blanks: false), 100),
    purpose: "Numbers to work with: a name, then below `|` one row a line.")
  static let network = Key(
    name: "network", value: .list(.group(NetworkKeys.table), 1...50),
    purpose: "Layers in a row, each working on what the one before made; sections play one of them "
      + "by `layer`, or all by `operation: sequential`.")
  static let sections = Key(
    name: "sections", value: .list(.group(SectionKeys.table), 1...200), isRequired: true,
    purpose: "The lesson's sections, one after the other.")
  static let remember = Key(
    name: "remember", value: .group(RememberKeys.table),
    purpose: "What to take home; shown last.")
  static let questions = Key(
    name: "questions", value: .list(.group(QuestionKeys.table), 1...100),
    purpose: "What a learner can be asked.")

  static let table = KeyTable(
    owner: "a lesson",
    keys: [
      title, part, order, summary, question, sources, notes, numbers, matrices, network, sections,
      remember, questions,
    ])
}

/// The keys of a section.
enum SectionKeys {
  static let title = Key(
    name: "title", value: .line(100), isRequired: true, purpose: "What the section is called.")
  static let say = Key(
    name: "say", value: .paragraphs(4_000),
    purpose: "What is said; an empty line begins a new paragraph.")
  static let notes = Key(
    name: "notes", value: .paragraphs(4_000),
    purpose: "What a teacher wants to have in view; a class never sees it.")
  static let show = Key(
    name: "show", value: .list(.name, 1...10), purpose: "Matrices to look at, by name.")
  static let operation = Key(
    name: "operation", value: .word(ShownOperation.words),
    purpose: "The operation that is animated.")
  static let layer = Key(
    name: "layer", value: .line(MatrixNames.longest),
    purpose: "In place of `operation`: the layer of the lesson's `network` that is animated; "
      + "`input` is what goes into the network.")
  static let input = Key(
    name: "input", value: .operand,
    purpose: "What the operation works on: a matrix's name, a grid, or names in brackets as the "
      + "sheets of a volume.",
    operations: ShownOperation.withInput, needsOperation: true)
  static let weight = Key(
    name: "weight", value: .weights,
    purpose: "The kernel or the weights: a matrix's name, or a grid; names in brackets are the "
      + "sheets of a filter, or several filters on an input of one sheet; brackets in brackets "
      + "are several filters of several sheets.",
    operations: ShownOperation.withWeight, needsOperation: true)
  static let bias = Key(
    name: "bias", value: .operand,
    purpose: "A number for each filter or neuron, added to its sums; none if not given.",
    operations: [.conv2D, .linear], needsOperation: true)
  static let kernelSize = Key(
    name: "kernel_size", value: .stride,
    purpose: "The window's size: a number, or `[height, width]`.",
    operations: ShownOperation.poolings + [.outputSize], needsOperation: true)
  static let inputSize = Key(
    name: "input_size", value: .integer(1...1_000),
    purpose: "How long the side is along which windows are laid.",
    operations: [.outputSize], needsOperation: true)
  static let stride = Key(
    name: "stride", value: .stride,
    purpose:
      "How far the window moves: a number, or `[down, right]`; 1 if not given, in pooling the "
      + "window's size.",
    operations: [.conv2D, .outputSize] + ShownOperation.poolings, needsOperation: true)
  static let padding = Key(
    name: "padding", value: .padding,
    purpose:
      "Zeros around the input: a number, `[top and bottom, left and right]`, "
      + "`[top, left, bottom, right]`, `same` or `valid`; none if not given.",
    operations: [.conv2D, .outputSize] + ShownOperation.poolings, needsOperation: true)
  static let dilation = Key(
    name: "dilation", value: .stride,
    purpose: "How far apart the cells under the kernel are: a number, or `[down, right]`; 1 if not "
      + "given.",
    operations: [.conv2D, .outputSize], needsOperation: true)
  static let ceilMode = Key(
    name: "ceil_mode", value: .truth,
    purpose: "Whether a last window that sticks out is kept; `no` if not given.",
    operations: ShownOperation.poolings, needsOperation: true)
  static let mode = Key(
    name: "mode", value: .word(Convolve.Mode.allCases.map(\.rawValue)),
    purpose: "Which of the sums are kept: all, as many as the longer list has, or full overlaps; "
      + "`full` if not given.",
    operations: [.convolve], needsOperation: true)
  static let layers = Key(
    name: "layers", value: .list(.group(TableKeys.table), 1...100),
    purpose: "The layers of the table, the input first.",
    operations: [.layerTable], needsOperation: true)
  static let view = Key(
    name: "view", value: .word(DemonstrationView.allCases.map(\.rawValue)),
    purpose: "The picture, where there are several: "
      + ShownOperation.allCases.filter { $0.views.count > 1 }.map { operation in
        operation.views.map { "`\($0.rawValue)`" }.joined(separator: ", ")
          + " for \(operation.rawValue)"
      }.joined(separator: "; ") + "; the first if not given.",
    needsOperation: true)
  static let look = Key(
    name: "look", value: .word(Shading.allCases.map(\.rawValue)),
    purpose:
      "Whether numbers stand on shades at first: `shades`; `numbers` if not given. Goes with "
      + "`show` as well.")
  static let detail = Key(
    name: "detail", value: .word(Detail.allCases.map(\.rawValue)),
    purpose: "How much happens in a step; `window` if not given.", needsOperation: true)
  static let labels = Key(
    name: "labels", value: .list(.line(20), 1...1_000),
    purpose: "What the output values are called, as many as there are.", needsOperation: true)
  static let result = Key(
    name: "result", value: .name,
    purpose: "A name by which later sections can use the result like a matrix.",
    needsOperation: true)
  static let captions = Key(
    name: "captions", value: .list(.group(CaptionKeys.table), 1...1_000),
    purpose: "Sentences for single windows.", needsOperation: true)
  static let printed = Key(
    name: "printed", value: .grid(blanks: true),
    purpose: "The result as the document prints it, `.` where it prints nothing.",
    needsOperation: true)
  static let quoted = Key(
    name: "quoted", value: .line(4_000),
    purpose: "Words, a formula or code as the document prints it, where that is wrong.")
  static let correct = Key(
    name: "correct", value: .line(4_000), purpose: "What `quoted` should be.")
  static let erratum = Key(
    name: "erratum", value: .line(4_000),
    purpose:
      "Why `printed` or `quoted` is wrong; needed where it is, refused where it is not. `unknown` "
      + "has the likeliest cause of wrong numbers found by the program.")

  static let table = KeyTable(
    owner: "a section",
    keys: [
      title, say, notes, show, operation, layer, input, weight, bias, kernelSize, inputSize, stride,
      padding, dilation, ceilMode, mode, layers, view, look, detail, labels, result, captions,
      printed, quoted, correct, erratum,
    ])
}

/// The keys of a caption.
enum CaptionKeys {
  static let at = Key(
    name: "at", value: .outputPlace, isRequired: true,
    purpose:
      "Row and column of the output value, counted from 1: `1 2`; one number for a list, map, "
      + "row and column where there are several maps.")
  static let say = Key(
    name: "say", value: .line(400), isRequired: true,
    purpose: "What is said when this value is computed.")

  static let table = KeyTable(owner: "a caption", keys: [at, say])
}

/// The keys of what to take home.
enum RememberKeys {
  static let rule = Key(
    name: "rule", value: .line(400), isRequired: true, purpose: "The rule in one line.")
  static let shape = Key(name: "shape", value: .line(400), purpose: "The rule of shapes.")
  static let pytorch = Key(name: "pytorch", value: .line(400), purpose: "What PyTorch calls it.")
  static let keras = Key(name: "keras", value: .line(400), purpose: "What Keras calls it.")
  static let next = Key(
    name: "next", value: .list(.lessonID, 1...10), purpose: "What to look at next: lessons' names.")

  static let table = KeyTable(
    owner: "\"remember\"", keys: [rule, shape, pytorch, keras, next])
}
