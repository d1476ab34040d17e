import Canvas
import Course
import Foundation
import Lab
import Network
import Quiz
import SeededRandom
import Testing

@testable import Screens

/// The whole program without a terminal: whatever is pressed on whatever screen, all that it asks for is
/// done.
@Suite("Random walks through the whole tutor", .serialized)
struct TutorWalkTests {
  static let sizes = [(80, 24), (60, 18), (120, 40), (200, 60), (20, 6), (33, 9), (5, 2), (0, 0)]

  /// Letters, and keys that move, open and leave.
  static let keys: [Key] =
    (33..<127).map { Key.character(Character(UnicodeScalar(UInt8($0)))) }
    + Array("npdzZtttttxe nnn]]}}").map(Key.character)
    + [
      .left, .right, .up, .down, .home, .end, .pageUp, .pageDown, .tab, .backTab, .enter, .escape,
      .backspace, .delete, .control("u"),
    ] + Array(repeating: .enter, count: 6) + Array(repeating: .escape, count: 4)

  /// What opens each screen from the first one on.
  static let openings: [String: [Key]] = [
    "home": [], "lesson": [.enter], "quiz": [.character("z")], "sandbox": [.character("s")],
    "lab": [.character("t")],
  ]

  @Test(
    "300 keys, clicks and changes of size from each screen on", arguments: openings.keys.sorted())
  func tutor(screen: String) throws {
    let seed = seed(for: "a walk from \(screen)")
    let environment = ProcessInfo.processInfo.environment
    let count = environment["FUZZ_COUNT"].flatMap { Int($0) } ?? 300
    var random = SeededRandom(seed: seed)
    var walk = try Walk(seed: seed)
    defer { walk.trainer?.stop() }
    for key in Self.openings[screen] ?? [] { try walk.take(.key(key)) }
    #expect(walk.screen == screen)
    for turn in 0..<count {
      try walk.step(turn, &random)
      let fault = walk.fault
      #expect(fault == nil, "\(fault ?? "") after \(walk.events.suffix(12)), SEED=\(seed)")
      if fault != nil { return }
    }
  }

  @Test("Each lesson is walked through by 120 keys", arguments: SampleLessons.ids)
  func player(id: String) throws {
    let seed = seed(for: "a walk through \(id)")
    var random = SeededRandom(seed: seed)
    let lesson = try SampleLessons.lesson(id)
    var player = Player(lesson)
    var pressed: [Key] = []
    for turn in 0..<120 {
      let (width, height) = Self.sizes[turn % Self.sizes.count]
      let size = Size(width: width, height: height)
      _ = player.update(.resize(size))
      let key = try #require(Self.keys.randomElement(using: &random))
      pressed.append(key)
      let effects = player.update(.key(key))
      if turn.isMultiple(of: 3) { _ = player.update(.tick) }
      if effects.contains(.leave) { player = Player(lesson) }
      let frame = player.view(size).frame
      #expect(frame.size == size, "after \(pressed.suffix(12)), SEED=\(seed)")
      #expect((0..<player.script.count).contains(player.position), "SEED=\(seed)")
    }
  }
}

/// A tutor and a stand-in for all that is outside it.
private struct Walk {
  var tutor: Tutor
  private(set) var trainer: Trainer?
  private(set) var events: [Event] = []
  private let lessons: [String: Lesson]
  private let seed: UInt64
  private var size = Size(width: 80, height: 24)

  init(seed: UInt64) throws {
    self.seed = seed
    lessons = Dictionary(
      uniqueKeysWithValues: try SampleLessons.ids.map { ($0, try SampleLessons.lesson($0)) })
    tutor = Self.begin(lessons)
  }

  private static func begin(_ lessons: [String: Lesson]) -> Tutor {
    Tutor(
      Home(
        lessons.values.sorted { $0.id < $1.id }.map {
          Home.Entry(id: $0.id, title: $0.title, part: $0.part, summary: $0.summary)
        } + [Home.Entry(id: "broken", title: "B", part: "P", summary: "", problems: ["1:1 x"])]))
  }

