import Canvas
import Lab

/// One image in slow motion: a lesson made of this very image and these very weights, played by the
/// lesson player.
struct SlowMotion: Sendable {
  private var player: Player

  /// - Parameter moment: its image has gradients of its own.
  /// - Returns: nil where there is nothing to play.
  init?(_ moment: Moment, size: Size) {
    guard let lesson = SlowMotionLesson(moment)?.lesson else { return nil }
    var player = Player(lesson, Player.Opening(detail: .window, style: .decimal))
    _ = player.update(.resize(size))
    self.player = player
  }

  var wake: Duration? { player.wake }

  /// How a class sees it; nil on one's own screen.
  var projection: Projection? {
    get { player.projection }
    set { player.projection = newValue }
  }

  mutating func resize(_ size: Size) { _ = player.update(.resize(size)) }

  mutating func update(_ event: Event) -> ModeOutcome {
    var outcome = ModeOutcome()
    for effect in player.update(event) {
      switch effect {
      case .leave: outcome.isOver = true
      case .mouse, .mouseOn, .nextTheme: outcome.effects.append(effect)
      case .sandbox: player.tell("These numbers belong to the network; q goes back to it.")
      default: break
      }
    }
    return outcome
  }

  func view(_ size: Size) -> Rendering { player.view(size) }
}
