import Canvas
import Compute
import Course

/// A lesson told in lines of text, every step in words and numbers: for pipes, `grep`, screen readers.
///
/// Each moment begins with `Step N.`, by which `--step N` opens it. There are no drawings in it.
public struct PlainText: Sendable {
  private let script: Script
  private let sentence: Sentence
  private let style: NumberStyle
  private let chosenDetail: Detail?
  private let hasNotes: Bool

  /// - Parameters:
  ///   - lesson: what is told.
  ///   - style: how numbers are written; nil leaves it to the lesson.
  ///   - detail: which steps are told: every product, every window, or only the outcomes; nil
  ///     leaves it to the lesson, section by section.
  ///   - hasNotes: whether the speaker's notes are told, too.
  public init(
    _ lesson: Lesson, style: NumberStyle? = nil, detail: Detail? = nil, hasNotes: Bool = false
  ) {
    let style = style ?? NumberStyle(lesson)
    script = Script(lesson)
    sentence = Sentence(script, style)
    self.style = style
    chosenDetail = detail
    self.hasNotes = hasNotes
  }

  /// How many moments the lesson has.
  public var stepCount: Int { script.count }

  /// The lesson, line by line, from a position to its end.
  public func lines(from start: Int = 0) -> some Sequence<String> {
    lines(of: min(max(0, start), script.count - 1)...script.count - 1)
  }

  /// A part of the lesson, line by line; its first and its last step are told at any level of detail.
  public func lines(of positions: ClosedRange<Int>) -> some Sequence<String> {
    positions.lazy.flatMap { position in
      let isEnd = position == positions.lowerBound || position == positions.upperBound
      return isEnd ? words(at: position) : lines(at: position)
    }
  }

  /// What is told at a position; at least its sentence, also where the level of detail leaves it out.
  public func words(at position: Int) -> [String] {
    let told = lines(at: position)
    return told.isEmpty ? ["Step \(position + 1). " + sentence.text(at: position)] : told
  }

  /// What is told at a position; nothing where the level of detail leaves it out.
  public func lines(at position: Int) -> [String] {
    let number = "Step \(position + 1). "
    switch script.moment(at: position) {
    case .question: return opening(number)
    case .card(let section): return card(section, at: position, number)
    case .step(let section, let index):
      guard let demonstration = script.lesson.sections[section].demonstration else { return [] }
      return step(index, of: demonstration, at: position, number)
    case .outcome(let section):
      guard let demonstration = script.lesson.sections[section].demonstration else { return [] }
      return [number + sentence.text(at: position)] + outcome(of: demonstration) + [""]
    case .remember: return remember(number)
    }
  }

  private func opening(_ number: String) -> [String] {
    let lesson = script.lesson
    var lines = [lesson.title, lesson.summary, ""]
    if !lesson.sources.isEmpty {
      lines.insert("From " + lesson.sources.joined(separator: "; ") + ".", at: 2)
    }
    lines.append("\(number)Part \(lesson.part). \(lesson.question ?? lesson.summary)")
    lines += lesson.sections.enumerated().map { "Section \($0 + 1): \($1.title.asSentence)" }
    return lines + notes(lesson.notes) + [""]
  }

  private func notes(_ notes: [String]) -> [String] {
    hasNotes ? notes.map { "Notes: \($0)" } : []
  }

  private func card(_ number: Int, at position: Int, _ prefix: String) -> [String] {
    let section = script.lesson.sections[number]
    var lines = [prefix + sentence.text(at: position)] + notes(section.notes) + section.say
    if let misquote = section.misquote {
      lines += [
        "Printed wrongly: \(misquote.printed)", "Correct: \(misquote.correct)",
        "Why: \(misquote.why)",
      ]
    }
    for exhibit in section.exhibits { lines += matrix(exhibit) }
    if let demonstration = section.demonstration { lines += operands(of: demonstration) }
    return lines + [""]
  }