  /// The screen in view.
  var screen: String {
    tutor.lab != nil
      ? "lab"
      : tutor.sandbox != nil
        ? "sandbox" : tutor.quiz != nil ? "quiz" : tutor.player != nil ? "lesson" : "home"
  }

  mutating func step(_ turn: Int, _ random: inout SeededRandom) throws {
    switch Int.random(in: 0..<20, using: &random) {
    case 0:
      let (width, height) = TutorWalkTests.sizes.randomElement(using: &random) ?? (80, 24)
      size = Size(width: width, height: height)
      try take(.resize(size))
    case 1, 2: try take(.click(point(&random)))
    case 3: try take(.drag(point(&random)))
    case 4, 5: try take(.tick)
    case 6 where trainer != nil: if let moment = trainer?.latest() { tutor.show(moment) }
    case 7 where turn.isMultiple(of: 5): tutor.reload(nil, problems: ["1:1: a problem"])
    default: try take(.key(TutorWalkTests.keys.randomElement(using: &random) ?? .enter))
    }
  }

  private func point(_ random: inout SeededRandom) -> Point {
    Point(
      x: Int.random(in: 0...max(0, size.width), using: &random),
      y: Int.random(in: 0...max(0, size.height), using: &random))
  }

  mutating func take(_ event: Event) throws {
    events.append(event)
    for effect in tutor.update(event) { try perform(effect) }
  }

  /// What is wrong with the frame; nil where nothing is.
  var fault: String? {
    let frame = tutor.view(size).frame
    if frame.size != size { return "a frame of \(frame.size) in \(size)" }
    let isIn = frame.bounds.contains(frame.cursor) || size.width * size.height == 0
    return isIn ? nil : "the cursor at \(frame.cursor)"
  }

  private mutating func perform(_ effect: Effect) throws {
    switch effect {
    case .open(let id):
      guard let lesson = lessons[id] else { return tutor.tell("There is no \(id).") }
      tutor.open(lesson)
    case .preview(let id): if let lesson = lessons[id] { tutor.show(glimpseOf: lesson) }
    case .quiz(let topic): openQuiz(topic)
    case .openLab: try openLab()
    case .lab(let command): ask(command)
    case .leave:
      tutor = Self.begin(lessons)
      _ = tutor.update(.resize(size))
    case .nextTheme, .projector, .mouse, .mouseOn, .exportScreen: tutor.tell("Done.")
    case .save, .sandbox, .answered, .printAtEnd: break
    }
  }

  private mutating func openQuiz(_ topic: QuizTopic) {
    let asked: [Lesson] =
      switch topic {
      case .mixed, .due: Array(lessons.values.sorted { $0.id < $1.id }.prefix(4))
      case .lesson(let id): [lessons[id]].compactMap { $0 }
      }
    let round = Round(lessons: asked, count: 5, seed: seed)
    if round.questions.isEmpty { return tutor.tell("There are no questions.") }
    tutor.open(QuizScreen(round, lessons: asked, command: "quiz", seed: seed))
  }

  private mutating func openLab() throws {
    let images = try DataSource.xo.dataSet(assets: LabMoments.assets, seed: 1)
    let trainer = try Trainer.start(
      LabOptions(
        assets: LabMoments.assets, network: LabMoments.network("x-or-o"), data: images,
        dataName: "xo", threads: 1))
    self.trainer = trainer
    if let moment = trainer.latest() { tutor.open(LabScreen(moment)) }
  }

  /// Hands a command on; nothing is read or written.
  private mutating func ask(_ command: Lab.Command) {
    switch command {
    case .save, .load: tutor.tell("Saved.")
    case .stop:
      trainer?.stop()
      trainer = nil
    default: trainer?.send(command)
    }
  }
}
