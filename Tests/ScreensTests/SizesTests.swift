import Canvas
import Course
import Foundation
import Testing

@testable import Screens

/// Every size is taken, with lessons and steps in turn, and every step at a few sizes.
///
/// All steps at all sizes would be some twenty million frames. `EVERY_SIZE=1` takes all of them.
@Suite("Sizes from 20×6 to 200×60")
struct SizesTests {
  private static let widths = 20...200
  private static let heights = 6...60
  private static let isExhaustive = ProcessInfo.processInfo.environment["EVERY_SIZE"] == "1"

  /// What is wrong with a frame; nil if nothing is.
  private static func fault(_ player: Player, _ width: Int, _ height: Int) -> String? {
    let size = Size(width: width, height: height)
    var player = player
    _ = player.update(.resize(size))
    // Every part of what does not fit as a whole.
    for page in 1..<max(2, player.pageCount) {
      player.page = page
      guard player.view(size).frame.size == size else { return "part \(page + 1) is missing" }
    }
    player.page = 0
    let frame = player.view(size).frame
    guard frame.size == size else { return "the frame is \(frame.size)" }
    guard (0..<width).contains(frame.cursor.x), (0..<height).contains(frame.cursor.y) else {
      return "the cursor is at \(frame.cursor)"
    }
    guard let stage = player.stage, stage.term == nil, let window = stage.window,
      stage.demonstration.view != .uses, stage.demonstration.view != .pipeline
    else { return nil }
    // The window's result, or at least the end of its equation, is always there.
    let result = Written(window.result, player.numberStyle).text
    // In a grid whose caption tells a common factor it is written without that.
    let inGrid = stage.formats.output.text(window.result)
    let body = frame.lines.dropFirst().joined(separator: "\n")
    return body.contains(result) || body.contains(inGrid) ? nil : "the result \(result) is missing"
  }

  @Test(
    "Nothing breaks, and the window's result is always on the screen", arguments: SampleLessons.ids)
  func sizes(id: String) throws {
    let player = Player(try SampleLessons.lesson(id))
    let steps = player.script.sample()
    let count = steps.count
    let players = steps.map { player.at($0) }
    let lesson = SampleLessons.ids.firstIndex(of: id) ?? 0
    var turn = 0
    for width in Self.widths {
      for height in Self.heights {
        turn += 1
        guard Self.isExhaustive || turn % SampleLessons.ids.count == lesson else { continue }
        for step in Self.isExhaustive ? 0..<count : turn % count..<turn % count + 1 {
          let fault = Self.fault(players[step], width, height)
          #expect(fault == nil, "step \(steps[step] + 1) at \(width)×\(height): \(fault ?? "")")
        }
      }
    }
    for step in 0..<count {
      for (width, height) in [(20, 6), (60, 18), (33, 9)] {
        let fault = Self.fault(players[step], width, height)
        #expect(fault == nil, "step \(steps[step] + 1) at \(width)×\(height): \(fault ?? "")")
      }
    }
  }

  @Test("Below 20×6 one line says which size is needed, whatever is left of it")
  func tooSmall() throws {
    let player = Player(try SampleLessons.lesson("strided-conv"))
    for width in 0...25 {
      for height in 0...7 where width < 20 || height < 6 {
        let frame = player.view(Size(width: width, height: height)).frame
        let lines = frame.lines.filter { !$0.isEmpty }
        #expect(lines.count == (width > 0 && height > 0 ? 1 : 0))
        if width >= 4 && height > 0 { #expect(lines[0].contains("20×6"), "\(width)×\(height)") }
      }
    }
  }
}
