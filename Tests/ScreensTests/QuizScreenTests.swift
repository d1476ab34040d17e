import Canvas
import Compute
import Course
import Quiz
import Testing

@testable import Screens

/// A quiz as it is answered on the screen.
@Suite("The quiz on the screen")
struct QuizScreenTests {
  /// One question about one value: −3.
  static let jump = """
    title: A jump
    part: Convolution
    summary: A window that leaves out every second place.
    matrices:
      image: 1 4 2 5 3
      kernel: 1 -1
    sections:
      - title: Two at a time
        operation: conv2d
        input: image
        weight: kernel
        stride: 2
    questions:
      - kind: cell
        section: Two at a time
        at: 1 2
        hint: The window stands on 2 and 5.

    """

  static func quiz(_ text: String = jump) throws -> QuizScreen {
    let lesson = try SampleLessons.lesson(text: text)
    return QuizScreen(
      Round(lessons: [lesson], seed: 1), lessons: [lesson], command: "cnn-tutor quiz sample",
      seed: 1)
  }

  @Test(
    "A wrong answer is counted, named, worked out; the right one is told with the solution only")
  func wrong() throws {
    var quiz = try Self.quiz()
    #expect(quiz.after("3").isEmpty)
    let effects = quiz.after("⏎")
    #expect(effects.count == 1)
    guard case .answered(let outcome)? = effects.first else {
      Issue.record("the answer was not kept")
      return
    }
    #expect(outcome.question.lesson == "sample" && !outcome.isRight)
    #expect(outcome.mistake == "flipped_kernel")
    #expect(quiz.text.contains("The kernel was turned round before it was laid on."))
    #expect(!quiz.text.contains("−3"), "the right answer is given away")
    #expect(quiz.after("⏎").isEmpty)
    let solution = try #require(quiz.solution)
    #expect(solution.player.isPlaying)
    #expect(quiz.text.contains("window 2 of 2"))
    for _ in 0..<10 where quiz.wake != nil { _ = quiz.update(.tick) }
    #expect(quiz.wake == nil, "it does not stop at the value that was asked for")
    #expect(quiz.text.contains("window 2 of 2") && quiz.text.contains("−3"))
    #expect(quiz.after("q").isEmpty)
    #expect(quiz.text.contains("✓ Right is −3."))
    #expect(quiz.after("⏎").isEmpty)
    #expect(quiz.text.contains("0 of 1 right."))
  }

  @Test("A second answer is judged and does not count")
  func retry() throws {
    var quiz = try Self.quiz()
    _ = quiz.after("3⏎")
    #expect(quiz.after("r−3⏎").isEmpty)
    #expect(quiz.text.contains("✓ −3") && quiz.text.contains("Right this time."))
    #expect(quiz.round.outcomes.map(\.isRight) == [false])
  }

  @Test("An answer in another form is asked for again; a hint is told and counted")
  func again() throws {
    var quiz = try Self.quiz()
    #expect(quiz.after("1/0⏎").isEmpty)
    #expect(quiz.text.contains("Please give a number"))
    #expect(quiz.after("⎋h").isEmpty)
    #expect(quiz.text.contains("The window stands on 2 and 5."))
    let effects = quiz.after("-3⏎")
    guard case .answered(let outcome)? = effects.first else {
      Issue.record("the answer was not kept")
      return
    }
    #expect(outcome.isRight && outcome.hints == 1)
    #expect(quiz.text.contains("✓ −3"))
  }

  @Test("What is not to be pressed now says so and changes nothing")
  func misplaced() throws {
    var quiz = try Self.quiz()
    for (keys, words) in [
      ("n", "Answer first"), ("s", "Answer first"), ("r", "after a wrong answer"),
      ("⏎", "Please give a number"), ("w", "? shows all keys"),
    ] {
      #expect(quiz.after(keys).isEmpty)
      #expect(quiz.text.contains(words), "\(keys)")
      #expect(quiz.round.outcomes.isEmpty && quiz.told == nil)
    }
    _ = quiz.after("3⏎")
    for keys in ["h", "!"] {
      #expect(quiz.after(keys).isEmpty)
      #expect(quiz.round.outcomes.count == 1)
    }
  }

  @Test("Going on without an answer counts as a wrong one, and shows the solution")
  func givingUp() throws {
    var quiz = try Self.quiz()
    let effects = quiz.after("!")
    #expect(effects.count == 1 && quiz.solution != nil)
    _ = quiz.after("q")
    #expect(quiz.text.contains("No answer was given.") && quiz.text.contains("Right is −3."))
  }

