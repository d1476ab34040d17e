import Compute
import Course

/// What helps with a question about a result, step by step.
struct Hints {
  let demonstration: Demonstration
  private var trace: Trace { demonstration.trace }

  /// - Parameter place: the value that is asked for; nil for all of it, or its shape.
  func hints(_ kind: LessonQuestion.Kind, at place: [Int]?) -> [String] {
    switch kind {
    case .shape, .number: return shape
    case .cell, .choice: return place.map(value) ?? []
    case .matrix, .mistake:
      let first = trace.output.shape.index(at: 0)
      guard trace.output.shape.count > 0, !trace.isElementwise else { return general }
      let help = value(first)
      guard kind == .matrix, help.last?.hasSuffix("= \(firstText).") != true else { return help }
      return help + ["The first value is \(firstText)."]
    case .order: return []
    }
  }

  private var firstText: String { Answer.text(trace.output.elements[0], 2) }

  private var general: [String] {
    switch trace.operation {
    case .relu: ["A number below 0 becomes 0. All others stay."]
    case .abs: ["A number below 0 loses its minus sign."]
    case .flatten: ["Each row gives \(trace.input.shape.sizes.last ?? 1) numbers of the list."]
    default: []
    }
  }

  private var shape: [String] {
    switch trace.operation {
    case .outputSize(let size): return Self.size(size)
    case .convolve(let convolve):
      let (n, f) = (trace.input.shape.count, trace.weight.shape.count)
      guard trace.input.shape.rank == 1 else { return [] }
      return convolve.mode == .full
        ? ["The lists begin to meet before they overlap fully: n + f − 1, with n = \(n), f = \(f)."]
        : ["Only full overlaps: n − f + 1, with n = \(n), f = \(f)."]
    case .linear: return ["Each neuron gives one number."]
    case .flatten: return ["All the numbers are there: multiply the sizes."]
    case .layerTable(let table):
      let hasFilters = table.rows.contains { $0.kind.hasPrefix("conv") }
      return [
        hasFilters
          ? "Each filter has a weight for each cell and channel, and one bias."
          : "Each neuron has a weight for each number that it reads, and one bias."
      ]
    default: return trace.sides.map { Self.size($0.height) } ?? []
    }
  }

  private static func size(_ size: OutputSize) -> [String] {
    let rule = size.ceilMode ? "⌈(n + 2p − f)/s⌉ + 1" : "⌊(n + 2p − f)/s⌋ + 1"
    let zeros = size.padding.before + size.padding.after
    return [
      "Count the moves of the window, and one for its first place.",
      "\(rule), with n = \(size.input), 2p = \(zeros), f = \(size.extent), s = \(size.stride).",
    ]
  }

  /// Where to look, then a first part of the sum.
  private func value(_ place: [Int]) -> [String] {
    guard trace.windowCount == trace.output.shape.count else { return general }
    let window = trace.window(trace.window(computing: place))
    let cells = window.terms.filter { !$0.isPadding }
    switch trace.operation {
    case .conv2d:
      let first = window.rows.first { row in row.contains { !$0.product.isZero } } ?? []
      return [ground(window), "\(Self.products(first)) is what one row of it gives."]
    case .convolve:
      return [
        "Both lists meet in \(cells.count) place\(cells.count == 1 ? "" : "s").",
        "Begin with \(Self.products(Array(cells.prefix(1)))).",
      ]
    case .maxPool2d, .avgPool2d, .sumPool2d:
      let values = cells.map { Answer.text($0.inputValue, nil) }
      return [ground(window), "Under it are \(values.joined(separator: ", "))."]
    case .linear:
      return [
        "\(cells.count) products are added\(window.bias == nil ? "." : ", and then the bias.")",
        "Begin with row \((place.last ?? 0) + 1) of the weights: "
          + "\(Self.products(Array(cells.prefix(2)))).",
      ]
    default: return general
    }
  }

  /// Where a window stands, by its rows and columns.
  private func ground(_ window: Window) -> String {
    let sides = zip(
      ["row", "column"], zip(window.origin.suffix(2), window.extent.suffix(2))
    ).map { name, side in
      let (first, last) = (side.0 + 1, side.0 + side.1)
      return first == last ? "\(name) \(first)" : "\(name)s \(first) to \(last)"
    }
    let text = sides.joined(separator: ", ").replacing("-", with: "−")
    let border =
      window.terms.contains(where: \.isPadding) ? "; what lies outside is the border" : ""
    return "The window stands on \(text)\(border)."
  }

  /// `3×1 + 4×0 = 3`.
  private static func products(_ terms: [Term]) -> String {
    let parts = terms.map { term in
      let (first, second) = term.factors
      return "\(Answer.text(first, nil))×\(Answer.text(second, nil))"
    }
    let sum = terms.map(\.product).total
    return "\(parts.joined(separator: " + ")) = \(Answer.text(sum, 2))"
  }
}

extension Trace {
  /// Whether each value comes from the value in the same place, or is only moved.
  var isElementwise: Bool {
    switch operation {
    case .relu, .abs, .sigmoid, .tanh, .exp, .flatten: true
    default: false
    }
  }
}
