import Compute
import Course
import Mistakes

/// Makes questions with fresh numbers: an operation whose result can be found by hand, neither at a
/// glance nor in an hour, and in which the usual mistakes give different wrong answers.
struct Generator {
  let fresh: FreshNumbers
  let writer: QuestionWriter

  init(_ fresh: FreshNumbers, _ writer: QuestionWriter) {
    self.fresh = fresh
    self.writer = writer
  }

  /// Numbers that are tried before giving up.
  private static let mostTries = 400

  /// A question; nil where the lesson leaves too little room for one.
  func question(_ dice: inout Dice) -> Question? {
    for _ in 0..<Self.mostTries {
      if let question = attempt(&dice) { return question }
    }
    return nil
  }

  var kind: LessonQuestion.Kind { writer.plan.kind }

  private func attempt(_ dice: inout Dice) -> Question? {
    switch (fresh.operation, kind) {
    case (.softmax, .number): return share(&dice)
    case (.softmax, _), (.sigmoid, .order), (.tanh, .order): return ranking(&dice)
    case (.sigmoid, _), (.tanh, _): return functionValue(&dice)
    case (.outputSize, _): return side(&dice)
    case (.layerTable, _): return parameters(&dice)
    default: break
    }
    guard let demonstration = FreshExercise(fresh, kind).demonstration(&dice) else { return nil }
    let place = place(in: demonstration.trace.output.shape, &dice)
    let suitability = Suitability(demonstration.trace, kind, at: place)
    guard suitability.isSuitable else { return nil }
    switch kind {
    case .choice: return choice(demonstration, at: place, &dice)
    case .mistake: return misprint(demonstration, &dice)
    default:
      return writer.result(
        demonstration, at: place, lead: lead, fewest: suitability.fewestMistakes)
    }
  }

  /// What the lesson says before the question.
  var lead: [String] { [writer.plan.ask].compactMap { $0 } }

  /// The value that is asked for, where one is.
  private func place(in shape: Shape, _ dice: inout Dice) -> [Int]? {
    guard kind == .cell || kind == .choice, shape.count > 0 else { return nil }
    return shape.index(at: dice.number(0...shape.count - 1))
  }

  // MARK: - Choices

  /// How many answers there are to choose from.
  static let choices = 4

  /// The value of a cell, or of a small result, among those that mistakes give.
  private func choice(
    _ demonstration: Demonstration, at place: [Int]?, _ dice: inout Dice
  ) -> Question? {
    let isWhole = demonstration.trace.isElementwise
    let result = ResultQuestion(
      demonstration, isWhole ? .matrix : .cell, at: isWhole ? nil : place)
    guard let answer = result.answer else { return nil }
    let form = result.form(places: nil)
    let recognised = result.recognised(places: form.places)
    guard recognised.count >= Self.choices - 1 else { return nil }
    let wording = Wording(demonstration: demonstration)
    return choice(
      answer, among: recognised, form: form, &dice,
      QuestionWriter.Parts(
        prompt: lead
          + [wording.operation, wording.question(isWhole ? .matrix : .cell, at: place)],
        exhibits: wording.exhibits(kind), form: form, answer: answer,
        hints: Hints(demonstration: demonstration).hints(.cell, at: isWhole ? nil : place),
        window: isWhole ? nil : writer.window(of: demonstration, at: place),
        demonstration: { demonstration }))
  }

  /// A right answer and three that mistakes give, shuffled.
  ///
  /// - Parameter parts: the question, but for its form and what hangs on it.
  func choice(
    _ answer: Answer, among recognised: [Question.Recognised], form: AnswerForm,
    _ dice: inout Dice, _ parts: QuestionWriter.Parts
  ) -> Question? {
    let right = answer.text(form)
    var wrong: [(text: String, recognised: Question.Recognised)] = []
    for other in recognised where wrong.count < Self.choices - 1 {
      let text = other.answer.text(form)
      if text != right, !wrong.contains(where: { $0.text == text }) { wrong.append((text, other)) }
    }
    guard wrong.count == Self.choices - 1 else { return nil }
    let shown = dice.shuffled([right] + wrong.map(\.text))
    var parts = parts
    parts.form = .choice(shown)
    parts.answer = .choice(shown.firstIndex(of: right) ?? 0)
    parts.recognised = wrong.compactMap { other in
      shown.firstIndex(of: other.text).map {
        .init(
          mistake: other.recognised.mistake, answer: .choice($0),
          sentence: other.recognised.sentence)
      }
    }
    return writer.question(parts)
  }

  // MARK: - Misprints

  /// A result with one wrong value, as one of the mistakes gives it.
  private func misprint(_ demonstration: Demonstration, _ dice: inout Dice) -> Question? {
    let trace = demonstration.trace
    let place = trace.output.shape.index(at: dice.number(0...trace.output.shape.count - 1))
    let wrong = ResultQuestion(demonstration, .cell, at: place).recognised(places: nil)
    guard let chosen = dice.one(of: Array(wrong.prefix(4))), case .number(let value) = chosen.answer
    else { return nil }
    var elements = trace.output.elements
    elements[trace.output.shape.offset(of: place)] = value
    let places = elements.allSatisfy { $0.hasPlaces(4) } ? nil : 2
    let cells = elements.map { value in
      PrintedNumber(
        text: Answer.text(value, places).replacing("−", with: "-"),
        value: places.map { value.rounded(places: $0) } ?? value)
    }
    guard
      Proofreader(trace).wrong(in: PrintedTensor(shape: trace.output.shape, cells: cells)).count
        == 1
    else { return nil }
    let printed = Printed(
      cells: cells, shape: trace.output.shape, wrong: [place], erratum: chosen.sentence)
    return writer.result(demonstration.printing(printed), at: nil, lead: lead)
  }
}

extension Demonstration {
  /// The same with a printed result.
  fileprivate func printing(_ printed: Printed) -> Demonstration {
    Demonstration(
      operation: operation, input: input, weightName: weightName, weightSheets: weightSheets,
      trace: trace, outputSheets: outputSheets, view: view, detail: detail, printed: printed)
  }
}
