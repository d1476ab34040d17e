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
        "Section \(section + 1) of \(lesson.sections.count): "
        + lesson.sections[section].title.asSentence
    case .step(let section, let index):
      guard let demonstration = lesson.sections[section].demonstration else { return "" }
      return text(of: demonstration.trace[index], in: demonstration)
    case .outcome(let section):
      guard let demonstration = lesson.sections[section].demonstration else { return "" }
      return outcome(of: demonstration)
    case .remember: return lesson.remember?.rule ?? ""
    }
  }

  private func text(of step: Step, in demonstration: Demonstration) -> String {
    Self.text(of: step, in: demonstration, style)
  }

  /// What happens in a step of an operation.
  static func text(of step: Step, in demonstration: Demonstration, _ style: NumberStyle) -> String {
    let window = demonstration.trace.window(step.window)
    let place = name(of: window, in: demonstration)
    let completion = Completion(demonstration, window, style)
    if let term = step.term { return "\(place), \(completion.text(ofTerm: term))." }
    return "\(place)\(ground(under: window, in: demonstration)): \(completion.text)."
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
    guard demonstration.trace.sides != nil else { return "" }
    let sizes = demonstration.trace.input.shape.sizes.suffix(2)
    let plane = zip(window.origin.suffix(2), window.extent.suffix(2))
    let real = zip(plane, sizes).map { side, size in
      (side.0..<side.0 + side.1).clamped(to: 0..<size)
    }
    let map =
      window.output.count > 2
      ? ", " + demonstration.outputName(of: window.output[0]) : ""
    let padded = window.terms.contains(where: \.isPadding)
    if real.contains(where: \.isEmpty) { return map + ", padding only" }
    let names = zip(["row", "column"], real).map { name, range in
      range.count == 1
        ? "\(name) \(range.lowerBound + 1)"
        : "\(name)s \(range.lowerBound + 1) to \(range.upperBound)"
    }
    return map + ", " + names.joined(separator: ", ") + (padded ? " and padding" : "")
  }

  /// `row 2, column 1`, or `number 4` of a list; the name of the sheet before it where there is one.
  static func place(_ cell: [Int], _ sheets: [String]) -> String {
    switch cell.count {
    case 1: return "number \(cell[0] + 1)"
    case 2: return "row \(cell[0] + 1), column \(cell[1] + 1)"
    default:
      let sheet = cell[cell.count - 3]
      let name = sheets.indices.contains(sheet) ? sheets[sheet] : "map \(sheet + 1)"
      return "\(name), row \(cell[cell.count - 2] + 1), column \(cell[cell.count - 1] + 1)"
    }
  }

  /// The end of an operation, as in `All 9 windows are done; the output is 3×3`.
  func outcome(of demonstration: Demonstration) -> String {
    if let misprints = misprints(in: demonstration) { return misprints }
    let trace = demonstration.trace
    let output = trace.output.shape
    switch demonstration.trace.operation {
    case .outputSize(let size):
      let floor =
        size.leftover == 0
        ? ""
        : size.leftover == 1
          ? "; 1 cell at the end stays unseen" : "; \(size.leftover) cells at the end stay unseen"
      return "The side: \(size)\(floor)."
    case .layerTable(let table):
      let parts = table.rows.map(\.parameters).filter { $0 > 0 }.map { Rational($0) }
      return parts.isEmpty
        ? "Nothing is learned here."
        : "Learned in all: "
          + (parts.count == 1 ? Written(parts[0], style).text : Equation.sum(parts, style).text)
          + "."
    case .softmax:
      if trace.windowCount == 1 { return "The only share is 1." }
      let shares = Equation.sum(trace.output.elements, style)
      return "All shares together: \(shares.text)."
    case .sequential:
      return "All \(trace.windowCount) layers are done: " + labelled(demonstration) + "."
    default: break
    }
    switch demonstration.view {
    case .uses:
      return "All \(trace.windowCount) windows are done; "
        + "each cell shows how many windows have used it."
    default:
      let words = demonstration.windowWord + "s"
      let size = demonstration.view == .window || demonstration.view == .filters
      let leftOut = trace.leftOutText.map { " " + $0 } ?? ""
      if trace.windowCount == 1 {
        return "The only \(demonstration.windowWord) is done; the output is \(output)." + leftOut
      }
      return "All \(trace.windowCount) \(words) are done"
        + (size ? "; the output is \(output)." : ".") + leftOut
    }
  }

  /// The values of a short output, each with its name: `X: 1, O: 5/9`.
  private func labelled(_ demonstration: Demonstration) -> String {
    let output = demonstration.trace.output
    guard output.shape.rank == 1, output.shape.count <= 10 else {
      return "the output is \(output.shape)"
    }
    return output.elements.enumerated().map { place, value in
      let name = demonstration.labels.isEmpty ? "" : demonstration.labels[place] + ": "
      return name + Written(value, style).marked
    }.joined(separator: ", ")
  }
}

extension Sentence {
  /// Where a document errs, as in `The document prints 83 at row 1, column 3; it is 88`.
  private func misprints(in demonstration: Demonstration) -> String? {
    guard let printed = demonstration.printed, !printed.wrong.isEmpty else { return nil }
    let told = printed.wrong.prefix(2).map { cell -> String in
      let place = demonstration.outputPlace(cell)
      let exact = Written(demonstration.trace.output[cell], style)
      let verb = exact.isExact ? "it is" : "it is about"
      return "\(printed[cell]?.text.withMinus ?? "") at \(place); \(verb) \(exact.text)"
    }
    let more = printed.wrong.count - told.count
    return "The document prints " + told.joined(separator: ", and ")
      + (more > 0 ? "; \(more) more \(more == 1 ? "is" : "are") wrong." : ".")
  }
}

extension Demonstration {
  /// What one of its windows is called.
  var windowWord: String {
    switch view {
    case .window, .filters, .uses, .ruler: "window"
    case .rooms, .schedule: "day"
    case .lists, .curve, .row, .bars: "value"
    case .neurons: "neuron"
    case .table: "entry"
    case .pipeline: "layer"
    }
  }

  /// What the output value of a window is called, where it has a name.
  func label(of window: Window) -> String? {
    // The windows of a network are its layers; the names are those of its output.
    guard operation != .sequential else { return nil }
    return labels.indices.contains(window.number) ? labels[window.number] : nil
  }

  /// What a map of the output is called.
  func outputName(of map: Int) -> String {
    outputSheets.indices.contains(map) ? outputSheets[map] : "map \(map + 1)"
  }

  /// Where an output value stands: its name, its place in a list, its row and column.
  func outputPlace(_ cell: [Int]) -> String {
    if cell.count == 1 {
      return labels.isEmpty ? "place \(cell[0] + 1)" : labels[cell[0]]
    }
    if case .layerTable(let table) = trace.operation {
      return "\(table.rows[cell[0]].name), " + (cell[1] == 0 ? "activations" : "parameters")
    }
    return Sentence.place(cell, outputSheets)
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
    trace.sides
  }
}

extension String {
  /// The text with a full stop, unless it ends in a sign of its own.
  var asSentence: String { last.map { "?!.".contains($0) } == true ? self : self + "." }
}
