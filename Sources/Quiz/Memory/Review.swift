import Course

extension Memory {
  /// The questions of lessons that are due, the one that waits longest first.
  public func due(in lessons: [Lesson], at time: Timestamp) -> [(Lesson, LessonQuestion)] {
    let due = lessons.flatMap { lesson in
      lesson.questions.compactMap { question in
        recalls[QuestionID(lesson: lesson.id, question: question.id)].flatMap { recall in
          recall.isDue(at: time) ? (lesson, question, recall.schedule.due) : nil
        }
      }
    }
    return due.sorted { ($0.2, $0.0.id, $0.1.id) < ($1.2, $1.0.id, $1.1.id) }
      .map { ($0.0, $0.1) }
  }

  /// When the next question of lessons will be due; nil where none was answered.
  public func next(in lessons: [Lesson]) -> Timestamp? {
    lessons.flatMap { lesson in
      lesson.questions.compactMap {
        recalls[QuestionID(lesson: lesson.id, question: $0.id)]?.schedule.due
      }
    }.min()
  }
}

extension Round {
  /// What is due, the question that waits longest first, with fresh numbers.
  ///
  /// - Parameters:
  ///   - memory: what the learner knows.
  ///   - lessons: where the questions come from.
  ///   - count: how many at most; nil for all.
  ///   - seed: decides fresh numbers, and the order in which things are shown.
  ///   - time: now.
  public init(
    reviewing memory: Memory, in lessons: [Lesson], count: Int? = nil, seed: UInt64,
    at time: Timestamp
  ) {
    var questions: [Question] = []
    for (place, due) in memory.due(in: lessons, at: time).enumerated() {
      guard questions.count < count ?? .max else { break }
      var dice = Dice(seed: seed, UInt64(place))
      let (lesson, plan) = due
      if let question = Question(plan, of: lesson, seed: dice.next()) { questions.append(question) }
    }
    self.init(questions: questions)
  }
}
