import Canvas
import Course
import Quiz
import Testing

@testable import Screens

/// Questions of every form as they look, before and after an answer.
@Suite("Golden frames of quizzes")
struct QuizGoldenTests {
  /// A question of a lesson, and what was pressed since it was asked.
  struct Scene: CustomTestStringConvertible, Sendable {
    let name: String
    let lesson: String
    let kind: LessonQuestion.Kind
    let keys: String

    var testDescription: String { name }
  }

  static let scenes = [
    Scene(name: "number", lesson: "strided-conv", kind: .cell, keys: ""),
    Scene(name: "hinted", lesson: "strided-conv", kind: .cell, keys: "h12"),
    Scene(name: "wrong", lesson: "strided-conv", kind: .cell, keys: "12⏎"),
    Scene(name: "solved", lesson: "strided-conv", kind: .mistake, keys: "!q"),
    Scene(name: "mistake", lesson: "strided-conv", kind: .mistake, keys: ""),
    Scene(name: "choice", lesson: "padding", kind: .choice, keys: "b"),
    Scene(name: "shape", lesson: "padding", kind: .shape, keys: "5×5"),
    Scene(name: "matrix", lesson: "dense", kind: .matrix, keys: "7 "),
    Scene(name: "order", lesson: "hospital-convolution", kind: .order, keys: "ca"),
    Scene(name: "help", lesson: "dense", kind: .matrix, keys: "?"),
  ]

  @Test("Scenes look as they did when they were last looked at", arguments: scenes)
  func scene(_ scene: Scene) throws {
    let lesson = try SampleLessons.lesson(scene.lesson)
    let questions = Round(lessons: [lesson], seed: 1).questions.filter { $0.kind == scene.kind }
    for (width, height) in [(80, 24), (120, 40), (60, 18), (40, 12), (20, 6)] {
      var quiz = QuizScreen(
        Round(questions: questions), lessons: [lesson], command: "cnn-tutor quiz", seed: 1)
      let size = Size(width: width, height: height)
      _ = quiz.update(.resize(size))
      _ = quiz.after(scene.keys)
      try GoldenFrames.expect(quiz.view(size).frame, "quiz-\(scene.name)-\(width)x\(height)")
    }
  }

  @Test("The end of a round tells what became of each question")
  func end() throws {
    let lesson = try SampleLessons.lesson("dense")
    for (width, height) in [(80, 24), (60, 18)] {
      var quiz = QuizScreen(
        Round(lessons: [lesson], seed: 1), lessons: [lesson], command: "cnn-tutor quiz", seed: 1)
      let size = Size(width: width, height: height)
      _ = quiz.update(.resize(size))
      for (number, question) in quiz.round.questions.enumerated() {
        if number % 3 == 1 {
          _ = quiz.after("!q")
        } else {
          for key in question.answer.keys(question.form) { _ = quiz.update(.key(key)) }
          _ = quiz.after("⏎")
        }
        _ = quiz.after("⏎")
      }
      try GoldenFrames.expect(quiz.view(size).frame, "quiz-end-\(width)x\(height)")
    }
  }
}
