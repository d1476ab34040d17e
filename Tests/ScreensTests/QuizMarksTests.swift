import Canvas
import Course
import Quiz
import Testing

@testable import Screens

/// What is marked in a question that was answered, and where what is said stands.
@Suite("Marks and room in a quiz")
struct QuizMarksTests {
  static let printed =
    QuizScreenTests.jump.components(separatedBy: "questions:")[0] + """
          printed: -3 3
          erratum: 2 − 5 = −3. The minus sign was lost.
      questions:
        - kind: mistake
          section: Two at a time

      """

  /// What stands on the screen as an erratum.
  private func errata(_ quiz: QuizScreen, _ size: Size) -> String {
    let frame = quiz.view(size).frame
    let cells = (0..<size.height).flatMap { y in (0..<size.width).map { frame[$0, y] } }
    let wrong = cells.filter { $0.style.role == .erratum && $0.character != " " }
    return String(wrong.map(\.character))
  }

  @Test("A misprint is marked as what it is, and apart from where one pointed")
  func misprint() throws {
    var quiz = try QuizScreenTests.quiz(Self.printed)
    _ = quiz.after("1 1⏎⏎q")
    #expect(quiz.text.contains("▸"))
    #expect(quiz.text.contains("✗ the misprint") && quiz.text.contains("▸ where you pointed"))
    #expect(quiz.text.contains("The misprint is in row 1, column 2: 3."))
    #expect(!quiz.text.contains("✓ Right is"))
    _ = quiz.after("r1 2⏎")
    #expect(quiz.text.contains("✗ the misprint, where you pointed"))
    #expect(quiz.text.contains("✓ row 1, column 2"))
  }

  @Test("What is wrong in a matrix is marked, and stays beside what is right")
  func matrix() throws {
    let text =
      QuizScreenTests.jump.components(separatedBy: "questions:")[0] + """
        questions:
          - kind: matrix
            section: Two at a time

        """
    var quiz = try QuizScreenTests.quiz(text)
    _ = quiz.after("−3 4⏎")
    #expect(errata(quiz, Size(width: 80, height: 24)) == "4✗−34")
    #expect(quiz.text.contains(#/−3 +✗ +4/#))
    _ = quiz.after("⏎q")
    #expect(quiz.text.contains("your answer") && quiz.text.contains("exact"))
    var right = try QuizScreenTests.quiz(text)
    let answer = try #require(right.question?.answer.keys(right.question!.form))
    for key in answer + [.enter] { _ = right.update(.key(key)) }
    #expect(!right.text.contains("your answer") && right.text.contains("exact"))
  }

  static let sizes = [(60, 18), (40, 12), (20, 6)]

  @Test("PageDown stands on a row of its own, and leads to all of a question", arguments: sizes)
  func leafing(width: Int, height: Int) throws {
    let lesson = try SampleLessons.lesson("conv-volumes")
    let size = Size(width: width, height: height)
    for question in Round(lessons: [lesson], seed: 3).questions {
      var quiz = QuizScreen(
        Round(questions: [question]), lessons: [lesson], command: "", seed: 3)
      _ = quiz.update(.resize(size))
      var read = ""
      for _ in 0..<100 {
        let lines = quiz.view(size).frame.lines
        read += lines.joined(separator: " ")
        for line in lines where line.contains("PageDown") {
          let rest = line.replacing("PageDown ↓", with: "").replacing("PageUp", with: "")
          #expect(rest.allSatisfy { $0 == " " || $0 == "↑" }, "\(line)")
        }
        guard lines.contains(where: { $0.contains("PageDown") }) else { break }
        _ = quiz.update(.key(.pageDown))
      }
      let words = Set(read.split(separator: " "))
      for word in question.prompt.joined(separator: " ").split(separator: " ")
      where word.count < width - 4 {
        #expect(words.contains(word), "\(word) cannot be read at \(width)×\(height)")
      }
    }
  }

  @Test("A long explanation is leafed through to its end, and back", arguments: sizes)
  func explanation(width: Int, height: Int) throws {
    let lesson = try SampleLessons.lesson("strided-conv")
    let question = try #require(
      Round(lessons: [lesson], seed: 2).questions.first { $0.kind == .mistake && !$0.isFresh })
    let why = try #require(question.solution.why)
    var quiz = QuizScreen(Round(questions: [question]), lessons: [lesson], command: "", seed: 2)
    let size = Size(width: width, height: height)
    _ = quiz.update(.resize(size))
    _ = quiz.after("!q")
    var read = ""
    for _ in 0..<30 where quiz.question != nil {
      read += quiz.view(size).frame.lines.joined(separator: " ") + " "
      _ = quiz.update(.key(.pageDown))
    }
    let words = Set(read.split(separator: " "))
    for word in why.split(separator: " ") { #expect(words.contains(word), "\(word)") }
    #expect(quiz.question == nil, "the last PageDown goes on")
  }

  @Test("In which form a place is to be given can be read on small screens, too")
  func instruction() throws {
    var quiz = try QuizScreenTests.quiz(Self.printed)
    for (width, height) in [(60, 18), (40, 12)] {
      let size = Size(width: width, height: height)
      _ = quiz.update(.resize(size))
      let words = quiz.view(size).frame.lines.joined(separator: " ").split(separator: " ")
        .joined(separator: " ")
      #expect(words.contains("point with the arrows, or type row and column, such as 1 2"))
      #expect(words.contains("Enter answer"))
    }
  }

  @Test("The solution leads to no other lesson")
  func noNextLesson() throws {
    let lesson = try SampleLessons.lesson("strided-conv")
    let question = try #require(
      Round(lessons: [lesson], seed: 2).questions.first { $0.kind == .mistake && !$0.isFresh })
    var solution = try #require(
      WorkedSolution(question, in: lesson, Size(width: 80, height: 24)))
    for key in [Key.end, .end, .right, .right] { _ = solution.update(.key(key)) }
    let text = solution.view(Size(width: 80, height: 24)).frame.lines.joined(separator: "\n")
    #expect(solution.player.nextLesson == nil)
    #expect(!text.contains("Enter opens") && !text.contains("output-size"), "\(text)")
  }
}