  @Test("At the end the wrong ones are asked again; without any, Enter leaves")
  func end() throws {
    var quiz = try Self.quiz()
    _ = quiz.after("3⏎n")
    #expect(quiz.text.contains("0 of 1 right."))
    #expect(quiz.after("y") == [.printAtEnd("cnn-tutor quiz sample")])
    #expect(quiz.after("⏎").isEmpty)
    #expect(quiz.question != nil && quiz.round.outcomes.isEmpty)
    _ = quiz.after("−3⏎⏎")
    #expect(quiz.text.contains("All right: 1 of 1."))
    #expect(quiz.after("⏎") == [.leave])
  }

  @Test("Escape takes back what is typed, then leaves")
  func escape() throws {
    var quiz = try Self.quiz()
    #expect(quiz.after("12⎋").isEmpty && quiz.entry.isEmpty)
    #expect(quiz.after("⎋") == [.leave])
  }

  @Test(
    "Every right answer can be given by keys, and is judged right", arguments: SampleLessons.ids)
  func everyAnswer(id: String) throws {
    let lesson = try SampleLessons.lesson(id)
    for seed in 1...3 as ClosedRange<UInt64> {
      let round = Round(lessons: [lesson], seed: seed)
      var quiz = QuizScreen(round, lessons: [lesson], command: "", seed: seed)
      for question in round.questions {
        #expect(quiz.question?.id == question.id)
        for key in question.answer.keys(question.form) { _ = quiz.update(.key(key)) }
        let effects = quiz.after("⏎")
        #expect(quiz.told?.isRight == true, "\(question.id), \(question.answerText), seed \(seed)")
        #expect(effects.count == 1)
        _ = quiz.after("⏎")
      }
      #expect(quiz.question == nil && quiz.round.rightCount == round.questions.count)
    }
  }

  @Test("Every solution can be played, and ends with the value that was asked for")
  func everySolution() throws {
    for id in SampleLessons.ids {
      let lesson = try SampleLessons.lesson(id)
      let round = Round(lessons: [lesson], seed: 4)
      for question in round.questions {
        let solution = WorkedSolution(question, in: lesson, Size(width: 80, height: 24))
        guard case .number = question.form, question.solution.window != nil else {
          #expect(solution != nil || question.solution.demonstration == nil, "\(question.id)")
          continue
        }
        var played = try #require(solution, "\(question.id)")
        for _ in 0..<200 where played.player.wake != nil { _ = played.update(.tick) }
        guard case .number(let exact) = question.answer, exact.isInteger else { continue }
        let text = played.player.view(Size(width: 80, height: 24)).frame.lines
          .joined(separator: "\n")
        #expect(text.contains(question.answerText), "\(question.id): \(question.answerText)")
      }
    }
  }

  @Test("A place is pointed at by typing, too")
  func typedPlace() {
    var entry = AnswerEntry(.place(in: [3, 4]))
    for key in "2 3" { _ = entry.press(.character(key)) }
    #expect(entry.chosen == 6 && entry.text == "2 3")
    for key in " 9" { _ = entry.press(.character(key)) }
    #expect(entry.chosen == 6)
    _ = entry.press(.up)
    #expect(entry.text == "1 3")
  }

  @Test("A click chooses")
  func click() throws {
    let lesson = try SampleLessons.lesson("strided-conv")
    var quiz = QuizScreen(
      Round(lessons: [lesson], seed: 5), lessons: [lesson], command: "", seed: 5)
    let rows = quiz.view(Size(width: 80, height: 24)).frame.lines
    let row = try #require(rows.firstIndex { $0.contains(" b  ") })
    let column = try #require(rows[row].firstRange(of: " b  ")).lowerBound
    let x = rows[row].distance(from: rows[row].startIndex, to: column) + 1
    _ = quiz.update(.click(Point(x: x, y: row)))
    #expect(quiz.entry.text == "b")
  }
}

extension QuizScreen {
  /// The effects of the last of some keys; `⏎` is Enter, `⎋` Escape.
  mutating func after(_ keys: String) -> [Effect] {
    let names: [Character: Key] = ["⏎": .enter, "⎋": .escape]
    return keys.map { update(.key(names[$0] ?? .character($0))) }.last ?? []
  }

  /// What stands on the screen.
  var text: String { view(Size(width: 80, height: 24)).frame.lines.joined(separator: "\n") }
}

extension Answer {
  /// The keys that give the answer.
  func keys(_ form: AnswerForm) -> [Key] {
    func typed(_ text: String) -> [Key] { text.map(Key.character) }
    switch self {
    case .number, .shape: return typed(text(form))
    case .matrix: return cellTexts(form).flatMap { typed($0) + [.tab] }
    case .place(let place):
      let row = place.count > 1 ? place[place.count - 2] : 0
      return [.down] + Array(repeating: .down, count: row)
        + Array(repeating: .right, count: place[place.count - 1])
    case .choice(let number): return typed(AnswerForm.letter(number))
    case .order(let order): return order.flatMap { typed(AnswerForm.letter($0)) }
    }
  }
}
