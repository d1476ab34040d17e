import Compute
import JSONText

/// Writes what an operation gives as the line that answers a request.
struct AnswerWriter {
  /// Digits after the point, where they were asked for.
  let digits: Int?
  let isTraced: Bool
  let isDescribed: Bool

  /// - Parameter more: writes what else belongs to the answer.
  /// - Throws: `RequestError` where the answer would be too long.
  func write(_ applied: Applied, of name: String, more: (inout JSONWriter) -> Void) throws
    -> [UInt8]
  {
    try check(applied)
    var writer = JSONWriter()
    writer.raw("{\"op\": ")
    writer.string(name)
    for result in applied.results {
      writer.raw(", ")
      if let name = result.name {
        writer.key(name)
        writer.raw("{")
      }
      try write(result, to: &writer)
      if result.name != nil { writer.raw("}") }
    }
    if isDescribed { write(applied.description, applied.results, to: &writer) }
    more(&writer)
    writer.raw("}")
    return writer.bytes
  }

  private func check(_ applied: Applied) throws {
    var traced = 0
    var values = 0
    for result in applied.results {
      traced += result.trace.map(TraceWriter.productCount) ?? 0
      switch result.values {
      case .exact(let tensor): values += tensor.shape.count
      case .proved(let tensor, _):
        values += tensor.shape.count
        // A step or two for each number that goes in or comes out.
        if isTraced { traced += 10 * tensor.shape.count }
      }
    }
    let digits = digits ?? 0
    let numbers = isTraced ? values + 4 * traced : values
    guard numbers.timesAtMost(digits) <= Limits.answerDigits else {
      throw RequestError(
        "the answer would have \(grouped(numbers.timesAtMost(digits))) digits after the point; "
          + "the most are \(grouped(Limits.answerDigits))")
    }
    guard !isTraced || traced <= Limits.tracedProducts else {
      throw RequestError(
        "the trace would have \(grouped(traced)) products; the most are "
          + grouped(Limits.tracedProducts))
    }
  }

  private var form: NumberForm { digits.map { .decimal(digits: $0) } ?? .exact }

  private func write(_ result: Applied.Result, to writer: inout JSONWriter) throws {
    switch result.values {
    case .exact(let tensor):
      write(tensor.shape, to: &writer) { form.write(tensor.elements[$1], to: &$0) }
      guard isTraced, let trace = result.trace else { return }
      writer.raw(", \"trace\": ")
      TraceWriter(form: form).write(trace, to: &writer)
    case .proved(let tensor, let steps):
      let places = digits ?? Limits.standardDigits
      let decimals = try tensor.decimals(places: places)
      write(tensor.shape, to: &writer) { $0.string(decimals[$1]) }
      guard isTraced else { return }
      writer.raw(", \"trace\": ")
      StepWriter.write(try steps(places), to: &writer)
    }
  }

  private func write(
    _ shape: Shape, to writer: inout JSONWriter, _ element: (inout JSONWriter, Int) -> Void
  ) {
    writer.raw("\"shape\": ")
    writer.integers(shape.sizes)
    writer.raw(", \"output\": ")
    writer.nested(shape, element)
  }

  private func write(
    _ description: Applied.Description, _ results: [Applied.Result], to writer: inout JSONWriter
  ) {
    let products = results.reduce(0) { $0 + ($1.trace.map(TraceWriter.productCount) ?? 0) }
    writer.raw(", \"describe\": {\"shape\": ")
    writer.string(description.shape)
    writer.raw(", \"parameters\": \(description.parameters)")
    writer.raw(", \"multiplications\": \(description.multiplications ?? products)}")
  }
}
