/// What a learner has seen and knows, made from all that was recorded.
public struct Memory: Sendable {
  /// What is known of a question that was answered.
  public struct Recall: Hashable, Sendable {
    public fileprivate(set) var schedule: Schedule
    public fileprivate(set) var answers = 0
    public fileprivate(set) var rightAnswers = 0
    public fileprivate(set) var isLastRight = false

    /// Whether it is to be asked again.
    public func isDue(at time: Timestamp) -> Bool { schedule.due <= time }
  }

  /// By question, for those that were answered.
  public private(set) var recalls: [QuestionID: Recall] = [:]
  /// By lesson, when its end was first reached.
  public private(set) var seen: [String: Timestamp] = [:]
  private var known: Set<UInt64> = []

  public init() {}

  /// Folds records in the order of their times, each once.
  public init(_ records: some Sequence<ProgressRecord>) {
    for record in records.sorted(by: { ($0.time, $0.id) < ($1.time, $1.id) }) { take(record) }
  }

  /// Takes what was done last.
  public mutating func take(_ record: ProgressRecord) {
    guard known.insert(record.id).inserted else { return }
    switch record.event {
    case .seen(let lesson): if seen[lesson] == nil { seen[lesson] = record.time }
    case .answer(let answer): take(answer, at: record.time)
    }
  }

  private mutating func take(_ answer: AnswerRecord, at time: Timestamp) {
    let grade = Grade(isRight: answer.isRight, hints: answer.hints)
    var recall = recalls[answer.question] ?? Recall(schedule: Schedule(grade, at: time))
    if recall.answers > 0 { recall.schedule.take(grade, at: time) }
    recall.answers += 1
    if answer.isRight { recall.rightAnswers += 1 }
    recall.isLastRight = answer.isRight
    recalls[answer.question] = recall
  }

  /// Whether anything is known of a lesson.
  public func knows(lesson: String) -> Bool {
    seen[lesson] != nil || recalls.keys.contains { $0.lesson == lesson }
  }
}
