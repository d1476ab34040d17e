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
    #expect(effects.count == 1)
    #expect(quiz.told?.isSolved == true)
    #expect(quiz.wake != .seconds(1))
    if let solution = quiz.solution { #expect(solution.player.projection != nil) }
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
