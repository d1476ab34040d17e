import Canvas
import Screens

/// A key that was pressed at a presenter for the projector.
struct RemoteKey: Hashable, Sendable {
  let key: Key
  /// What the class was seeing then, as far as the presenter knew.
  let screen: ProjectorStatus.Screen
  /// When it was pressed, by `Clock.milliseconds`.
  let time: Int

  init(_ key: Key, on screen: ProjectorStatus.Screen, at time: Int = Clock.milliseconds) {
    self.key = key
    self.screen = screen
    self.time = time
  }

  /// Whether it has waited so long (the projector was stopped, say) that nobody expects it any more.
  func isStale(at now: Int = Clock.milliseconds) -> Bool { now - time > Self.patience }

  /// How long somebody waits for an answer, in milliseconds.
  static let patience = 2_000
}
