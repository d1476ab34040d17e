/// Something that a learner has done, as it is kept for good.
public struct ProgressRecord: Hashable, Sendable {
  /// Any number, so that a record that comes twice counts once.
  public let id: UInt64
  public let time: Timestamp
  public let event: Event

  /// What was done.
  public enum Event: Hashable, Sendable {
    case answer(AnswerRecord)
    /// A lesson's end was reached.
    case seen(lesson: String)
  }

  public init(id: UInt64 = .random(in: .min ... .max), time: Timestamp, _ event: Event) {
    self.id = id
    self.time = time
    self.event = event
  }
}

/// An answer that counted.
public struct AnswerRecord: Hashable, Sendable {
  public let question: QuestionID
  public let isRight: Bool
  /// The name of the mistake that was recognised.
  public let mistake: String?
  /// How many hints were had before.
  public let hints: Int
  /// How long it took, where that is known.
  public let seconds: Int?

  public init(
    question: QuestionID, isRight: Bool, mistake: String? = nil, hints: Int = 0,
    seconds: Int? = nil
  ) {
    self.question = question
    self.isRight = isRight
    self.mistake = mistake
    self.hints = hints
    self.seconds = seconds
  }

  /// What became of a question in a round; one that was skipped counts as answered wrongly.
  public init(_ outcome: Round.Outcome, seconds: Int? = nil) {
    self.init(
      question: outcome.question, isRight: outcome.isRight, mistake: outcome.mistake,
      hints: outcome.hints, seconds: seconds)
  }
}
