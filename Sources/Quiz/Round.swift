import Course

/// A number of questions, one after the other; the same seed gives the same questions.
public struct Round: Sendable {
  public let questions: [Question]
  /// What became of the questions so far, in order.
  public private(set) var outcomes: [Outcome] = []
  private var hints = 0

  /// Questions of a round, at most.
  public static let most = 1_000
  /// Questions of a round of all lessons, where it is not said how many.
  public static let mixed = 10
  /// Questions of a review that is begun on the first screen; what is left stays due.
  public static let reviewed = 20

  /// What became of a question.
  public struct Outcome: Hashable, Sendable {
    public let question: QuestionID
    public let isRight: Bool
    /// The mistake that was recognised.
    public let mistake: String?
    public let hints: Int

    public init(question: QuestionID, isRight: Bool, mistake: String? = nil, hints: Int = 0) {
      self.question = question
      self.isRight = isRight
      self.mistake = mistake
      self.hints = hints
    }
  }

  public init(questions: [Question]) { self.questions = questions }

  /// Questions of several lessons, mixed: of each lesson as many as of the others, while it has some.
  ///
  /// Those with fresh numbers can come several times, with other numbers.
  ///
  /// - Parameters:
  ///   - lessons: where the questions come from.
  ///   - count: how many; nil for all there are, each once.
  ///   - seed: which questions come, in which order and with which numbers, hangs on it.
  public init(lessons: [Lesson], count: Int? = nil, seed: UInt64) {
    let all = lessons.reduce(0) { $0 + $1.questions.count }
    let most = count ?? all
    var dice = Dice(seed: seed)
    var questions: [Question] = []
    let shuffled = dice.shuffled(lessons.filter { !$0.questions.isEmpty })
    // Each lesson has its questions in an order of its own; one lesson after the other gives one.
    var rounds = 0
    while questions.count < most, !shuffled.isEmpty {
      let before = questions.count
      let turns = shuffled.map { dice.shuffled($0.questions.filter { rounds == 0 || $0.isFresh }) }
      for turn in 0..<(turns.map(\.count).max() ?? 0) {
        for (lesson, plans) in zip(shuffled, turns)
        where turn < plans.count && questions.count < most {
          if let question = Question(plans[turn], of: lesson, seed: dice.next()) {
            questions.append(question)
          }
        }
      }
      rounds += 1
      if questions.count == before { break }
    }
    self.init(questions: questions)
  }

  /// The question that is to be answered; nil at the end.
  public var current: Question? {
    outcomes.count < questions.count ? questions[outcomes.count] : nil
  }

  public var isFinished: Bool { current == nil }

  /// How many were answered rightly.
  public var rightCount: Int { outcomes.count(where: \.isRight) }

  /// Judges an answer to the current question, and goes on to the next unless it is to be given again.
  ///
  /// - Returns: nil at the end.
  public mutating func answer(_ typed: String) -> Judgement? {
    guard let question = current else { return nil }
    let judgement = question.judge(typed)
    switch judgement {
    case .right: finish(question, isRight: true, nil)
    case .wrong(let mistake, _): finish(question, isRight: false, mistake?.name)
    case .again: break
    }
    return judgement
  }

  /// The next hint for the current question; nil where there are no more.
  public mutating func hint() -> String? {
    guard let current, hints < current.hints.count else { return nil }
    hints += 1
    return current.hints[hints - 1]
  }

  /// Goes on without an answer, which counts as a wrong one.
  public mutating func skip() {
    if let current { finish(current, isRight: false, nil) }
  }

  private mutating func finish(_ question: Question, isRight: Bool, _ mistake: String?) {
    outcomes.append(
      Outcome(question: question.id, isRight: isRight, mistake: mistake, hints: hints))
    hints = 0
  }
}

extension LessonQuestion {
  /// Whether it has other numbers each time.
  public var isFresh: Bool { if case .fresh = content { true } else { false } }
}
