import Canvas
import Compute
import Course

/// What is lit in a demonstration at one moment, and how its numbers are written.
struct Stage: Sendable {
  let demonstration: Demonstration
  let formats: DemonstrationFormats
  let style: NumberStyle
  /// The window in play; nil before the first and after the last.
  let window: Window?
  /// The product in focus, counted from 0; nil where the window is taken as a whole.
  let term: Int?
  /// How many output values are complete, the one in play not counted.
  let done: Int
  /// The learner's own cursor, where it is out.
  let cursor: Inspection?

  var trace: Trace { demonstration.trace }

  /// The product in focus.
  var focus: Term? {
    guard let window, let term else { return nil }
    return window.terms[term]
  }

  /// How many products of the window in play have been taken.
  var taken: Int {
    guard let window else { return 0 }
    return term.map { $0 + 1 } ?? window.terms.count
  }

  /// What to show of an output value: the number, `?` while it is being computed, `·` before.
  func output(_ number: Int) -> (text: String, role: Role) {
    let text = formats.output.text(trace.output.elements[number])
    if let cursor, cursor.touchedWindows.contains(number) {
      return (number < done || isComplete(number) ? text : "?", .touched)
    }
    if number < done { return (text, .output) }
    guard let window, number == window.number else { return ("·", .pending) }
    return (term == nil ? text : "?", .result)
  }

  private func isComplete(_ number: Int) -> Bool {
    number < done || (number == window?.number && term == nil)
  }
}

/// How the numbers of a demonstration are written; made once for a section and a number style.
struct DemonstrationFormats: Sendable {
  let input: Numerals
  let weight: Numerals
  let output: Numerals
  /// The widest product, as `7×−1`.
  let productWidth: Int
  /// The widest sum of a row or a window.
  let sumWidth: Int

  init(_ demonstration: Demonstration, _ style: NumberStyle) {
    let trace = demonstration.trace
    input = Numerals(trace.input.elements, style)
    weight = Numerals(trace.weight.elements, style)
    output = Numerals(trace.output.elements, style)
    // Whole numbers show every product and sum in full; the rest is measured window by window.
    let inputWidth = trace.input.elements.map { Written($0, style).text.count }.max() ?? 1
    let weightWidth = trace.weight.elements.map { Written($0, style).text.count }.max() ?? 1
    productWidth = inputWidth + 1 + weightWidth
    var sums = trace.output.elements.map { Written($0, style).text.count }.max() ?? 1
    for number in 0..<trace.windowCount {
      for sum in trace.window(number).rowSums {
        sums = max(sums, Written(sum, style).text.count)
      }
    }
    sumWidth = sums
  }
}

/// The learner's own cursor inside a demonstration.
public enum Inspection: Hashable, Sendable {
  /// On an output value: the window that computes it is shown.
  case output([Int])
  /// On an input cell, with the windows that read it.
  case input([Int], windows: [Int])
  /// On a weight, with the windows that use it.
  case weight([Int], windows: [Int])

  var touchedWindows: Set<Int> {
    switch self {
    case .output: []
    case .input(_, let windows), .weight(_, let windows): Set(windows)
    }
  }
}