  /// The operation in words, then what it works on.
  func operands(of demonstration: Demonstration) -> [String] {
    let trace = demonstration.trace
    let stage = Stage.before(demonstration, style)
    let parameters = stage.parameters.split(separator: "   ").joined(separator: ", ")
    var lines = [
      demonstration.operation == .convolve
        ? "Operation convolve: the input is turned round and slides past the weights."
        : "Operation \(demonstration.operation.rawValue)"
          + (parameters.isEmpty ? "." : " with \(parameters).")
    ]
    if let pipeline = demonstration.pipeline { lines.append(self.pipeline(pipeline)) }
    if !demonstration.inputName.isEmpty {
      lines += matrix(
        NamedTensor(
          name: Self.name("Input", demonstration.inputName), tensor: trace.input,
          sheets: demonstration.input.sheets))
    }
    if !demonstration.weightName.isEmpty {
      let what = demonstration.operation == .linear ? "Weights" : "Kernel"
      lines += matrix(
        NamedTensor(
          name: Self.name(what, demonstration.weightName), tensor: trace.weight,
          sheets: demonstration.weightSheets))
    }
    if let bias = trace.bias { lines += matrix(NamedTensor(name: "Bias", tensor: bias)) }
    guard demonstration.operation != .outputSize, demonstration.operation != .layerTable else {
      return lines
    }
    lines.append("The output will be \(trace.output.shape).")
    if let size = demonstration.outputSize {
      lines.append(
        size.height == size.width
          ? "Each side: \(size.height)." : "Height: \(size.height). Width: \(size.width).")
    }
    return lines
  }

  /// What it is and its name, unless that says the same.
  private static func name(_ what: String, _ name: String) -> String {
    what.lowercased() == name.lowercased() ? what : "\(what) \(name)"
  }

  /// The network that a layer belongs to: `image 5×5, conv 3×3 (now), ReLU 3×3`.
  private func pipeline(_ pipeline: Pipeline) -> String {
    let stages = pipeline.stages.enumerated().map { place, stage in
      "\(stage.name) \(stage.shape)" + (place == pipeline.current ? " (now)" : "")
    }
    return "The network: \(stages.joined(separator: ", "))."
  }

  func step(
    _ index: Int, of demonstration: Demonstration, at position: Int, _ number: String
  ) -> [String] {
    let step = demonstration.trace[index]
    let detail = chosenDetail ?? demonstration.detail
    guard detail != .operation, detail == .product || step.term == nil else { return [] }
    var line = number + sentence.text(at: position)
    let window = demonstration.trace.window(step.window)
    let caption = demonstration.captions[window.output]
    guard step.term == nil else {
      if step.term == 0, let caption { line += " " + caption }
      return [line]
    }
    if demonstration.trace.sides != nil, demonstration.view != .uses, window.rows.count > 1 {
      if let rows = rows(of: window, demonstration) {
        line += " Rows: " + rows.joined(separator: "; ") + "."
      }
      line += " Output \(demonstration.outputPlace(window.output))."
    }
    if !demonstration.trace.layerTraces.isEmpty {
      let made = demonstration.trace.layerTraces[step.window].output
      let name = demonstration.pipeline?.stages[step.window + 1].name ?? "Output"
      let rows = matrix(NamedTensor(name: name, tensor: made))
      return [line] + rows + [""]
    }
    if let caption, detail != .product || window.terms.isEmpty { line += " " + caption }
    return detail == .product ? [line, ""] : [line]
  }

  /// What each row of a window comes to; nil where rows are not added up.
  private func rows(of window: Window, _ demonstration: Demonstration) -> [String]? {
    switch demonstration.trace.operation {
    case .maxPool2d: nil
    case .avgPool2d, .sumPool2d:
      window.rows.map { row in
        Equation.sum(row.filter { !$0.isPadding }.map(\.inputValue), style).text
      }
    default: window.rows.map { Equation.products($0, style).text }
    }
  }

