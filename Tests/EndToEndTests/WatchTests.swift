import Foundation
import Testing
import TmuxPane

/// An author edits a lesson in one window and sees it in another.
@Suite(.fewAtATime) struct WatchTests {
  /// How editors save.
  enum Saving: CaseIterable {
    /// `nano`, `cp`: the file's own contents change.
    case inPlace
    /// VS Code, `sed -i`: a new file takes its place.
    case byRename
    /// `vim` with a backup: the old file is moved away, then a new one is written.
    case movedAway

    func save(_ text: String, to name: String, in scratch: Scratch) throws {
      let file = scratch.file(name)
      switch self {
      case .inPlace: try scratch.write(text, to: name)
      case .byRename:
        let draft = try scratch.write(text, to: ".\(name).new")
        #expect(rename(draft.path, file.path) == 0)
      case .movedAway:
        #expect(rename(file.path, scratch.file("\(name)~").path) == 0)
        try scratch.write(text, to: name)
      }
    }
  }

  @Test("A saved file is shown at once, at the same step", arguments: Saving.allCases)
  func saved(by saving: Saving) async throws {
    let tutor = try await Tutor.smallLesson(LessonText.small(), ["--watch", "--step", "9"])
    try await tutor.wait(for: "the second window") { $0.window == 2 }
    for corner in ["997", "887", "773"] {
      try saving.save(LessonText.small(corner: corner), to: "small.yaml", in: tutor.scratch)
      try await tutor.wait(for: corner) { $0.text.contains(corner) }
      #expect(try tutor.screen().says("Window 2 of 4, product 2 of 4"))
    }
    #expect(try await tutor.quit() == 0)
  }

  @Test(
    "A mistake is shown with its line while the lesson stays, and goes away when it is mended",
    arguments: Saving.allCases)
  func broken(by saving: Saving) async throws {
    let tutor = try await Tutor.smallLesson(
      LessonText.small(), ["--watch", "--step", "9"], size: (120, 30))
    let before = try await tutor.settledScreen()
    let broken = LessonText.small().replacing("weight: kernel", with: "weight: kernle")
    let line = try #require(LessonText.line(of: "kernle", in: broken))
    try saving.save(broken, to: "small.yaml", in: tutor.scratch)
    let shown = try await tutor.wait(for: "the mistake in line \(line)") {
      $0.text.contains("small.yaml:\(line):")
    }
    #expect(shown.window == 2)
    #expect(shown.text.contains("113"))
    try saving.save(LessonText.small(), to: "small.yaml", in: tutor.scratch)
    try await tutor.wait(for: "the screen as it was:\n\(before)") { $0 == before }
    #expect(try await tutor.quit() == 0)
  }

  @Test("A file that is broken from the start is shown as soon as it is mended")
  func brokenFromTheStart() async throws {
    let scratch = try Scratch()
    let broken = LessonText.small().replacing("operation: conv2d", with: "operation: convd")
    let line = try #require(LessonText.line(of: "convd", in: broken))
    let file = try scratch.write(broken, to: "small.yaml")
    let tutor = try Tutor(["lesson", file.path, "--watch"], in: scratch)
    try await tutor.wait(for: "the mistake in line \(line)") { $0.text.contains(":\(line):") }
    try scratch.write(LessonText.small(), to: "small.yaml")
    try await tutor.wait(for: "the lesson") { $0.says("A small lesson.") }
    #expect(try await tutor.quit() == 0)
  }

  @Test("Without --watch a saved file changes nothing")
  func unwatched() async throws {
    let tutor = try await Tutor.smallLesson(LessonText.small(), ["--step", "9"])
    let before = try await tutor.settledScreen()
    try tutor.scratch.write(LessonText.small(corner: "997"), to: "small.yaml")
    try await Task.sleep(for: .milliseconds(500))
    #expect(try tutor.screen() == before)
  }
}
