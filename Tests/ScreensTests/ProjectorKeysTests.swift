import Canvas
import Course
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

  @Test("A clicker's button plays and stops in turn")
  func alternatingButton() throws {
    var tutor = try tutor()
    _ = tutor.update(.key(.function(5)))
    #expect(tutor.player?.isPlaying == true)
    _ = tutor.update(.key(.escape))
    #expect(tutor.player?.isPlaying == false)
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
    #expect(tutor.view(Self.size).frame.cells.allSatisfy { " █".contains($0.character) })
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