  /// The sentence that ends an operation.
  func outcomeSentence(of demonstration: Demonstration) -> String {
    sentence.outcome(of: demonstration)
  }

  /// The position of a step of a section's operation.
  func position(section: Int, step: Int) -> Int { script.position(section: section, step: step) }

  func outcome(of demonstration: Demonstration) -> [String] {
    if demonstration.view == .uses {
      let uses = demonstration.uses(windows: demonstration.trace.windowCount)
      return matrix(NamedTensor(name: "Uses of each cell", tensor: uses))
        + ["Uses in all: \(Written(uses.elements.total, style).text)."]
    }
    var lines = matrix(
      NamedTensor(
        name: "Output", tensor: demonstration.trace.output, sheets: demonstration.outputSheets))
    let labels = demonstration.labels
    if case .outputSize = demonstration.trace.operation { lines = [] }
    if !labels.isEmpty {
      let values = demonstration.trace.output.elements
      lines = zip(labels, values).map { "\($0): \(Written($1, style).text)." }
    }
    if let parts = demonstration.trace.softmaxParts { lines += shares(parts) }
    if let printed = demonstration.printed { lines += self.printed(printed) }
    return lines
  }

  /// The shares in percent, and how far apart their powers are where that is far.
  private func shares(_ parts: SoftmaxParts) -> [String] {
    var lines = [
      "The powers of e: \(Equation.sum(parts.powers, style).text).",
      "In percent: \(parts.shares.map(\.percent).joined(separator: ", ")), together 100 %.",
    ]
    if let spread = parts.notableSpread { lines.append(spread) }
    return lines
  }

  private func printed(_ printed: Printed) -> [String] {
    let columns = printed.shape.sizes.last ?? 1
    let rows = stride(from: 0, to: printed.cells.count, by: columns).map { start in
      printed.cells[start..<start + columns].map { $0?.text.withMinus ?? "." }.joined(
        separator: " ")
    }
    var lines = ["The document prints (a dot where it prints nothing):"] + rows.map { "  " + $0 }
    if let erratum = printed.erratum {
      lines.append("Why: \(erratum)")
    } else {
      lines.append("The document is right.")
    }
    return lines
  }

  private func remember(_ number: String) -> [String] {
    guard let remember = script.lesson.remember else { return [] }
    var lines = ["\(number)To remember: \(remember.rule)"]
    if let shape = remember.shape { lines.append("Size: \(shape)") }
    if let pytorch = remember.pytorch { lines.append("PyTorch: \(pytorch)") }
    if let keras = remember.keras { lines.append("Keras: \(keras)") }
    if !remember.next.isEmpty { lines.append("Next: " + remember.next.joined(separator: ", ")) }
    return lines
  }

  /// A matrix as rows of numbers, its name and its shape before it.
  public func matrix(_ named: NamedTensor) -> [String] {
    let numerals = Numerals(named.tensor.elements, style)
    let remark = numerals.remark.isEmpty ? "" : " (\(numerals.remark) these numbers)"
    let heading = "\(named.name), \(named.tensor.shape)\(remark):"
    let planes = named.planes
    return [heading]
      + planes.flatMap { plane in
        (planes.count > 1 ? ["  \(plane.name):"] : [])
          + plane.tensor.rows.map { "  " + $0.map(numerals.text).joined(separator: " ") }
      }
  }
}

extension NumberStyle {
  /// How a lesson asks for its numbers to be written.
  public init(_ lesson: Lesson) { self = lesson.showsDecimals ? .decimal : .fraction }
}

extension Stage {
  /// A demonstration before anything is computed.
  static func before(_ demonstration: Demonstration, _ style: NumberStyle) -> Stage {
    Stage(
      demonstration: demonstration, formats: DemonstrationFormats(demonstration, style),
      style: style, window: nil, term: nil, done: 0, cursor: nil)
  }
}
