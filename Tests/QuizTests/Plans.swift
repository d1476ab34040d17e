import Compute
import Course

/// A lesson that asks one question about an operation with fresh numbers.
func freshLesson(_ kind: LessonQuestion.Kind, _ fresh: FreshNumbers) -> Lesson {
  lesson([LessonQuestion(id: "\(fresh.operation)", kind: kind, content: .fresh(fresh))])
}

/// A lesson with questions and nothing else.
func lesson(_ questions: [LessonQuestion], id: String = "lesson") -> Lesson {
  Lesson(
    id: id, title: "T", part: "P", order: 1, summary: "S", question: nil, sources: [],
    sections: [], remember: nil, questions: questions)
}
