import Canvas
import Course
import Quiz

/// A quiz: a question, its answer, what was wrong with it, and how it is worked out.
///
/// An answer counts once. After a wrong one the mistake behind it is named where it is recognised; the
/// right answer is told only with its solution, so that it can be tried again before.
public struct QuizScreen: Sendable {
  public internal(set) var round: Round
  /// The lessons asked about, by name.
  let lessons: [String: Lesson]
  /// What is typed to be asked the same questions again.
  let command: String
  /// The number that fresh questions of a second round hang on.
  let seed: UInt64
  /// The question in view, and its number from 0; nil at the end.
  var question: Question?
  var number = 0
  var entry: AnswerEntry
  /// What was said to the answer; nil while one is asked for.
  var told: Told?
  /// The hints given for this question.
  var hints: [String] = []
  /// Why an answer did not count.
  var request: String?
  /// The solution, while it is played.
  var solution: WorkedSolution?
  /// The first row of the question that is in view.
  var scroll = 0
  /// The first row of what is said below it that is in view.
  var textScroll = 0
  var helpPage: Int?
  var notice: String?
  var size = Size(width: 80, height: 24)
  /// How a class sees it; nil on one's own screen.
  public var projection: Projection? {
    didSet { solution?.player.projection = projection }
  }
  /// How long a class has had the question in view.
  var seconds = 0
  /// Whether a solution waits for a key before it plays.
  var isStill = false
  /// How often the wrong ones were asked again.
  var repetitions: UInt64 = 0

  /// What came of an answer.
  struct Told: Hashable, Sendable {
    /// As it was given; nil where none was.
    let given: String?
    let judgement: Judgement
    /// Whether it is a second answer, which does not count.
    var isRepeated = false
    /// Whether the right answer is told.
    var isSolved = false

    var isRight: Bool { if case .right = judgement { true } else { false } }
  }

  /// - Parameters:
  ///   - round: the questions.
  ///   - lessons: those of the questions.
  ///   - command: what is typed to be asked the same questions again.
  ///   - seed: that of the round.
  public init(_ round: Round, lessons: [Lesson], command: String, seed: UInt64) {
    self.round = round
    self.lessons = Dictionary(lessons.map { ($0.id, $0) }) { first, _ in first }
    self.command = command
    self.seed = seed
    entry = AnswerEntry(.number(places: nil))
    ask()
  }

  /// The lesson of the question in view.
  var lesson: Lesson? { question.flatMap { lessons[$0.id.lesson] } }

  /// Whether a class is being asked, and the time it has had is counted.
  public var isTimed: Bool { projection != nil && question != nil && told == nil }

  /// How long to wait for the next tick; nil while nothing moves.
  public var wake: Duration? {
    if isTimed { return .seconds(1) }
    return helpPage == nil ? solution?.player.wake : nil
  }

  /// What could be changed in the sandbox: the operation whose solution is played.
  func sandbox() -> Sandbox? { solution?.player.sandbox() }

  public mutating func tell(_ text: String) {
    if solution != nil { solution?.player.tell(text) } else { notice = text }
  }

  /// Puts the next question; at the end there is none.
  mutating func ask() {
    question = round.current
    number = round.outcomes.count
    told = nil
    hints = []
    request = nil
    (scroll, textScroll) = (0, 0)
    seconds = 0
    if let question { entry = AnswerEntry(question.form) }
  }

  /// The questions answered wrongly, the fresh ones with other numbers.
  var wrongOnes: [Question] {
    zip(round.questions, round.outcomes).enumerated().compactMap { place, pair in
      let (question, outcome) = pair
      guard !outcome.isRight else { return nil }
      guard question.isFresh, let lesson = lessons[question.id.lesson],
        let plan = lesson.questions.first(where: { $0.id == question.id.question })
      else { return question }
      let turn = (repetitions + 1) * UInt64(Round.most) + UInt64(place)
      return Question(plan, of: lesson, seed: seed &+ turn) ?? question
    }
  }
}
