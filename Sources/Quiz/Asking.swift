import Compute
import Course
import Mistakes

extension Question {
  /// Puts a question of a lesson.
  ///
  /// - Parameters:
  ///   - plan: the question as the lesson has it.
  ///   - lesson: that of the question.
  ///   - seed: fresh numbers, and the order in which things are shown, hang on it.
  /// - Returns: nil where no fresh numbers are found that can be asked about.
  public init?(_ plan: LessonQuestion, of lesson: Lesson, seed: UInt64) {
    let writer = QuestionWriter(plan, of: lesson)
    var dice = Dice(seed: seed)
    switch plan.content {
    case .result(let demonstration, let place):
      guard let question = writer.result(demonstration, at: place) else { return nil }
      self = question
    case .calculation(let calculation): self = writer.calculation(calculation)
    case .choice(let choices, let right, let proof):
      self = writer.choice(choices, right: right, proof, &dice)
    case .order(let steps): self = writer.order(steps, recognised: [], &dice)
    case .fresh(let fresh):
      guard let question = Generator(fresh, writer).question(&dice) else { return nil }
      self = question
    }
  }
}

/// Puts what a lesson says of a question around its answer.
struct QuestionWriter {
  let plan: LessonQuestion
  let id: QuestionID

  init(_ plan: LessonQuestion, of lesson: Lesson) {
    self.plan = plan
    id = QuestionID(lesson: lesson.id, question: plan.id)
  }

  /// What the parts of a question are that hang on its content.
  struct Parts {
    var prompt: [String]
    var exhibits: [NamedTensor] = []
    var printed: PrintedTensor?
    var form: AnswerForm
    var answer: Answer
    var hints: [String] = []
    var recognised: [Question.Recognised] = []
    var window: Int?
    var calculation: String?
    /// Why a printed value is wrong.
    var why: String?
    var demonstration: @Sendable () -> Demonstration? = { nil }
  }

  func question(_ parts: Parts) -> Question {
    let isFresh = if case .fresh = plan.content { true } else { false }
    return Question(
      id: id, kind: plan.kind, isFresh: isFresh, prompt: parts.prompt, exhibits: parts.exhibits,
      printed: parts.printed, form: parts.form, answer: parts.answer,
      hints: Hints.news([plan.hint].compactMap { $0 } + parts.hints, after: parts.prompt),
      recognised: parts.recognised,
      solution: .init(
        window: parts.window, section: plan.section, calculation: parts.calculation,
        why: parts.why, demonstration: parts.demonstration))
  }

  /// A question about what an operation gives.
  ///
  /// - Parameters:
  ///   - lead: what is said before it; nil where the lesson's words are the question.
  ///   - fewest: how many mistakes must be recognised; with fewer there is no question.
  func result(
    _ demonstration: Demonstration, at place: [Int]?, lead: [String]? = nil, fewest: Int = 0
  ) -> Question? {
    let result = ResultQuestion(demonstration, plan.kind, at: place)
    guard let answer = result.answer else { return nil }
    let form = result.form(places: plan.places)
    let recognised = result.recognised(places: form.places)
    guard recognised.count >= fewest else { return nil }
    let wording = Wording(demonstration: demonstration)
    let question = wording.question(plan.kind, at: place)
    let told = [wording.operation] + (plan.kind == .shape ? [wording.sizes].compactMap { $0 } : [])
    let prompt = lead.map { $0 + told + [question] } ?? told + [plan.ask ?? question]
    return self.question(
      Parts(
        prompt: prompt, exhibits: wording.exhibits(plan.kind),
        printed: plan.kind == .mistake ? demonstration.printed.map(PrintedTensor.init) : nil,
        form: form, answer: answer,
        hints: Hints(demonstration: demonstration).hints(plan.kind, at: place),
        recognised: recognised,
        window: window(of: demonstration, at: place ?? result.misprint),
        calculation: result.equation,
        why: plan.kind == .mistake ? result.erratum : nil,
        demonstration: { demonstration }))
  }

  /// The window that gives a value; nil where there is none for it alone.
  func window(of demonstration: Demonstration, at place: [Int]?) -> Int? {
    place.map { demonstration.trace.window(computing: $0) }
  }

  func calculation(_ calculation: Calculation) -> Question {
    let places = plan.places
    return question(
      Parts(
        prompt: [plan.ask ?? ""], form: .number(places: places),
        answer: .number(calculation.value), calculation: Self.equation(calculation, places)))
  }

