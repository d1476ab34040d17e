import Course

/// How a learner stands with a lesson at a time.
public struct Standing: Hashable, Sendable {
  /// Whether the lesson's end was reached.
  public var isSeen = false
  /// How many questions the lesson has; 0 where it has none, or they were not looked at.
  public var questions = 0
  /// How many of them are known: the last answer was right, they are no longer being learned, and
  /// they are not due.
  public var known = 0
  /// How many are to be asked again.
  public var due = 0
  /// Answers to any question that the lesson has or had.
  public var answers = 0
  public var rightAnswers = 0
  /// When the next of its questions is or was due; nil where none was ever answered.
  public var next: Timestamp?

  public init() {}

  /// Whether all of its questions are known.
  public var isMastered: Bool { questions > 0 && known == questions }
}

extension Memory {
  /// How the learner stands with a lesson.
  ///
  /// - Parameters:
  ///   - lesson: its name.
  ///   - questions: the names of those that the lesson has now; what is remembered of others is no
  ///     longer asked.
  ///   - time: now.
  public func standing(
    of lesson: String, questions: [String], at time: Timestamp
  ) -> Standing {
    var standing = Standing()
    standing.isSeen = seen[lesson] != nil
    standing.questions = questions.count
    for (question, recall) in recalls where question.lesson == lesson {
      standing.answers += recall.answers
      standing.rightAnswers += recall.rightAnswers
      guard questions.contains(question.question) else { continue }
      standing.next = min(standing.next ?? recall.schedule.due, recall.schedule.due)
      if recall.isDue(at: time) {
        standing.due += 1
      } else if recall.isLastRight, !recall.schedule.isLearning {
        standing.known += 1
      }
    }
    return standing
  }

  /// How the learner stands with a lesson that was read.
  public func standing(of lesson: Lesson, at time: Timestamp) -> Standing {
    standing(of: lesson.id, questions: lesson.questions.map(\.id), at: time)
  }
}
