import Canvas

/// A screen without anything on it, for when the class is to look at the teacher.
enum Blank: String, Hashable, Sendable {
  case black, white

  func view(_ size: Size) -> Rendering {
    var rendering = Rendering(size)
    let style = Style(.text, ground: self == .black ? .black : .white)
    rendering.frame.fill(rendering.frame.bounds, Cell(" ", style))
    return rendering
  }
}

extension Tutor {
  /// Begins before a class.
  ///
  /// - Parameter glyphs: what large digits are made of.
  public mutating func beginProjecting(_ glyphs: BlockText.Glyphs) {
    self.glyphs = glyphs
    projection = Projection(glyphs: glyphs)
  }

  /// The keys that mean the same on every screen before a class.
  ///
  /// - Returns: nil for a key that is the screen's own.
  mutating func pressBeforeClass(_ key: Key) -> [Effect]? {
    if blank != nil {
      blank = nil
      return []
    }
    if isToggle(key) {
      projection = projection == nil ? Projection(glyphs: glyphs) : nil
      return [.projector(projection != nil)]
    }
    guard projection != nil else { return nil }
    if let blank = blank(for: key) {
      self.blank = blank
      return []
    }
    // One button of a presenter's clicker sends F5 and Escape in turn: neither may end anything.
    guard key == .escape else { return nil }
    let before = self
    let effects = pass(.key(key))
    guard effects.contains(.leave) || wasLeft(since: before) else { return effects }
    self = before
    return []
  }

  /// Takes a key that a presenter has pressed.
  ///
  /// It does what it would do here, but ends neither the program nor the view of the class: from afar
  /// neither could be had back.
  ///
  /// - Parameters:
  ///   - key: what was pressed.
  ///   - screen: what the presenter saw then; where the class sees something else by now, the key is not
  ///     meant for it.
  /// - Returns: what is to be done outside, in order.
  public mutating func press(
    fromAfar key: Key, on screen: ProjectorStatus.Screen
  ) -> [Effect] {
    guard screen == self.screen, blank != nil || !isToggle(key) else { return [] }
    let before = self
    let effects = update(.key(key))
    guard effects.contains(.leave) else { return effects }
    self = before
    return []
  }

  /// Whether a screen is gone that was open before.
  private func wasLeft(since before: Tutor) -> Bool {
    (before.lab != nil && lab == nil) || (before.sandbox != nil && sandbox == nil)
      || (before.quiz != nil && quiz == nil) || (before.player != nil && player == nil)
  }

  /// Whether a key is a letter of a text, or of an answer, just now.
  private func isTyped(_ key: Key) -> Bool {
    if let lab { return lab.isTyping }
    if let sandbox { return !sandbox.typed.isEmpty }
    if let quiz { return quiz.takes(key) }
    return player == nil && home?.isFiltering == true
  }

  /// Whether keys are letters of a text just now.
  var isTyping: Bool { isTyped(.character("q")) }

  /// Whether a key shows everything to a class, or no longer: Ctrl-P on every screen, and P where it
  /// is not a letter of a text or the sandbox's own.
  private func isToggle(_ key: Key) -> Bool {
    key == .control("p") || (key == .character("P") && !isTyped(key) && sandbox == nil)
  }

  /// What a key lays over the screen; nil for a key that means something else there.
  private func blank(for key: Key) -> Blank? {
    guard !isTyped(key) else { return nil }
    switch key {
    case .character("."): return .black
    case .character("b"): return lab == nil && sandbox == nil ? .black : nil
    case .character("w"): return lab == nil && sandbox == nil ? .white : nil
    default: return nil
    }
  }
}

extension QuizScreen {
  /// Whether a key goes into the answer; before a class a point does not begin one, as it is a button of
  /// a clicker.
  func takes(_ key: Key) -> Bool {
    guard question != nil, told == nil, solution == nil, helpPage == nil else { return false }
    if projection != nil, key == .character("."), entry.isEmpty { return false }
    var tried = entry
    return tried.press(key)
  }
}

extension LabScreen {
  /// Whether a path or a setting is being typed.
  var isTyping: Bool {
    switch mode {
    case .typingPath, .setting: true
    case .watching, .drawing, .waitingForSlowMotion, .slowMotion: false
    }
  }
}
