import Compute
import JSONText

/// Writes a trace: a list of windows with their products, what these come to one after the other,
/// and the result.
struct TraceWriter {
  let form: NumberForm

  /// How many products a trace tells.
  static func productCount(_ trace: Trace) -> Int { trace.count - trace.windowCount }

  func write(_ trace: Trace, to writer: inout JSONWriter) {
    writer.list(0..<trace.windowCount) { writer, number in
      write(trace.window(number), to: &writer)
    }
  }

  private func write(_ window: Window, to writer: inout JSONWriter) {
    writer.raw("{")
    writer.key("output")
    writer.integers(window.output)
    writer.raw(", ")
    writer.key("terms")
    writer.list(window.terms) { write($1, to: &$0) }
    writer.raw(", ")
    writer.key(window.reduction == .maximum ? "maxima" : "sums")
    writer.list(window.partialResults) { writer, sum in
      if let sum { form.write(sum, to: &writer) } else { writer.raw("null") }
    }
    if case .mean(let divisor) = window.reduction {
      writer.raw(", \"divisor\": \(divisor)")
    }
    if let bias = window.bias {
      writer.raw(", \"bias\": ")
      form.write(bias, to: &writer)
    }
    writer.raw(", \"result\": ")
    form.write(window.result, to: &writer)
    writer.raw("}")
  }

  private func write(_ term: Term, to writer: inout JSONWriter) {
    writer.raw("{\"input\": ")
    writer.integers(term.input)
    if term.operand > 0 { writer.raw(", \"operand\": \(term.operand)") }
    writer.raw(", \"weight\": ")
    writer.integers(term.weight)
    writer.raw(", \"factors\": ")
    writer.list([term.factors.0, term.factors.1]) { form.write($1, to: &$0) }
    writer.raw(", \"product\": ")
    form.write(term.product, to: &writer)
    if term.isPadding { writer.raw(", \"padding\": true") }
    writer.raw("}")
  }
}

extension Window {
  /// What the products come to after each of them; nil where a maximum has seen only padding yet.
  var partialResults: [Rational?] {
    var reached: Rational?
    return terms.map { term in
      switch reduction {
      case .sum, .mean, .function: reached = (reached ?? .zero) + term.product
      case .maximum:
        if !term.isPadding { reached = Swift.max(reached ?? term.product, term.product) }
      }
      return reached
    }
  }
}

/// Writes the steps of calculations with irrational numbers: a list for each part that is computed
/// alone.
enum StepWriter {
  static func write(_ parts: [[CalculationStep]], to writer: inout JSONWriter) {
    writer.list(parts) { writer, steps in
      writer.raw("{\"steps\": ")
      writer.list(steps) { write($1, to: &$0) }
      writer.raw("}")
    }
  }

  private static func write(_ step: CalculationStep, to writer: inout JSONWriter) {
    writer.raw("{\"name\": ")
    writer.string(step.name)
    writer.raw(", \"explanation\": ")
    writer.string(step.explanation)
    writer.raw(", \"values\": ")
    writer.list(step.values) { $0.string($1) }
    if let note = step.note {
      writer.raw(", \"note\": ")
      writer.string(note.description)
    }
    writer.raw("}")
  }
}
