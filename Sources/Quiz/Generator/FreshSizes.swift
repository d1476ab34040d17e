import Compute
import Course
import Mistakes

/// Sizes and counts with fresh numbers.
extension Generator {
  /// How many places a window finds along a side.
  func side(_ dice: inout Dice) -> Question? {
    let kernel = fresh.kernelSize?.horizontal ?? dice.number(2...5)
    let stride = fresh.stride?.horizontal ?? dice.number(1...3)
    let zeros =
      fresh.padding?.padding(kernel: (kernel, kernel)).left ?? (dice.once(in: 2) ? 1 : 0)
    let size = OutputSize(
      input: dice.number(kernel + 3...30), padding: (zeros, zeros), kernel: kernel, stride: stride)
    guard size.output >= 2, stride > 1 || zeros > 0 || kernel > 2,
      let trace = try? size.windows(), let view = ShownOperation.outputSize.views.first
    else { return nil }
    let demonstration = Demonstration(
      operation: .outputSize, input: NamedTensor(name: "", tensor: trace.input), trace: trace,
      view: view, detail: .window)
    let result = ResultQuestion(demonstration, .number, at: nil)
    let recognised = result.recognised(places: nil)
    guard recognised.count >= 2 else { return nil }
    let parts = QuestionWriter.Parts(
      prompt: lead + [Wording.window(along: size), "How many places does it find?"],
      form: .number(places: nil), answer: .number(Rational(size.output)),
      hints: Hints(demonstration: demonstration).hints(.number, at: nil), recognised: recognised,
      calculation: size.description, demonstration: { demonstration })
    guard kind == .choice else { return writer.question(parts) }
    return choice(parts.answer, among: recognised, form: parts.form, &dice, parts)
  }

  /// How many numbers a layer learns.
  func parameters(_ dice: inout Dice) -> Question? {
    let entries = dice.once(in: 3) ? denseLayer(&dice) : convolutionLayer(&dice)
    guard let table = try? LayerTable(entries), let row = table.rows.last,
      let view = ShownOperation.layerTable.views.first
    else { return nil }
    let recognised = SizeMistake.parameters(of: entries).map { mistake, parameters in
      Question.Recognised(
        mistake: mistake, answer: .number(Rational(parameters)), sentence: mistake.sentence())
    }
    let answers = recognised.map(\.answer) + [.number(Rational(row.parameters))]
    guard Set(answers).count == answers.count, recognised.count >= 2 else { return nil }
    let trace = table.trace()
    let demonstration = Demonstration(
      operation: .layerTable, input: NamedTensor(name: "", tensor: trace.input), trace: trace,
      view: view, detail: .window)
    let parts = QuestionWriter.Parts(
      prompt: lead + [sentence(entries), "How many numbers does it learn?"],
      form: .number(places: nil), answer: .number(Rational(row.parameters)),
      hints: Hints(demonstration: demonstration).hints(.number, at: nil), recognised: recognised,
      window: trace.windowCount - 1, calculation: row.parameterRule,
      demonstration: { demonstration })
    guard kind == .choice else { return writer.question(parts) }
    return choice(parts.answer, among: recognised, form: parts.form, &dice, parts)
  }

  private func convolutionLayer(_ dice: inout Dice) -> [LayerTable.Entry] {
    let side = dice.number(8...32)
    let kernel = Stride(dice.one(of: [1, 3, 3, 5]) ?? 3)
    return [
      .init(name: "input", kind: .input([side, side, dice.number(2...8)])),
      .init(
        name: "conv",
        kind: .conv2d(
          filters: dice.number(2...16), kernel: kernel, stride: Stride(1), padding: .valid,
          hasBias: true)),
    ]
  }

  private func denseLayer(_ dice: inout Dice) -> [LayerTable.Entry] {
    [
      .init(name: "input", kind: .input([dice.number(3...40)])),
      .init(name: "dense", kind: .linear(features: dice.number(2...20), hasBias: true)),
    ]
  }

  private func sentence(_ entries: [LayerTable.Entry]) -> String {
    guard case .input(let shape)? = entries.first?.kind else { return "" }
    switch entries.last?.kind {
    case .conv2d(let filters, let kernel, _, _, _):
      return "A layer of \(filters) filters of \(kernel.vertical)×\(kernel.horizontal) reads "
        + "\(shape[2]) channels of \(shape[0])×\(shape[1]). Each filter has a bias."
    case .linear(let features, _):
      return "A dense layer of \(features) neurons reads \(shape.count) numbers. Each neuron has a "
        + "bias."
    default: return ""
    }
  }
}
