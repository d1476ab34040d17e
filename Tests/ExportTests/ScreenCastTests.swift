import Canvas
import Foundation
import Testing
import Themes

@testable import Export

@Suite("Recordings")
struct ScreenCastTests {
  /// The head and the events of a recording.
  private func parsed(
    _ lines: [String]
  ) throws -> (head: [String: Any], events: [(Double, String)]) {
    let head = try JSONSerialization.jsonObject(with: Data(lines[0].utf8)) as? [String: Any]
    let events = try lines.dropFirst().map { line in
      let event = try #require(
        try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [Any])
      #expect(event.count == 3 && event[1] as? String == "o")
      return (try #require(event[0] as? Double), try #require(event[2] as? String))
    }
    return (try #require(head), events)
  }

  @Test(
    "what a terminal shows at any time is the frame of that time",
    arguments: ["strided-conv", "softmax", "x-or-o"], [Theme.dark, .contrastLight, .eight])
  func replay(_ id: String, _ theme: Theme) throws {
    let lesson = try SampleLessons.lesson(id)
    let passage = Passage(lesson, size: Size(width: 90, height: 30), positions: 0...30)
    let (head, events) = try parsed(ScreenCast(passage, Paper(theme)).lines)
    #expect(head["version"] as? Int == 2)
    #expect(head["width"] as? Int == 90 && head["height"] as? Int == 30)
    #expect(head["title"] as? String == lesson.title)
    var screen = ReplayedScreen(passage.size)
    var rest = events[...]
    var time = Duration.zero
    for shot in passage.film {
      while let next = rest.first, next.0 <= Double(time.milliseconds) / 1000 {
        try screen.take(next.1)
        rest.removeFirst()
      }
      for y in 0..<passage.size.height {
        let row = shot.frame.row(y)
        #expect(screen.cells[y] == row.indices.map { theme.show(row, at: $0) })
      }
      #expect(!screen.isCursorShown)
      time += shot.stay
    }
    let last = try #require(rest.first)
    #expect(rest.count == 1 && last.0 == Double(time.milliseconds) / 1000)
    let picture = screen.cells
    try screen.take(last.1)
    #expect(screen.cells == picture)
    #expect(screen.look == Look() && screen.isCursorShown)
  }

  @Test("wide characters are shown whole")
  func wide() throws {
    let lesson = SampleLessons.lesson(saying: "日本 ab 語", title: "日本")
    let passage = Passage(lesson, size: Size(width: 40, height: 12))
    let (_, events) = try parsed(ScreenCast(passage, Paper(.dark)).lines)
    var screen = ReplayedScreen(passage.size)
    for event in events.dropLast() { try screen.take(event.1) }
    let last = passage.frame(at: passage.positions.upperBound)
    #expect(screen.cells[0].compactMap { $0?.character }.prefix(3) == [" ", "日", "本"])
    #expect(last.lines[0].contains("日本"))
  }
}
