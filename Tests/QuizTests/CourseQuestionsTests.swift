import Course
import Foundation
import Quiz
import SeededRandom
import Testing

@Suite("The questions of the course's lessons")
struct CourseQuestionsTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Lessons").path

  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  /// Every seed is tried so often with each question.
  private static let times = 40

  @Test("Each lesson has four questions or more, at least two with fresh numbers", arguments: names)
  func count(name: String) throws {
    let lesson = try #require(LessonFile.read(path: Self.folder + "/" + name).lesson)
    #expect(lesson.questions.count >= 4)
    #expect(lesson.questions.count { $0.isFresh } >= 2)
    for question in lesson.questions { #expect(question.section != nil, "\(question.line)") }
  }

  @Test("Each of them can be asked, answered, and told from its usual mistakes", arguments: names)
  func sound(name: String) throws {
    let lesson = try #require(LessonFile.read(path: Self.folder + "/" + name).lesson)
    let start = seed(for: name)
    for plan in lesson.questions {
      for number in 0..<(plan.isFresh ? Self.times : 2) {
        let question = Question(plan, of: lesson, seed: start + UInt64(number))
        guard let question else {
          Issue.record("\(name):\(plan.line): no question, seed \(start + UInt64(number))")
          continue
        }
        let faults = Soundness(question, isFresh: plan.isFresh).faults
        #expect(faults.isEmpty, "\(name):\(plan.line), seed \(start + UInt64(number))")
      }
    }
  }
}
