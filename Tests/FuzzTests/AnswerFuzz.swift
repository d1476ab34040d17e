import Course
import Foundation
import Quiz
import SeededRandom
import Testing

extension FuzzTests {
  /// What a learner types.
  @Suite("of answers") struct Answers {
    /// Questions of the whole course, a few of each lesson, those with fresh numbers among them.
    private func questions() throws -> [Question] {
      try Folder.files("Lessons", ".yaml").flatMap { bytes in
        let lesson = try #require(LessonFile.read(bytes, id: "lesson").lesson)
        return lesson.questions.enumerated().compactMap { place, plan in
          Question(plan, of: lesson, seed: UInt64(place))
        }
      }
    }

    @Test("Answers are right, wrong, or asked for once more")
    func answers() throws {
      let questions = try questions()
      let right = questions.map { Array($0.answer.text($0.form).utf8) }
      let words = [
        " ", "/", " / ", ";", "×", " by ", ",", "%", "−", "- ", "=", "a", "b a c", "row ",
        "column ", "[", "]", "(", ")", "≈", "\u{A0}", "1 1/2", "٣", "³", "１", "🙂",
      ]
      Fuzzing("answers", count: 20_000, Mutator(right, dictionary: words)).run { bytes, random in
        guard let question = questions.randomElement(using: &random) else { return .refused }
        switch question.judge(String(decoding: bytes, as: UTF8.self)) {
        case .right: return .read
        case .wrong(_, let why): return why.flatMap(messageFault).map(Outcome.fault) ?? .refused
        case .again(let asked): return messageFault(asked).map(Outcome.fault) ?? .refused
        }
      }
    }
  }
}
