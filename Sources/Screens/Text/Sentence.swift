import Canvas
import Compute
import Course

/// The one sentence of each moment, made from the trace: the status line, the plain text and
/// whatever else must say what a picture shows.
public struct Sentence: Sendable {
  let script: Script
  let style: NumberStyle

  public init(_ script: Script, _ style: NumberStyle) {
    self.script = script
    self.style = style
  }

  public func text(at position: Int) -> String {
    let lesson = script.lesson
    switch script.moment(at: position) {
    case .question: return lesson.question ?? lesson.summary
    case .card(let section):
      return
        "Section \(section + 1) of \(lesson.sections.count): \(lesson.sections[section].title)."
    case .step(let section, let index):
      guard let demonstration = lesson.sections[section].demonstration else { return "" }
      return text(of: demonstration.trace[index], in: demonstration)
    case .outcome(let section):
      guard let demonstration = lesson.sections[section].demonstration else { return "" }
      return outcome(of: demonstration)
    case .remember: return lesson.remember?.rule ?? ""
    }
  }

  /// What happens in a step of an operation.
  func text(of step: Step, in demonstration: Demonstration) -> String {
    let window = demonstration.trace.window(step.window)
    let place = Self.name(of: window, in: demonstration)
    if let term = step.term { return "\(place), \(product(term, of: window, in: demonstration))." }
    return "\(place)\(Self.ground(under: window, in: demonstration)): "
      + "\(completion(of: window, in: demonstration))."
  }

  /// `Window 2 of 9`, or `Tue, day 2 of 7`.
  static func name(of window: Window, in demonstration: Demonstration) -> String {
    let place =
      "\(demonstration.windowWord) \(window.number + 1) of \(demonstration.trace.windowCount)"
    let label = demonstration.label(of: window)
    return label.map { "\($0), \(place)" } ?? place.prefix(1).uppercased() + place.dropFirst()
  }

  /// `, rows 1 to 3, columns 3 to 5`, with a word on padding where the window reaches into it.
  static func ground(under window: Window, in demonstration: Demonstration) -> String {
    guard case .conv2d = demonstration.trace.operation else { return "" }
    let sizes = demonstration.trace.input.shape.sizes
    let real = (0..<2).map { dimension in
      (window.origin[dimension]..<window.origin[dimension] + window.extent[dimension])
        .clamped(to: 0..<sizes[dimension])
    }
    let padded = window.terms.contains(where: \.isPadding)
    if real.contains(where: \.isEmpty) { return ", padding only" }
    let names = zip(["row", "column"], real).map { name, range in
      range.count == 1
        ? "\(name) \(range.lowerBound + 1)"
        : "\(name)s \(range.lowerBound + 1) to \(range.upperBound)"
    }
    return ", " + names.joined(separator: ", ") + (padded ? " and padding" : "")
  }

  /// `product 4 of 9: 9×1 = 9; 61 + 9 = 70`.
  private func product(_ number: Int, of window: Window, in demonstration: Demonstration) -> String
  {
    let terms = window.terms
    let term = terms[number]
    var line =
      demonstration.view == .rooms
      ? "room \(term.weight[0] + 1): " : "product \(number + 1) of \(terms.count): "
    line += Equation.products([term], style).text
    guard number > 0 else { return line }
    return line + "; "
      + Equation.sum([window.partialSum(terms: number), term.product], style).text
  }

  /// `61 + 23 + 16 = 100`.
  private func completion(of window: Window, in demonstration: Demonstration) -> String {
    if demonstration.view == .uses {
      let cells = window.terms.count { !$0.isPadding }
      let uses = demonstration.windowUses?.total(after: window.number + 1) ?? 0
      return "each of these \(cells) cells is used once more, \(uses) uses so far"
    }
    guard case .conv2d = demonstration.trace.operation else {
      return Equation.productsAndSum(window.terms, style).text
    }
    let sum =
      window.rows.count == 1
      ? Equation.productsAndSum(window.terms, style) : Equation.sum(window.rowSums, style)
    return sum.text
  }

  /// The end of an operation, as in `All 9 windows are done; the output is 3×3`.
  private func outcome(of demonstration: Demonstration) -> String {
    if let misprints = misprints(in: demonstration) { return misprints }
    let trace = demonstration.trace
    let output = trace.output.shape
    switch demonstration.view {
    case .window:
      if trace.windowCount == 1 { return "The only window is done; the output is \(output)." }
      return "All \(trace.windowCount) windows are done; the output is \(output)."
    case .uses:
      return "All \(trace.windowCount) windows are done; "
        + "each cell shows how many windows have used it."
    case .rooms, .schedule: return "All \(trace.windowCount) days are done."
    case .lists: return "All \(trace.windowCount) values are done."
    }
  }
}

extension Sentence {
  /// Where a document errs, as in `The document prints 83 at row 1, column 3; it is 88`.
  private func misprints(in demonstration: Demonstration) -> String? {
    guard let printed = demonstration.printed, !printed.wrong.isEmpty else { return nil }
    let told = printed.wrong.prefix(2).map { cell -> String in
      let place =
        cell.count == 1
        ? demonstration.labels.isEmpty ? "place \(cell[0] + 1)" : demonstration.labels[cell[0]]
        : "row \(cell[0] + 1), column \(cell[1] + 1)"
      let exact = Written(demonstration.trace.output[cell], style)
      let verb = exact.isExact ? "it is" : "it is about"
      return "\(printed[cell]?.text.withMinus ?? "") at \(place); \(verb) \(exact.text)"
    }
    let more = printed.wrong.count - told.count
    return "The document prints " + told.joined(separator: ", and ")
      + (more > 0 ? "; \(more) more are wrong." : ".")
  }
}

extension Demonstration {
  /// What one of its windows is called.
  var windowWord: String {
    switch view {
    case .window, .uses: "window"
    case .rooms, .schedule: "day"
    case .lists: "value"
    }
  }

  /// What the output value of a window is called, where it has a name.
  func label(of window: Window) -> String? {
    labels.isEmpty ? nil : labels[window.number]
  }

  /// How many of the first `windows` windows read each input cell.
  func uses(windows: Int) -> Tensor {
    windowUses?.counts(after: windows) ?? trace.input
  }

  /// How often input cells are read; nil where no window slides over a matrix.
  var windowUses: WindowUses? {
    outputSize.map { WindowUses(rows: $0.height, columns: $0.width) }
  }

  /// The size rule along the height and the width, with its numbers.
  var outputSize: (height: OutputSize, width: OutputSize)? {
    guard case .conv2d(let operation) = trace.operation else { return nil }
    return try? operation.outputSize(input: trace.input.shape, kernel: trace.weight.shape)
  }
}
