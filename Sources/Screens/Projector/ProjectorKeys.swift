import Canvas

extension Player {
  /// What can be done before a class besides what can be done alone.
  enum ClassAction: Hashable, Sendable {
    case predict, uncover, pointer, spotlight, play, playOrStop
  }

  /// The keys that mean something else, or something at all, before a class.
  static let projectorBindings: [KeyBinding<ClassAction>] = [
    KeyBinding(
      [.function(5)], .play, "F5 Esc", "play and stop, as the button of a presenter's clicker"),
    KeyBinding([.escape], .playOrStop),
    KeyBinding(
      .characters("r"), .predict, "r",
      "predict first: results stay covered until the class has said them"),
    KeyBinding(.characters("u"), .uncover, "u", "uncover the result; so does the key that goes on"),
    KeyBinding(
      .characters("a"), .pointer, "a", "the pointer; arrows or the mouse (m) move it"),
    KeyBinding(.characters("s"), .spotlight, "s", "the spotlight: all but what is pointed at dim"),
  ]

  private static let classActions: [Key: ClassAction] = Dictionary(
    projectorBindings.flatMap { binding in binding.keys.map { ($0, binding.action) } },
    uniquingKeysWith: { first, _ in first })

  /// Takes a key before a class.
  ///
  /// - Returns: nil where the key means what it means to a learner alone.
  mutating func pressInClass(_ key: Key) -> [Effect]? {
    if movePointer(key) { return [] }
    guard let action = Self.classActions[key] else { return pressForward(key) }
    switch action {
    case .play: play()
    case .playOrStop: if isBusy { stop() } else { play() }
    case .predict:
      togglePrediction()
      notice = projection?.predicts == true ? "Predict first." : "Results are shown."
    case .uncover: uncover()
    case .pointer: togglePointer()
    case .spotlight: projection?.hasSpotlight.toggle()
    }
    return []
  }

  /// A key that goes on uncovers a covered result before it does.
  private mutating func pressForward(_ key: Key) -> [Effect]? {
    let onward: Set<Action> = [.forward, .nextWindow, .nextSlide, .playOrPause]
    guard let action = Self.actions[key] else {
      // A slip of the teacher's finger is nothing for the class.
      if case .character(let digit) = key, digit.isWholeNumber { return nil }
      return []
    }
    guard onward.contains(action), mustUncover else { return nil }
    isPlaying = false
    uncover()
    return []
  }

  /// Whether all is on show but the covered result, so that what goes on uncovers it.
  private var mustUncover: Bool {
    guard isCovered, case .step = moment, stage?.term == nil else { return false }
    return page + 1 >= pageCount
  }

  /// The one button of a clicker that sends F5 and Escape in turn: as what plays stops by itself, too,
  /// either of them must play and stop.
  private mutating func play() {
    digits = ""
    if mustUncover {
      uncover()
    } else {
      isPlaying = !isPlaying && position + 1 < script.count
    }
  }

  /// Whether there is something to be stopped or taken away.
  private var isBusy: Bool {
    isPlaying || !digits.isEmpty || inspection != nil || projection?.pointer != nil
      || projection?.hasSpotlight == true
  }

  /// Stops what plays, and takes away what lies over the board; never leaves.
  private mutating func stop() {
    isPlaying = false
    digits = ""
    inspection = nil
    projection?.pointer = nil
    projection?.hasSpotlight = false
  }
}
