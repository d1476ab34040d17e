import Canvas
import Course
import Foundation
import Testing
import Themes
import TmuxPane

@testable import Export

/// The page's script at work, in node with a stub of a browser.
@Suite("The script of a page", .enabled("node is not installed", Node.isThere))
struct PageScriptTests {
  /// What `page.js` tells.
  private struct Outcome: Decodable {
    let isLive: Bool
    let isPictureFirst: Bool
    let isShown: Bool
    let steps: [String]
    /// Of how many steps the words were told.
    let words: Int
    let changed: [Change]
  }

  /// What differs in the first line once it plays.
  private struct Change: Decodable, Equatable {
    let column: Int
    let still: String
    let playing: String

    init(_ column: Int, _ still: String, _ playing: String) {
      (self.column, self.still, self.playing) = (column, still, playing)
    }

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      column = try list.decode(Int.self)
      still = try list.decode(String.self)
      playing = try list.decode(String.self)
    }
  }

  private func run(_ passage: Passage, isASCII: Bool = false) async throws -> Outcome {
    let handout = Handout(passage, Paper(.contrastLight), seed: 1, hasSolutions: false)
    let page = LessonPage(passage, Paper(.dark, isASCII: isASCII), handout: handout).html
    let file = FileManager.default.temporaryDirectory.appending(
      path: "page-\(UUID().uuidString).html")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(page.utf8).write(to: file)
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "page.js")
    let outcome = try await ChildProcess(["node", script.path, file.path]).wait()
    try #require(outcome.status == 0, "\(outcome.errors)")
    return try JSONDecoder().decode(Outcome.self, from: Data(outcome.output.utf8))
  }

  private func check(_ passage: Passage, isASCII: Bool = false) async throws {
    let outcome = try await run(passage, isASCII: isASCII)
    let slides = Array(passage.slides)
    #expect(outcome.isLive && outcome.isShown && outcome.isPictureFirst)
    #expect(outcome.steps == slides.map { "step \($0.position + 1)" })
    #expect(outcome.words == slides.count)
    let column = passage.size.width - 1 - "‖ 1×".columns
    let change =
      isASCII ? Change(column, "|", "▶".ascii) : Change(column, "‖", "▶")
    #expect(outcome.changed == (slides.count > 1 ? [change] : []))
  }

  @Test(
    "steps and plays through a lesson, and tells each step in words", arguments: SampleLessons.ids)
  func lessons(_ id: String) async throws {
    let lesson = try SampleLessons.lesson(id)
    try await check(Passage(lesson, size: Size(width: 80, height: 24), positions: 0...14))
  }

  @Test(
    "whatever a lesson says",
    arguments: PageTests.hostileTexts + [
      "─\u{301}", "█\u{301}█", "e\u{323}\u{301} é\u{323} ẹ\u{301}", "‖ ‖", "▶", "日本 ─ 本", "  ",
      "🇩🇪 ─",
    ])
  func hostile(_ text: String) async throws {
    let lesson = SampleLessons.lesson(saying: text, title: text)
    try await check(Passage(lesson, size: Size(width: 80, height: 24)))
  }

  @Test("with a window of a step, from step to step, in ASCII, in a narrow screen")
  func others() async throws {
    let lesson = try SampleLessons.lesson("strided-conv")
    for detail in [Detail.window, .operation] {
      let passage = Passage(
        lesson, size: Size(width: 60, height: 18), positions: 3...33, detail: detail)
      try await check(passage)
      try await check(passage, isASCII: true)
    }
    let narrow = Passage(lesson, size: Size(width: 20, height: 8), positions: 0...30)
    #expect(try await run(narrow).changed == [Change(15, "‖", "▶")])
  }
}

private enum Node {
  static func isThere() async throws -> Bool {
    (try? await ChildProcess(["node", "--version"]).wait())?.status == 0
  }
}