  /// `(5×5×3 + 1)×6 = 456`.
  private static func equation(_ calculation: Calculation, _ places: Int?) -> String {
    let isRounded = places.map { !calculation.value.hasPlaces($0) } ?? false
    return "\(calculation.text) \(isRounded ? "≈" : "=") \(Answer.text(calculation.value, places))"
  }

  func choice(
    _ choices: [String], right: Int, _ proof: LessonQuestion.Proof, _ dice: inout Dice
  ) -> Question {
    let order = dice.shuffled(Array(choices.indices))
    var parts = Parts(
      prompt: [plan.ask ?? ""], form: .choice(order.map { Self.withMinus(choices[$0]) }),
      answer: .choice(order.firstIndex(of: right) ?? 0))
    switch proof {
    case .author: break
    case .calculation(let calculation): parts.calculation = Self.equation(calculation, plan.places)
    case .result(let demonstration, let place):
      let wording = Wording(demonstration: demonstration)
      parts.prompt.insert(wording.operation, at: 0)
      parts.exhibits = wording.exhibits(.cell)
      parts.hints = Hints(demonstration: demonstration).hints(.cell, at: place)
      parts.demonstration = { demonstration }
      parts.window = window(of: demonstration, at: place)
      let known = ResultQuestion(demonstration, .cell, at: place).recognised(places: plan.places)
      parts.recognised = Self.recognised(known, order.map { choices[$0] })
    }
    return question(parts)
  }

  /// A text whose numbers below zero have a minus sign: `1 0 −1`.
  private static func withMinus(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let isNumber = word.first == "-" && word.dropFirst().first?.isNumber == true
      return isNumber ? "−" + word.dropFirst() : String(word)
    }.joined(separator: " ")
  }

  /// Which of the numbers to choose from a mistake gives.
  private static func recognised(
    _ known: [Question.Recognised], _ choices: [String]
  ) -> [Question.Recognised] {
    choices.enumerated().compactMap { place, text in
      guard let number = try? PrintedNumber(text) else { return nil }
      return known.first { recognised in
        if case .number(let value) = recognised.answer { number.isRight(for: value) } else { false }
      }.map { .init(mistake: $0.mistake, answer: .choice(place), sentence: $0.sentence) }
    }
  }

  /// Things to be put in order.
  ///
  /// - Parameters:
  ///   - things: in their right order.
  ///   - recognised: other orders of them, and the mistakes that give them.
  func order(
    _ things: [String], recognised: [(Mistake, [String])], _ dice: inout Dice,
    lead: [String] = [], hints: [String] = [],
    demonstration: @escaping @Sendable () -> Demonstration? = { nil }
  ) -> Question {
    var shown = dice.shuffled(things)
    while shown == things { shown = dice.shuffled(things) }
    func order(_ wanted: [String]) -> Answer {
      .order(wanted.compactMap { shown.firstIndex(of: $0) })
    }
    let right = order(things)
    let wrong = (recognised + [(.reversedOrder, things.reversed())]).reduce(
      into: [Question.Recognised]()
    ) { found, other in
      let answer = order(other.1)
      guard answer != right, !found.contains(where: { $0.answer == answer }) else { return }
      found.append(.init(mistake: other.0, answer: answer, sentence: other.0.sentence()))
    }
    return question(
      Parts(
        prompt: lead.isEmpty ? [plan.ask ?? ""] : lead, form: .order(shown),
        answer: right, hints: hints, recognised: wrong, demonstration: demonstration))
  }
}

extension AnswerForm {
  /// The decimals asked for.
  var places: Int? {
    switch self {
    case .number(let places), .matrix(_, let places): places
    default: nil
    }
  }
}

extension ResultQuestion {
  /// Why what is asked for is printed wrongly; nil where it is not.
  var erratum: String? {
    guard let printed = demonstration.printed, let asked = place ?? misprint,
      printed.wrong.contains(asked)
    else { return nil }
    return printed.erratum
  }

  /// The place where the result is misprinted.
  var misprint: [Int]? { kind == .mistake ? demonstration.printed?.wrong.first : nil }
}

extension PrintedTensor {
  init(_ printed: Printed) { self.init(shape: printed.shape, cells: printed.cells) }
}
