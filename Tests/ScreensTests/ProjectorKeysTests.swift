import Canvas
import Course
import Quiz
import SeededRandom
import Testing

@testable import Screens

@Suite("Keys before a class")
struct ProjectorKeysTests {
  static let size = Size(width: 60, height: 18)

  private func tutor(_ id: String = "strided-conv") throws -> Tutor {
    var tutor = Tutor(Player(try SampleLessons.lesson(id)))
    _ = tutor.update(.resize(Self.size))
    tutor.beginProjecting(.halfBlocks)
    return tutor
  }

  @Test("P shows everything to a class, and no longer; Ctrl-P on every screen")
  func toggle() throws {
    var tutor = Tutor(Player(try SampleLessons.lesson("relu")))
    let on = tutor.update(.key(.character("P")))
    #expect(on == [.projector(true)])
    #expect(tutor.player?.projection != nil)
    let off = tutor.update(.key(.control("p")))
    #expect(off == [.projector(false)])
    #expect(tutor.player?.projection == nil)
  }

  @Test("Escape ends nothing, on any screen")
  func escape() throws {
    var lesson = try tutor()
    var home = Tutor(Home([]))
    home.beginProjecting(.halfBlocks)
    var sandbox = Tutor(Sandbox(try #require(Bench.standard(.conv2D))))
    sandbox.beginProjecting(.halfBlocks)
    for _ in 0..<5 {
      let effects =
        lesson.update(.key(.escape)) + home.update(.key(.escape)) + sandbox.update(.key(.escape))
      #expect(!effects.contains(.leave))
    }
    #expect(sandbox.sandbox != nil)
    let leaving = lesson.update(.key(.character("q")))
    #expect(leaving.contains(.leave))
  }

  @Test("A clicker's button plays and stops, whichever of its two codes it sends")
  func alternatingButton() throws {
    for codes in [[Key.function(5), .escape], [.escape, .function(5)]] {
      var tutor = try tutor()
      for turn in 0..<6 {
        _ = tutor.update(.key(codes[turn % 2]))
        #expect(tutor.player?.isPlaying == turn.isMultiple(of: 2))
      }
    }
    // What plays stops at a covered result: the next code, whichever it is, uncovers it.
    for code in [Key.function(5), .escape] {
      var tutor = try tutor()
      for key in [Key.character("n"), .character("n"), .character("r")] {
        _ = tutor.update(.key(key))
      }
      while tutor.player?.isCovered == false || tutor.status.board + 1 < tutor.status.boardCount {
        _ = tutor.update(.key(.pageDown))
      }
      _ = tutor.update(.key(code))
      #expect(tutor.player?.isCovered == false)
    }
  }

  @Test("What a class is shown of a lesson outlasts its quiz, its sandbox and the next lesson")
  func lasting() throws {
    for (opening, closing) in [("e", "q"), ("z", "q")] {
      var tutor = try tutor()
      for key in "nnr" { _ = tutor.update(.key(.character(key))) }
      while tutor.player?.currentWindow == nil { _ = tutor.update(.key(.pageDown)) }
      #expect(tutor.status.predicts)
      let effects = tutor.update(.key(.character(Character(opening))))
      if effects.contains(where: { if case .quiz = $0 { true } else { false } }) {
        tutor.open(try quiz())
      }
      #expect(tutor.screen != .lesson)
      _ = tutor.update(.key(.character(Character(closing))))
      #expect(tutor.screen == .lesson)
      #expect(tutor.status.predicts)
      tutor.open(try SampleLessons.lesson("padding"))
      #expect(tutor.status.predicts)
      #expect(tutor.status.lesson == "padding")
    }
  }

  private func quiz() throws -> QuizScreen {
    let lesson = try SampleLessons.lesson("strided-conv")
    return QuizScreen(
      Round(lessons: [lesson], seed: 1), lessons: [lesson], command: "quiz", seed: 1)
  }

  @Test("From afar neither the program nor the view of the class is ended")
  func fromAfar() throws {
    var tutor = try tutor()
    for key in [Key.character("q"), .character("P"), .control("p"), .escape] {
      let effects = tutor.press(fromAfar: key, on: .lesson)
      #expect(!effects.contains(.leave) && !effects.contains(.projector(false)))
      #expect(tutor.player != nil && tutor.projection != nil)
    }
    tutor.open(try quiz())
    // The second of two keys was pressed before the presenter saw that the first had closed the quiz.
    _ = tutor.press(fromAfar: .character("q"), on: .quiz)
    #expect(tutor.screen == .lesson)
    let position = tutor.player?.position
    _ = tutor.press(fromAfar: .character("n"), on: .quiz)
    #expect(tutor.player?.position == position)
    _ = tutor.press(fromAfar: .character("n"), on: .lesson)
    #expect(tutor.player?.position != position)
  }

  @Test("In a quiz the clicker's black button is no letter of an answer that has not begun")
  func blackInQuiz() throws {
    var tutor = try tutor()
    let lesson = try SampleLessons.lesson("strided-conv")
    let plan = try #require(lesson.questions.first { $0.kind == .cell })
    let question = try #require(Question(plan, of: lesson, seed: 1))
    tutor.open(
      QuizScreen(Round(questions: [question]), lessons: [lesson], command: "quiz", seed: 1))
    for (key, name) in [(Character("."), "black"), ("b", "black"), ("w", "white")] {
      _ = tutor.update(.key(.character(key)))
      #expect(tutor.status.blank == name)
      _ = tutor.update(.key(.character("x")))
      #expect(tutor.status.blank == nil)
      #expect(tutor.quiz?.entry.line == "")
    }
    for key in "3.5" { _ = tutor.update(.key(.character(key))) }
    #expect(tutor.quiz?.entry.line == "3.5")
  }

  @Test(
    "Black and white screens hide everything, and any key brings the board back as it was",
    arguments: [(".", "black"), ("b", "black"), ("w", "white")])
  func blank(key: Character, name: String) throws {
    var tutor = try tutor()
    for _ in 0..<9 { _ = tutor.update(.key(.pageDown)) }
    let before = tutor.view(Self.size).frame
    _ = tutor.update(.key(.character(key)))
    #expect(tutor.status.blank == name)
    #expect(tutor.view(Self.size).frame.cells.allSatisfy { $0.character == " " })
    let looks = Theme.mono.show(tutor.view(Self.size).frame[0, 0]).look
    #expect(looks.reverse == (name == "white"))
    #expect(tutor.wake == nil)
    _ = tutor.update(.key(.pageDown))
    #expect(tutor.status.blank == nil)
    #expect(tutor.view(Self.size).frame == before)
  }

  @Test("The pointer goes from cell to cell by arrows, and away by Escape")
  func pointer() throws {
    var tutor = try tutor()
    for _ in 0..<9 { _ = tutor.update(.key(.pageDown)) }
    _ = tutor.update(.key(.character("a")))
    let first = try #require(tutor.player?.projection?.pointer)
    _ = tutor.update(.key(.right))
    let second = try #require(tutor.player?.projection?.pointer)
    #expect(first != second)
    _ = tutor.update(.key(.left))
    #expect(tutor.player?.projection?.pointer == first)
    _ = tutor.update(.key(.escape))
    #expect(tutor.player?.projection?.pointer == nil)
  }

  @Test("The spotlight leaves the result and what computes it, and dims the rest")
  func spotlight() throws {
    var player = Player(try SampleLessons.lesson("strided-conv")).projected(120, 40)
    player = player.at(player.script.positions(of: 2).lowerBound).after(.down)
    let size = Size(width: 120, height: 40)
    player.page = player.pageCount - 1
    let lit = player.after(.character("s")).view(size).frame.cells
    let dim = lit.count(where: \.style.isDimmed)
    #expect(dim > lit.count / 2)
    #expect(dim < lit.count)
  }

  static let keys: [Key] =
    Player.bindings.flatMap(\.keys).filter { Player.actions[$0] != .leave }
    + Array("rruuaassbw.PP0123g").map(Key.character)
    + [.escape, .escape, .function(5), .control("p"), .pageDown, .pageDown, .pageUp]
  static let sizes = [(60, 18), (80, 24), (120, 40), (200, 60), (20, 6), (33, 9), (5, 2)]

  @Test("Whatever is pressed before a class, nothing breaks", arguments: SampleLessons.ids)
  func walk(id: String) throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    var tutor = try tutor(id)
    for turn in 0..<60 {
      let key = try #require(Self.keys.randomElement(using: &random))
      let isBeforeClass = tutor.projection != nil
      let effects = tutor.update(.key(key))
      let hasLeft = isBeforeClass && effects.contains(.leave)
      #expect(!hasLeft, "\(key), SEED=\(seed)")
      if turn % 5 == 0 { _ = tutor.update(.tick) }
      let (width, height) = try #require(Self.sizes.randomElement(using: &random))
      let size = Size(width: width, height: height)
      _ = tutor.update(.resize(size))
      if turn % 6 == 0 {
        let x = Int.random(in: 0..<width, using: &random)
        _ = tutor.update(.click(Point(x: x, y: height / 2)))
      }
      let frame = tutor.view(size).frame
      #expect(frame.size == size, "SEED=\(seed)")
      let isInside =
        (0..<width).contains(frame.cursor.x) && (0..<height).contains(frame.cursor.y)
      #expect(isInside, "cursor \(frame.cursor), SEED=\(seed)")
      #expect(tutor.status.board < tutor.status.boardCount)
    }
  }
}
