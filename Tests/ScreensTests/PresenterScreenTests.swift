import Canvas
import Course
import SeededRandom
import Testing

@testable import Screens

@Suite("The presenter's screen")
struct PresenterScreenTests {
  private static func text(_ screen: PresenterScreen, _ width: Int = 60, _ height: Int = 18)
    -> String
  {
    screen.view(Size(width: width, height: height)).frame.lines.joined(separator: "\n")
  }

  private func status(_ position: Int) -> ProjectorStatus {
    var status = ProjectorStatus(screen: .lesson, lesson: "strided-conv")
    status.position = position
    status.stepCount = 626
    return status
  }

  @Test("It waits for the projector, leafing alone meanwhile, then follows")
  func following() throws {
    var screen = PresenterScreen(try SampleLessons.lesson("strided-conv"))
    #expect(Self.text(screen).contains("waiting for the projector"))
    #expect(Self.text(screen).contains("Twenty minutes."))
    let effects1 = screen.update(.key(.character("n")))
    #expect(effects1 == [])
    #expect(screen.player.position == 1)
    let effects2 = screen.show(status(273))
    #expect(effects2 == [])
    #expect(screen.player.position == 273)
    #expect(Self.text(screen).contains("step 274 of"))
    screen.lose()
    #expect(Self.text(screen).contains("waiting"))
  }

  @Test("A projector that is started again is led to where the class was")
  func wayBack() throws {
    var screen = PresenterScreen(try SampleLessons.lesson("strided-conv"))
    var known = status(21)
    known.predicts = true
    _ = screen.show(known)
    screen.lose()
    let effects = screen.show(status(0))
    #expect(effects == "22gr".map { .press(.character($0)) })
    _ = screen.show(known)
    screen.lose()
    // One that was started at a step stays there.
    let other = screen.show(status(99))
    #expect(other == [])
    #expect(screen.player.position == 99)
    // Leafing before the class is there leads nobody.
    var alone = PresenterScreen(try SampleLessons.lesson("strided-conv"))
    _ = alone.update(.key(.character("n")))
    let first = alone.show(status(0))
    #expect(first == [])
  }

  @Test("A presenter that was asked for another lesson says whose notes it shows")
  func otherNotes() throws {
    var screen = PresenterScreen(try SampleLessons.lesson("strided-conv"))
    let effects = screen.show(ProjectorStatus(screen: .lesson, lesson: "padding"))
    #expect(effects == [.read(lesson: "padding")])
    screen.show(try SampleLessons.lesson("padding"))
    #expect(Self.text(screen, 80, 24).contains("not of strided-conv"))
  }

  @Test("Its keys are the projector's, with a class; those of its own stay here")
  func keys() throws {
    var screen = PresenterScreen(try SampleLessons.lesson("strided-conv"))
    _ = screen.show(status(0))
    let effects3 = screen.update(.key(.character(" ")))
    #expect(effects3 == [.press(.pageDown)])
    let effects4 = screen.update(.key(.character("b")))
    #expect(effects4 == [.press(.character("."))])
    let effects5 = screen.update(.key(.escape))
    #expect(effects5 == [.press(.escape)])
    let effects6 = screen.update(.key(.character("1")))
    #expect(effects6 == [.press(.character("1"))])
    let effects7 = screen.update(.key(.character("0")))
    #expect(effects7 == [.press(.character("0"))])
    let effects8 = screen.update(.key(.character("g")))
    #expect(effects8 == [.press(.character("g"))])
    // What stays here does not end a number.
    _ = screen.update(.key(.character("2")))
    _ = screen.update(.key(.character("j")))
    let effects14 = screen.update(.key(.character("0")))
    #expect(effects14 == [.press(.character("0"))])
    _ = screen.update(.key(.character("g")))
    let effects9 = screen.update(.key(.character("0")))
    #expect(effects9 == [.resetTime])
    let effects10 = screen.update(.key(.character("q")))
    #expect(effects10 == [.leave])
    #expect(screen.player.position == 0)
  }

  @Test(
    "A projector that does not answer, and one whose lesson is another, are told",
    arguments: [60, 80, 120])
  func doubts(width: Int) throws {
    let lesson = try SampleLessons.lesson("strided-conv")
    var screen = PresenterScreen(lesson)
    _ = screen.show(status(4))
    #expect(!Self.text(screen, width).contains("another"))
    screen.isUnanswered = true
    #expect(Self.text(screen, width).contains("does not answer"))
    #expect(Self.text(screen, width).contains("fg in its terminal") == (width > 60))
    screen.isUnanswered = false
    var other = status(4)
    other.stepCount = 99
    // The file may have been saved: it is read again, once.
    let effects = screen.show(other)
    #expect(effects == [.read(lesson: "strided-conv")])
    screen.show(lesson)
    let again = screen.show(other)
    #expect(again == [])
    #expect(Self.text(screen, width).contains("step 5 of 99  your lesson is another"))
  }

