import Canvas
import Compute
import Course
import SeededRandom
import Testing

@testable import Screens

@Suite("Every step can be reached from any other")
struct ReachTests {
  static let size = Size(width: 80, height: 24)

  /// Frames by step, each of a player that went there at one jump.
  private static func frames(_ lesson: Lesson) -> [Int: Frame] {
    let player = Player(lesson).sized(80, 24)
    return Dictionary(
      uniqueKeysWithValues: player.script.sample().map { ($0, shown(player.at($0))) })
  }

  /// The frame without what the last key was answered with.
  private static func shown(_ player: Player) -> Frame {
    var player = player
    player.notice = nil
    return player.view(size).frame
  }

  @Test(
    "Forwards, backwards and by 200 jumps, the frames are the same", arguments: SampleLessons.ids)
  func sameFrames(id: String) throws {
    let lesson = try SampleLessons.lesson(id)
    let frames = Self.frames(lesson)
    var player = Player(lesson, Player.Opening(detail: .product)).sized(80, 24)
    let count = player.script.count
    func compare(_ player: Player, _ way: String) {
      guard player.page == 0, let frame = frames[player.position] else { return }
      let isSame = Self.shown(player) == frame
      #expect(isSame, "\(way), step \(player.position + 1)")
    }
    var seen = 0
    while player.position + 1 < count {
      compare(player, "forwards")
      let before = player.position
      player = player.after(.right)
      // A card with several parts takes several keys.
      if player.position != before { seen += 1 }
    }
    #expect(seen == count - 1)
    while player.position > 0 {
      player = player.after(.left)
      compare(player, "backwards")
    }
    let seed = seed()
    var random = SeededRandom(seed: seed)
    for _ in 0..<200 {
      guard let step = frames.keys.sorted().randomElement(using: &random) else { return }
      player = player.at(step)
      compare(player, "jump, SEED=\(seed)")
    }
  }

  @Test(
    "Playing shows the steps that stepping shows", arguments: SampleLessons.ids, Detail.allCases)
  func playing(id: String, detail: Detail) throws {
    let lesson = try SampleLessons.lesson(id)
    var stepped = Player(lesson, Player.Opening(detail: detail)).sized(200, 60)
    var played = stepped.after(.character(" "))
    for _ in 0..<20_000 where played.isPlaying {
      #expect(played.wake != nil)
      _ = played.update(.tick)
      stepped = stepped.after(.right)
      #expect(played.position == stepped.position)
    }
    #expect(played.position == played.script.count - 1)
    #expect(!played.isPlaying && played.wake == nil)
  }

  @Test("A 62×62 map plays in 20 seconds, and each window shown is computed in full")
  func skimming() throws {
    let lesson = try SampleLessons.convolution(side: 64)
    var player = Player(lesson).sized(80, 24)
    player = player.after(.character("n"), .right, .character(" "))
    var time = Duration.zero
    var shown = 0
    while case .step(_, let index) = player.moment {
      guard let wake = player.wake, let trace = lesson.sections[0].demonstration?.trace else {
        break
      }
      time += wake
      shown += 1
      #expect(trace[index].term == nil, "a window is shown before its sum is complete")
      _ = player.update(.tick)
    }
    #expect(time > .seconds(18) && time < .seconds(22), "\(time) for \(shown) windows")
    #expect(player.moment == .outcome(section: 0))
  }
}
