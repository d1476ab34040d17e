import Compute
import Course

/// The sandbox told in lines of text, with the sentences of the lessons.
extension Sandbox {
  /// - Parameter detail: which steps are told: every product, every window, or only the outcome.
  public func lines(detail: Detail = .window) -> [String] {
    let section = Section(
      title: bench.operation.rawValue, say: [], exhibits: [], demonstration: demonstration,
      misquote: nil)
    let lesson = Lesson(
      id: "sandbox", title: "Sandbox", part: "Sandbox", order: 0, summary: "", question: nil,
      sources: [], sections: [section], remember: nil)
    let text = PlainText(lesson, style: numberStyle, detail: detail)
    guard let demonstration else { return refused(text) }
    var lines = text.operands(of: demonstration) + [""]
    for index in demonstration.trace.indices {
      let position = text.position(section: 0, step: index)
      lines += text.step(index, of: demonstration, at: position, "")
    }
    lines.append(text.outcomeSentence(of: demonstration))
    return lines + text.outcome(of: demonstration)
  }

  /// What there is, and why nothing comes of it.
  private func refused(_ text: PlainText) -> [String] {
    let settings = knobs.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    var lines = ["Operation \(bench.operation.rawValue) with \(settings)."]
    for operand in bench.operands {
      guard let tensor = bench.tensor(operand) else { continue }
      let name = operand == .input ? "Input" : operand == .weight ? "Weights" : "Bias"
      lines += text.matrix(NamedTensor(name: name, tensor: tensor))
    }
    return lines + [refusal ?? ""]
  }
}
