import Canvas
import Course
import Quiz
import Testing

@testable import Screens

/// What a class sees of a question and of its own answer.
@Suite("A quiz before a class")
struct QuizProjectionTests {
  private static let size = Size(width: 100, height: 30)

  private func quiz(_ text: String = QuizScreenTests.jump) throws -> QuizScreen {
    var quiz = try QuizScreenTests.quiz(text)
    quiz.projection = Projection()
    _ = quiz.update(.resize(Self.size))
    return quiz
  }

  private func text(_ quiz: QuizScreen, _ size: Size = size) -> String {
    quiz.view(size).frame.lines.joined(separator: "\n")
  }

  @Test("What is typed is seen beside a hint, a request, a notice")
  func typed() throws {
    var quiz = try quiz()
    _ = quiz.after("h47")
    #expect(text(quiz).contains("47") && text(quiz).contains("The window stands on 2 and 5."))
    #expect(text(quiz, Size(width: 60, height: 10)).contains("47"))
    _ = quiz.after("h")
    #expect(text(quiz).contains("47"))
    _ = quiz.after("/0⏎")
    #expect(text(quiz).contains("47/0") && text(quiz).contains("Please give a number"))
  }

  @Test("A judged answer stays beside its verdict")
  func judged() throws {
    var wrong = try quiz()
    _ = wrong.after("3⏎")
    #expect(text(wrong).contains("✗ 3") && text(wrong).contains("The kernel was turned round"))
    var right = try quiz()
    _ = right.after("−3⏎")
    #expect(text(right).contains("✓ −3") && text(right).contains("Right."))
  }

  @Test("A request is gone once the question is closed")
  func request() throws {
    var quiz = try quiz(QuizMarksTests.printed)
    _ = quiz.after("⏎")
    #expect(text(quiz).contains("Please point with the arrows"))
    _ = quiz.after("sq")
    #expect(quiz.solution == nil && quiz.told != nil)
    #expect(!text(quiz).contains("Please"))
  }

  @Test("The first line says what a board is, and which of how many")
  func captions() throws {
    let lesson = try SampleLessons.lesson("strided-conv")
    let question = try #require(
      Round(lessons: [lesson], seed: 2).questions.first { $0.kind == .mistake && !$0.isFresh })
    var quiz = QuizScreen(Round(questions: [question]), lessons: [lesson], command: "", seed: 2)
    quiz.projection = Projection()
    let size = Size(width: 60, height: 18)
    _ = quiz.update(.resize(size))
    var titles: [String] = []
    for page in 0..<quiz.boards(size).count {
      quiz.scroll = page
      titles.append(quiz.view(size).frame.lines[0])
    }
    #expect(titles.first?.contains("board 1 of \(titles.count) · 1 of 1") == true)
    #expect(titles.contains { $0.contains("image 7×7 · board 2 of \(titles.count)") })
    #expect(titles.last?.contains("printed · board \(titles.count) of") == true, "\(titles)")
  }

  @Test("A misprint is marked, and so is what is wrong in a matrix")
  func marks() throws {
    var misprint = try quiz(QuizMarksTests.printed)
    _ = misprint.after("1 1⏎s")
    misprint.solution = nil
    let boards = misprint.boards(Self.size).indices.map { page in
      misprint.scroll = page
      return text(misprint)
    }.joined()
    #expect(boards.contains("✗ the misprint") && boards.contains("▸ where you pointed"))
    #expect(boards.contains("The misprint is in row 1, column 2: 3."))
    #expect(misprint.remarks.contains("The misprint is in row 1, column 2: 3."))
  }

  @Test("The help says what the keys do before a class")
  func help() throws {
    var quiz = try quiz()
    _ = quiz.after("?")
    for words in ["the next board, then the solution", "Esc does not leave", "a black screen"] {
      #expect(text(quiz).contains(words), "\(words)")
    }
    #expect(!text(quiz).contains("Esc first takes back"))
  }
}
