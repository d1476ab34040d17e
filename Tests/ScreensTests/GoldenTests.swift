import Canvas
import Course
import Testing

@testable import Screens

@Suite("Golden frames")
struct GoldenTests {
  static let sizes = [(80, 24), (120, 40), (60, 18), (40, 12), (20, 6)]

  /// What is to be seen: a lesson, the keys that lead there, a name.
  struct Scene: CustomTestStringConvertible, Sendable {
    let lesson: String
    let name: String
    let section: Int
    let keys: [Key]

    var testDescription: String { "\(lesson) \(name)" }
  }

  static let scenes = [
    Scene(lesson: "strided-conv", name: "question", section: 0, keys: []),
    Scene(lesson: "strided-conv", name: "card", section: 2, keys: []),
    Scene(
      lesson: "strided-conv", name: "product", section: 2, keys: Array(repeating: .right, count: 14)
    ),
    Scene(lesson: "strided-conv", name: "sum", section: 2, keys: [.down, .down, .down]),
    Scene(lesson: "strided-conv", name: "erratum", section: 2, keys: [.end]),
    Scene(lesson: "strided-conv", name: "misquote", section: 9, keys: []),
    Scene(lesson: "strided-conv", name: "padded", section: 6, keys: [.down]),
    Scene(
      lesson: "strided-conv", name: "uses", section: 7, keys: [.down, .down, .down, .down, .down]),
    Scene(
      lesson: "strided-conv", name: "touches", section: 2,
      keys: [.down, .character("w"), .right, .down]),
    Scene(lesson: "strided-conv", name: "remember", section: 11, keys: []),
    Scene(lesson: "strided-conv", name: "help", section: 1, keys: [.character("?")]),
    Scene(
      lesson: "hospital-convolution", name: "schedule", section: 3,
      keys: Array(repeating: .right, count: 8)),
    Scene(lesson: "hospital-convolution", name: "rooms", section: 5, keys: [.down, .down, .down]),
    Scene(
      lesson: "hospital-convolution", name: "lists", section: 6,
      keys: Array(repeating: .right, count: 7)),
    Scene(lesson: "hospital-convolution", name: "letters", section: 7, keys: [.down, .down]),
  ]

  @Test("Scenes look as they did when they were last looked at", arguments: scenes)
  func scene(_ scene: Scene) throws {
    let lesson = try SampleLessons.lesson(scene.lesson)
    for (width, height) in Self.sizes {
      var player = Player(lesson).sized(width, height)
      player = player.at(player.script.positions(of: scene.section).lowerBound)
      for key in scene.keys { player = player.after(key) }
      try GoldenFrames.expect(
        player.view(Size(width: width, height: height)).frame,
        "\(scene.lesson)-\(scene.name)-\(width)x\(height)")
    }
  }

  @Test("The first screen looks as it did when it was last looked at")
  func home() throws {
    let lessons = try ["hospital-convolution", "conv-window", "padding", "strided-conv"]
      .map { try SampleLessons.lesson($0) }
    let entries = lessons.map {
      Home.Entry(id: $0.id, title: $0.title, part: $0.part, summary: $0.summary)
    }
    for (width, height) in Self.sizes {
      var home = Home(entries, last: "strided-conv")
      home.show(glimpseOf: lessons[3])
      _ = home.update(.resize(Size(width: width, height: height)))
      _ = home.update(.tick)
      try GoldenFrames.expect(
        home.view(Size(width: width, height: height)).frame, "home-\(width)x\(height)")
    }
  }

  @Test("The first screen with what was seen, mastered and due looks as it did when last looked at")
  func standings() throws {
    for (width, height) in Self.sizes {
      let home = Home(HomeTests.standings, last: "two")
      try GoldenFrames.expect(
        home.view(Size(width: width, height: height)).frame, "home-standings-\(width)x\(height)")
    }
  }
}
