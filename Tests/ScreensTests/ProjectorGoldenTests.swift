import Canvas
import Course
import Testing

@testable import Screens

@Suite("Golden boards")
struct ProjectorGoldenTests {
  static let sizes = [(60, 18), (80, 24), (120, 40)]

  /// A lesson, and the step of it that is looked at.
  struct Scene: CustomTestStringConvertible, Sendable {
    let name: String
    let lesson: String
    /// From 1.
    let section: Int
    /// The window whose sum is shown, from 0; nil for the card, beyond the last for the outcome.
    let window: Int?
    var covers = false

    var testDescription: String { name }
  }

  static let scenes = [
    Scene(name: "card", lesson: "strided-conv", section: 2, window: nil),
    Scene(name: "window", lesson: "strided-conv", section: 2, window: 1),
    Scene(name: "covered", lesson: "strided-conv", section: 2, window: 1, covers: true),
    Scene(name: "printed", lesson: "strided-conv", section: 2, window: 99),
    Scene(name: "uses", lesson: "strided-conv", section: 7, window: 4),
    Scene(name: "misquote", lesson: "strided-conv", section: 9, window: nil),
    Scene(name: "schedule", lesson: "hospital-convolution", section: 3, window: 2),
    Scene(name: "rooms", lesson: "hospital-convolution", section: 5, window: 3),
    Scene(name: "lists", lesson: "hospital-convolution", section: 6, window: 3),
    Scene(name: "pool", lesson: "max-pooling", section: 2, window: 1),
    Scene(name: "mean", lesson: "average-pooling", section: 2, window: 1),
    Scene(name: "volume", lesson: "conv-volumes", section: 7, window: 1),
    Scene(name: "filters", lesson: "multiple-filters", section: 4, window: 2),
    Scene(name: "curve", lesson: "relu", section: 2, window: 3),
    Scene(name: "row", lesson: "flatten", section: 1, window: 4),
    Scene(name: "neurons", lesson: "dense", section: 4, window: 1),
    Scene(name: "bars", lesson: "softmax", section: 4, window: 1),
    Scene(name: "ruler", lesson: "output-size", section: 2, window: 2),
    Scene(name: "table", lesson: "parameter-count", section: 6, window: 3),
    Scene(name: "pipeline", lesson: "whole-cnn", section: 11, window: 2),
  ]

  @Test("Boards look as they did when they were last looked at", arguments: scenes)
  func scene(_ scene: Scene) throws {
    let lesson = try SampleLessons.lesson(scene.lesson)
    for (width, height) in Self.sizes {
      let size = Size(width: width, height: height)
      var player = Player(lesson).projected(width, height)
      if scene.covers { player = player.after(.character("r")) }
      player = player.at(position(scene, in: player.script))
      let count = player.boards(size).count
      var strip = Frame(Size(width: width, height: height * count))
      for page in 0..<count {
        player.page = page
        strip.draw(player.view(size).frame, at: Point(x: 0, y: page * height))
      }
      try GoldenFrames.expect(strip, "projector-\(scene.name)-\(width)x\(height)")
    }
  }

  private func position(_ scene: Scene, in script: Script) -> Int {
    let positions = script.positions(of: scene.section)
    guard let window = scene.window,
      let trace = script.lesson.sections[scene.section - 1].demonstration?.trace
    else { return positions.lowerBound }
    guard window < trace.windowCount else { return positions.upperBound - 1 }
    return script.position(section: scene.section - 1, step: trace.sumStep(of: window))
  }

  @Test("The first screen before a class")
  func home() throws {
    let entries = try SampleLessons.ids.prefix(12).map { id in
      let lesson = try SampleLessons.lesson(id)
      return Home.Entry(
        id: id, title: lesson.title, part: lesson.part, summary: lesson.summary)
    }
    for (width, height) in Self.sizes {
      var tutor = Tutor(Home(Array(entries)))
      _ = tutor.update(.resize(Size(width: width, height: height)))
      tutor.beginProjecting(.halfBlocks)
      try GoldenFrames.expect(
        tutor.view(Size(width: width, height: height)).frame, "projector-home-\(width)x\(height)")
    }
  }

  @Test("The presenter's screen")
  func presenter() throws {
    let lesson = try SampleLessons.lesson("strided-conv")
    for (width, height) in Self.sizes {
      var screen = PresenterScreen(lesson)
      _ = screen.update(.resize(Size(width: width, height: height)))
      screen.clock = "10:15"
      screen.seconds = 754
      var status = ProjectorStatus(screen: .lesson, lesson: "strided-conv")
      status.position = 273
      status.stepCount = screen.player.script.count
      status.boardCount = 3
      status.predicts = true
      status.isCovered = true
      status.blank = "black"
      _ = screen.show(status)
      try GoldenFrames.expect(
        screen.view(Size(width: width, height: height)).frame, "presenter-\(width)x\(height)")
    }
  }
}