  @Test("Another lesson is read; one that is not here is named")
  func otherLesson() throws {
    var screen = PresenterScreen(try SampleLessons.lesson("strided-conv"))
    var other = ProjectorStatus(screen: .lesson, lesson: "padding")
    other.position = 7
    let effects11 = screen.show(other)
    #expect(effects11 == [.read(lesson: "padding")])
    screen.show(try SampleLessons.lesson("padding"))
    #expect(screen.player.lesson.id == "padding")
    #expect(screen.player.position == 7)
    other.lesson = "elsewhere"
    let effects12 = screen.show(other)
    #expect(effects12 == [.read(lesson: "elsewhere")])
    screen.show(nil)
    let effects13 = screen.show(other)
    #expect(effects13 == [])
    #expect(Self.text(screen, 80, 24).contains("elsewhere, which is not here"))
  }

  @Test("It says what else the class sees", arguments: ProjectorStatus.Screen.allCases)
  func otherScreens(screen shown: ProjectorStatus.Screen) throws {
    var screen = PresenterScreen(try SampleLessons.lesson("strided-conv"))
    _ = screen.show(ProjectorStatus(screen: shown))
    #expect(Self.text(screen).contains("class sees") == (shown != .lesson))
  }

  @Test("Where the class sees no lesson, keys go to the projector as they are")
  func passingOn() throws {
    var screen = PresenterScreen(try SampleLessons.lesson("strided-conv"))
    func effects(_ key: Key, _ shown: ProjectorStatus.Screen) -> [PresenterScreen.Effect] {
      _ = screen.show(ProjectorStatus(screen: shown, lesson: "strided-conv"))
      return screen.update(.key(key))
    }
    for shown in [ProjectorStatus.Screen.quiz, .lab, .sandbox] {
      for key in [Key.enter, .character(" "), .character("q"), .character("x"), .tab] {
        #expect(effects(key, shown) == [.press(key)], "\(key) on \(shown)")
      }
    }
    #expect(effects(.enter, .home) == [.press(.enter)])
    var typing = ProjectorStatus(screen: .home)
    typing.isTyping = true
    _ = screen.show(typing)
    let typed = screen.update(.key(.character("q")))
    #expect(typed == [.press(.character("q"))])
    #expect(effects(.character("q"), .home) == [.leave])
    #expect(effects(.character("z"), .lesson) == [.press(.character("z"))])
    #expect(effects(.character("Q"), .lesson) == [.press(.character("q"))])
    #expect(effects(.enter, .lesson) == [.press(.pageDown)])
  }

  @Test("Of a quiz and of the lab the teacher reads what the projector tells of them")
  func remarks() throws {
    var screen = PresenterScreen(try SampleLessons.lesson("strided-conv"))
    var status = ProjectorStatus(screen: .quiz, lesson: "strided-conv")
    status.remarks = ["Question 2 of 8.", "What comes out?", "✓ 91"]
    _ = screen.show(status)
    for (width, height) in [(60, 18), (80, 24), (120, 40)] {
      let text = Self.text(screen, width, height)
      for remark in status.remarks { #expect(text.contains(remark)) }
      #expect(!text.contains("then "))
    }
  }

  @Test("Hours, minutes, seconds")
  func time() {
    #expect(PresenterScreen.time(0) == "0:00:00")
    #expect(PresenterScreen.time(3_754) == "1:02:34")
  }

  @Test("Whatever is pressed and whatever the projector says, nothing breaks")
  func walk() throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    var screen = PresenterScreen(try SampleLessons.lesson("hospital-convolution"))
    let keys = PresenterScreen.bindings.flatMap(\.keys) + Array("123xyz").map(Key.character)
    for turn in 0..<300 {
      _ = screen.update(.key(try #require(keys.randomElement(using: &random))))
      if turn % 4 == 0 {
        var status = ProjectorStatus(screen: .lesson, lesson: "hospital-convolution")
        status.position = Int.random(in: 0...1_000_000_000, using: &random)
        status.board = turn
        _ = screen.show(status)
      }
      if turn % 50 == 49 { screen.lose() }
      let (width, height) = [(60, 18), (80, 24), (120, 40), (20, 6), (3, 2)][turn % 5]
      let size = Size(width: width, height: height)
      _ = screen.update(.resize(size))
      #expect(screen.view(size).frame.size == size, "SEED=\(seed)")
    }
  }
}
