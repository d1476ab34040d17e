import Course
import Quiz
import Screens

/// How the learner stands with the lessons on the first screen.
struct Standings {
  let progress: Progress
  /// The names of the questions of lessons that were read.
  private var questions: [String: [String]] = [:]
  private var isShown = false

  init(_ progress: Progress) { self.progress = progress }

  /// Works it out whenever the first screen has come into view: after its first frame, as lessons must
  /// be read for it.
  ///
  /// - Returns: whether the first screen is another now.
  mutating func areNews(for tutor: inout Tutor, _ lessons: LessonAccess) -> Bool {
    let wasShown = isShown
    isShown = tutor.isHome
    guard isShown, !wasShown, let home = tutor.home else { return false }
    for entry in home.entries where progress.memory.knows(lesson: entry.id) {
      let names = questions[entry.id] ?? lessons.read(entry.id)?.lesson?.questions.map(\.id)
      // Only what was read is remembered; a broken file may be mended.
      questions[entry.id] = names
      tutor.show(progress.standing(of: entry.id, questions: names ?? []), of: entry.id)
    }
    return tutor.home?.entries != home.entries
  }
}
