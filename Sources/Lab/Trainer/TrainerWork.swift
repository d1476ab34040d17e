/// What the training's thread does: commands first, then a step, then a moment if one is wanted.
final class TrainerWork {
  private let engine: Engine
  private let desk: Desk
  private var lastMoment = ContinuousClock.now
  /// How long there is no other moment after the last.
  private var pause = leastPause

  /// At most twenty moments a second, and at most one part in forty of the time for them.
  private static let leastPause = Duration.milliseconds(50)
  private static let leastRatio = 40.0

  init(_ engine: Engine, _ desk: Desk) {
    self.engine = engine
    self.desk = desk
  }

  func run() {
    while true {
      let commands = desk.mailbox.take(isWaiting: !engine.isTraining)
      for (index, command) in commands.enumerated() {
        if command == .stop { return engine.close() }
        let next = index + 1 < commands.count ? commands[index + 1] : nil
        if !command.isReplaced(by: next) { engine.handle(command) }
      }
      if !commands.isEmpty { publish() }
      guard engine.isTraining else { continue }
      if !engine.train() || isDue { publish() }
    }
  }

  private var isDue: Bool {
    desk.slot.isWanted && ContinuousClock.now - lastMoment >= pause
  }

  /// Makes a moment, whether one is wanted or not.
  func publish() {
    let start = threadSeconds()
    guard let moment = engine.moment() else { return }
    desk.slot.put(moment)
    desk.pipe.wake()
    lastMoment = .now
    pause = max(Self.leastPause, .seconds((threadSeconds() - start) * Self.leastRatio))
  }
}

extension Command {
  /// Whether nobody would notice that it was not done, as the next comes at once.
  fileprivate func isReplaced(by next: Command?) -> Bool {
    switch (self, next) {
    case (.jump, .jump), (.settings, .settings), (.example(.drawn), .example(.drawn)): true
    default: false
    }
  }
}
