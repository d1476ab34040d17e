import Canvas
import Course
import Quiz
import SeededRandom
import Testing

@testable import Screens

@Suite("Quiz, lab and sandbox before a class")
struct ProjectorScreensTests {
  static let sizes = [(60, 18), (80, 24), (120, 40), (20, 6), (33, 9), (5, 2)]

  private static func quiz(_ seed: UInt64) throws -> QuizScreen {
    let lessons = try SampleLessons.ids.map(SampleLessons.lesson)
    var quiz = QuizScreen(
      Round(lessons: lessons, count: 30, seed: seed), lessons: lessons, command: "quiz",
      seed: seed)
    quiz.projection = Projection()
    return quiz
  }

  private func walk(
    _ start: Tutor, _ keys: [Key], turns: Int, _ random: inout SeededRandom, _ seed: UInt64
  ) throws {
    var tutor = start
    tutor.beginProjecting(.halfBlocks)
    for turn in 0..<turns {
      let (width, height) = Self.sizes[turn % Self.sizes.count]
      let size = Size(width: width, height: height)
      _ = tutor.update(.resize(size))
      _ = tutor.update(.key(try #require(keys.randomElement(using: &random))))
      if turn.isMultiple(of: 3) { _ = tutor.update(.tick) }
      if turn.isMultiple(of: 5) {
        let x = Int.random(in: 0..<width, using: &random)
        _ = tutor.update(.click(Point(x: x, y: height / 2)))
      }
      let frame = tutor.view(size).frame
      #expect(frame.size == size, "SEED=\(seed)")
      #expect(frame.bounds.contains(frame.cursor), "\(frame.cursor), SEED=\(seed)")
    }
  }

  @Test("Whatever is pressed in a quiz before a class, nothing breaks")
  func quizWalk() throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    let keys = QuizWalkTests.keys + [.pageDown, .pageDown, .character("s"), .character("P")]
    try walk(Tutor(try Self.quiz(seed)), keys, turns: 400, &random, seed)
  }

  @Test("Whatever is pressed in the sandbox before a class, nothing breaks")
  func sandboxWalk() throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    let keys = SandboxWalkTests.keys + [.pageDown, .pageUp, .control("p")]
    for operation in Bench.operations {
      let sandbox = Sandbox(try #require(Bench.standard(operation)))
      try walk(Tutor(sandbox), keys, turns: 40, &random, seed)
    }
  }

  @Test("The lab's panels before a class, one at a time, with two large numbers")
  func lab() throws {
    let moment = try LabMoments.xo(steps: 30)
    for (width, height) in Self.sizes {
      var lab = LabScreen(moment)
      lab.projection = Projection()
      let size = Size(width: width, height: height)
      _ = lab.update(.resize(size))
      for _ in LabScreen.Page.allCases {
        let frame = lab.view(size).frame
        #expect(frame.size == size)
        #expect(frame.bounds.contains(frame.cursor))
        if height >= 18 {
          let text = frame.lines.joined(separator: "\n")
          #expect(text.contains("epoch"))
          #expect(text.contains("right"))
        }
        _ = lab.update(.key(.tab))
      }
    }
  }

  @Test("A question's clock runs until it is answered, and s shows the solution")
  func clock() throws {
    let size = Size(width: 60, height: 18)
    var quiz = try Self.quiz(7)
    _ = quiz.update(.resize(size))
    #expect(quiz.wake == .seconds(1))
    for _ in 0..<75 { _ = quiz.update(.tick) }
    #expect(quiz.seconds == 75)
    // Whatever is asked for: `s` is no letter of a number.
    while quiz.entry.things != nil {
      _ = quiz.update(.key(.character("!")))
      quiz.solution = nil
      _ = quiz.update(.key(.character("n")))
    }
    let effects = quiz.update(.key(.character("s")))
    // A class that has not answered is no answer of the teacher's.
    #expect(effects == [])
    #expect(quiz.told?.isSolved == true)
    #expect(quiz.wake != .seconds(1))
    if let solution = quiz.solution { #expect(solution.player.projection != nil) }
  }

  @Test("A clicker leads through a quiz: the boards, the solution, back, the next question")
  func clicker() throws {
    var quiz = try Self.quiz(11)
    _ = quiz.update(.resize(Size(width: 60, height: 18)))
    quiz.isStill = true
    var numbers: [Int] = []
    for _ in 0..<4_000 where quiz.question != nil {
      if quiz.number != numbers.last { numbers.append(quiz.number) }
      _ = quiz.update(.key(.pageDown))
    }
    #expect(numbers == Array(0..<quiz.round.questions.count))
    // The button that plays shows the solution as well, whichever of its codes it sends.
    for key in [Key.function(5), .escape] {
      var other = try Self.quiz(11)
      _ = other.update(.key(key))
      #expect(other.told?.isSolved == true)
    }
  }

  @Test("What is to be put in order stands in order once it is told")
  func order() throws {
    let lesson = try SampleLessons.lesson("output-size")
    let plan = try #require(lesson.questions.first { $0.kind == .order })
    let question = try #require(Question(plan, of: lesson, seed: 1))
    guard case .order(let right) = question.answer, case .order(let things) = question.form else {
      Issue.record("not an order")
      return
    }
    var quiz = QuizScreen(
      Round(questions: [question]), lessons: [lesson], command: "quiz", seed: 1)
    quiz.projection = Projection()
    let size = Size(width: 80, height: 24)
    _ = quiz.update(.resize(size))
    func text(_ quiz: QuizScreen) -> String {
      quiz.boards(size).indices.map { page in
        var quiz = quiz
        quiz.scroll = page
        return quiz.view(size).frame.lines.joined(separator: "\n")
      }.joined()
    }
    #expect(!text(quiz).contains("1. "))
    _ = quiz.update(.key(.character("s")))
    quiz.solution = nil
    for (number, place) in right.enumerated() {
      #expect(text(quiz).contains("\(number + 1). \(things[place].prefix(20))"))
    }
  }

  @Test("A matrix that is asked for stands there, with the cell that is being filled")
  func matrix() throws {
    let lesson = try SampleLessons.lesson("average-pooling")
    let plan = try #require(lesson.questions.first { $0.kind == .matrix })
    let question = try #require(Question(plan, of: lesson, seed: 1))
    var quiz = QuizScreen(
      Round(questions: [question]), lessons: [lesson], command: "quiz", seed: 1)
    quiz.projection = Projection()
    _ = quiz.update(.resize(Size(width: 60, height: 18)))
    for key in "8 7" { _ = quiz.update(.key(.character(key))) }
    let grids = quiz.boards(Size(width: 60, height: 18)).flatMap(\.places)
      .compactMap { $0.panel as? GridPanel }
    let answer = try #require(grids.first { $0.caption == "answer" })
    #expect(answer.items.joined().prefix(2).map(\.text) == ["8", "7"])
    #expect(answer.items.joined().map(\.role).filter { $0 == .chosen }.count == 1)
  }

  @Test("In the lab a clicker turns the panels, and its other button trains and pauses")
  func clickerInLab() throws {
    var lab = LabScreen(try LabMoments.xo(steps: 30))
    lab.projection = Projection()
    _ = lab.update(.resize(Size(width: 120, height: 40)))
    let first = lab.page
    _ = lab.update(.key(.pageDown))
    #expect(lab.page != first)
    _ = lab.update(.key(.pageUp))
    #expect(lab.page == first)
    for key in [Key.function(5), .escape] {
      let effects = lab.update(.key(key))
      #expect(effects == [.lab(.pause)], "it is training")
    }
    // A layer that is chosen is shown, however large the screen is.
    _ = lab.update(.key(.right))
    #expect(lab.page == .layer)
    _ = lab.update(.key(.character("#")))
    #expect(lab.notice == nil)
  }

  @Test("Every question of the course is whole at 60×18", arguments: SampleLessons.ids)
  func questions(id: String) throws {
    let size = Size(width: 60, height: 18)
    let lesson = try SampleLessons.lesson(id)
    var quiz = QuizScreen(
      Round(lessons: [lesson], count: 40, seed: 1), lessons: [lesson], command: "quiz", seed: 1)
    quiz.projection = Projection()
    _ = quiz.update(.resize(size))
    while quiz.question != nil {
      for page in quiz.boards(size).indices {
        quiz.scroll = page
        let board = quiz.boards(size)[page]
        for place in board.places {
          let needed = place.panel.size(place.level, in: place.rect.size)
          let isWhole = needed.map {
            $0.width <= place.rect.width && $0.height <= place.rect.height
          }
          #expect(isWhole == true, "\(quiz.question?.prompt ?? []), board \(page + 1)")
        }
        if let choices = board.places.first?.panel as? ChoicesPanel {
          #expect(choices.fits(ProjectorChrome(size).body.size), "\(quiz.question?.prompt ?? [])")
        }
      }
      _ = quiz.update(.key(.character("!")))
      quiz.solution = nil
      quiz.scroll = quiz.lastScroll
      _ = quiz.update(.key(.character("n")))
    }
  }
}
