import Compute
import Course
import Mistakes

/// Softmax, sigmoid and tanh with fresh numbers: what can be found by reasoning, or from powers of e
/// that are given.
extension Generator {
  /// A share of three scores, from powers of e with two decimals.
  func share(_ dice: inout Dice) -> Question? {
    let scores = Array(dice.shuffled(FunctionTable.scores).prefix(3))
    let exact = scores.compactMap { FunctionTable.exp[$0] }
    let asked = dice.number(0...2)
    guard exact.count == scores.count else { return nil }
    let powers = exact.map { $0.rounded(places: 2) }
    let share = exact[asked] / exact.total
    // What the rounded powers give is what the exact ones give, and not by a hair.
    let byHand = powers[asked] / powers.total
    guard share > Rational(1, 10), byHand.rounded(places: 2) == share.rounded(places: 2),
      (share - share.rounded(places: 2)).magnitude * 1_000 < 4
    else { return nil }
    let mistakes: [(Mistake, Rational?)] = [
      (.forgotDivision, powers[asked]),
      (
        .forgotPowers,
        scores.total.isZero || scores[asked].isZero ? nil : scores[asked] / scores.total
      ),
      (.truncated, share.rounded(places: 2, .truncated)),
    ]
    let recognised = recognised(mistakes, besides: share)
    guard recognised.count >= 2 else { return nil }
    let told = zip(scores, powers).map { score, power in
      "e^\(score.isNegative ? "(\(Answer.text(score, nil)))" : Answer.text(score, nil)) "
        + "\(score.isZero ? "=" : "≈") \(Answer.text(power, nil))"
    }
    return writer.question(
      .init(
        prompt: lead + [
          "Softmax makes shares of \(scores.map { Answer.text($0, nil) }.joined(separator: ", ")).",
          "The powers: \(told.joined(separator: ", ")).",
          "What is the share of the \(["first", "second", "third"][asked])? Two decimals.",
        ],
        form: .number(places: 2), answer: .number(share),
        hints: [
          "The powers add up to \(Answer.text(powers.total, nil)).",
          "Divide \(Answer.text(powers[asked], nil)) by that.",
        ], recognised: recognised, window: asked,
        demonstration: { Self.demonstration(.softmax, .softmax(Softmax()), scores) }))
  }

  /// Scores in the order of what a function makes of them.
  func ranking(_ dice: inout Dice) -> Question? {
    let halves = dice.shuffled(Array(-6...6)).prefix(4).map { Rational($0, 2) }
    let isSoftmax = fresh.operation == .softmax
    // Without numbers below zero, and larger ones above it, nothing is to be thought of.
    let bySize = halves.sorted { $0.magnitude < $1.magnitude }
    guard halves.contains(where: \.isNegative), Set(halves.map(\.magnitude)).count == 4,
      bySize != halves.sorted()
    else { return nil }
    let (operation, function) = (fresh.operation, FunctionTable.operation(fresh.operation))
    func text(_ value: Rational) -> String {
      isSoftmax ? Answer.text(value, nil) : "\(function.name)(\(Answer.text(value, nil)))"
    }
    let question =
      isSoftmax
      ? ["Softmax makes shares of these scores.", "Put them in order, the largest share first."]
      : ["Put these in order, the smallest first. Nothing need be computed."]
    return writer.order(
      (isSoftmax ? halves.sorted(by: >) : halves.sorted()).map(text),
      recognised: [(.sortedBySize, (isSoftmax ? bySize.reversed() : bySize).map(text))], &dice,
      lead: lead + question, hints: ["A larger number never gives a smaller result."],
      demonstration: { Self.demonstration(operation, function, halves) })
  }

  /// Which of four numbers a function gives, which its shape tells.
  func functionValue(_ dice: inout Dice) -> Question? {
    let x = Rational(dice.number(1...6) * (dice.once(in: 2) ? 1 : -1), 2)
    let isSigmoid = fresh.operation == .sigmoid
    let (table, other) =
      isSigmoid
      ? (FunctionTable.sigmoid, FunctionTable.tanh) : (FunctionTable.tanh, FunctionTable.sigmoid)
    guard let value = table[x] else { return nil }
    let mistakes: [(Mistake, Rational?)] = [
      (.flippedSigns, table[-x]), (isSigmoid ? .tookTanh : .tookSigmoid, other[x]),
      (.tookReLU, max(x, .zero)),
    ]
    let (operation, function) = (fresh.operation, FunctionTable.operation(fresh.operation))
    let form = AnswerForm.number(places: 2)
    return choice(
      .number(value), among: recognised(mistakes, besides: value), form: form, &dice,
      .init(
        prompt: lead + [
          "Which of these is \(function.name)(\(Answer.text(x, nil))), to two decimals?"
        ],
        form: form, answer: .number(value),
        hints: [
          isSigmoid
            ? "The sigmoid lies between 0 and 1, and is 1/2 at 0."
            : "The tanh lies between −1 and 1, and is 0 at 0."
        ], window: 0, demonstration: { Self.demonstration(operation, function, [x]) }))
  }

  /// Wrong answers that are told apart once they are rounded to two decimals.
  private func recognised(
    _ mistakes: [(Mistake, Rational?)], besides right: Rational
  ) -> [Question.Recognised] {
    var known = [right.rounded(places: 2)]
    return mistakes.compactMap { mistake, value in
      guard let value, !known.contains(value.rounded(places: 2)) else { return nil }
      known.append(value.rounded(places: 2))
      return .init(mistake: mistake, answer: .number(value), sentence: mistake.sentence())
    }
  }

  private static func demonstration(
    _ shown: ShownOperation, _ operation: Operation, _ input: [Rational]
  ) -> Demonstration? {
    guard let trace = try? Layer(operation).trace(input: Tensor(input)),
      let view = shown.views.first
    else { return nil }
    return Demonstration(
      operation: shown, input: NamedTensor(name: "input", tensor: trace.input), trace: trace,
      view: view, detail: .window)
  }
}

/// Values of functions at the few places that are asked about, each rounded to twelve decimals, of which
/// two are asked for.
private enum FunctionTable {
  /// The scores of which softmax makes shares.
  static let scores = (-2...4).map { Rational($0) }
  private static let halves = (-6...6).map { Rational($0, 2) }

  static let exp = values(.exp(Exp()), scores)
  static let sigmoid = values(.sigmoid(Sigmoid()), halves)
  static let tanh = values(.tanh(Tanh()), halves)

  private static func values(_ operation: Operation, _ places: [Rational]) -> [Rational: Rational] {
    guard let trace = try? Layer(operation).trace(input: Tensor(places)) else { return [:] }
    let values = trace.output.elements.map { $0.rounded(places: 12) }
    return Dictionary(zip(places, values)) { first, _ in first }
  }

  static func operation(_ shown: ShownOperation) -> Operation {
    switch shown {
    case .sigmoid: .sigmoid(Sigmoid())
    case .tanh: .tanh(Tanh())
    default: .softmax(Softmax())
    }
  }
}
