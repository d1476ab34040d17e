import Canvas
import Course
import Screens

/// The part of a lesson that is taken away, and how it is shown.
public struct Passage: Sendable {
  public let lesson: Lesson
  public let script: Script
  public let size: Size
  /// The steps, from 0.
  public let positions: ClosedRange<Int>
  let detail: Detail?
  let style: NumberStyle?
  /// Called after each slide and each shot, for whoever waits.
  public var onFrame: @Sendable () -> Void = {}

  /// - Parameters:
  ///   - positions: the steps, from 0; nil for all.
  ///   - detail: how much happens in a step; nil leaves it to the lesson.
  ///   - style: how numbers are written; nil leaves it to the lesson.
  public init(
    _ lesson: Lesson, size: Size, positions: ClosedRange<Int>? = nil, detail: Detail? = nil,
    style: NumberStyle? = nil
  ) {
    self.lesson = lesson
    script = Script(lesson)
    self.size = size
    let all = 0...max(0, script.count - 1)
    self.positions = positions?.clamped(to: all) ?? all
    self.detail = detail
    self.style = style
  }

  /// What is told of each step in words.
  public var text: PlainText { PlainText(lesson, style: style, detail: detail) }

  /// The one sentence on a step.
  func sentence(at position: Int) -> String {
    Sentence(script, style ?? NumberStyle(lesson)).text(at: position)
  }

  /// The lesson opened at a step, in a terminal of the passage's size.
  func player(at position: Int) -> Player {
    var player = Player(
      lesson, Player.Opening(position: position, detail: detail, style: style))
    _ = player.update(.resize(size))
    return player
  }

  /// What the terminal shows at a step.
  public func frame(at position: Int) -> Frame { player(at: position).view(size).frame }

  // MARK: - Step by step

  /// A step, or a part of one that needs more than a screen.
  public struct Slide: Sendable {
    /// The step, from 0.
    public let position: Int
    /// The part of it, from 0.
    public let page: Int
    public let frame: Frame
    /// How long it stays where it plays by itself.
    public let stay: Duration
    /// The column in the first line of the sign that nothing plays; nil where it has no room.
    let signColumn: Int?
  }

  /// What `→` shows, one after the other.
  public var slides: some Sequence<Slide> {
    stepping.lazy.map {
      defer { onFrame() }
      return Slide(
        position: $0.position, page: $0.page, frame: $0.view(size).frame, stay: $0.stay,
        signColumn: $0.signColumn(width: size.width))
    }
  }

  /// How many slides there are; of more than `limit`, that.
  public func slideCount(upTo limit: Int) -> Int {
    stepping.prefix(limit).reduce(0) { count, _ in count + 1 }
  }

  private var stepping: some Sequence<Player> {
    players(opening: player) { player in
      let before = (player.position, player.page)
      _ = player.update(.key(.right))
      return before != (player.position, player.page)
    }
  }

  // MARK: - Played

  /// A frame and how long it stays.
  public struct Shot: Sendable {
    /// The step, from 0.
    public let position: Int
    public let frame: Frame
    public let stay: Duration
  }

  /// What is on the screen while the lesson plays by itself, once.
  public var film: some Sequence<Shot> {
    playing.lazy.map {
      defer { onFrame() }
      return Shot(
        position: $0.position, frame: $0.view(size).frame, stay: $0.wake ?? Self.lastStay)
    }
  }

  /// How many frames the film has; of more than `limit`, that.
  public func shotCount(upTo limit: Int) -> Int {
    playing.prefix(limit).reduce(0) { count, _ in count + 1 }
  }

  private var playing: some Sequence<Player> {
    players(opening: { player(at: $0).playing }) { player in
      _ = player.update(.tick)
      return player.wake != nil
    }
  }

  /// How long a picture stays after which nothing comes.
  private static let lastStay = Duration.seconds(3)

  /// A player and what becomes of it, from the passage's first step to its last, which is shown also where
  /// the player would leap over it.
  ///
  /// - Parameters:
  ///   - opening: the player at a step.
  ///   - goOn: takes the player on; whether there was anything further.
  private func players(
    opening: @escaping @Sendable (Int) -> Player, goOn: @escaping @Sendable (inout Player) -> Bool
  ) -> some Sequence<Player> {
    let last = positions.upperBound
    return sequence(state: Optional(opening(positions.lowerBound))) { next -> Player? in
      guard let player = next else { return nil }
      var following = player
      if !goOn(&following) {
        next = nil
      } else if following.position <= last {
        next = following
      } else {
        next = player.position < last ? opening(last) : nil
      }
      return player
    }
  }
}

extension Player {
  /// The player set going; as it is where there is nothing to play any more.
  fileprivate var playing: Player {
    var player = self
    _ = player.update(.key(.character(" ")))
    return player.wake == nil ? self : player
  }

  /// How long what is shown would stay, were it playing.
  fileprivate var stay: Duration { playing.wake ?? .seconds(3) }
}
