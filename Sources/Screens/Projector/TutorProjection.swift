import Canvas

/// A screen without anything on it, for when the class is to look at the teacher.
enum Blank: String, Hashable, Sendable {
  case black, white

  func view(_ size: Size) -> Rendering {
    var rendering = Rendering(size)
    let cell =
      self == .black
      ? Cell(" ", Style(.text, ground: .grey(-Int8(Shade.greyReach))))
      : Cell("█", Style(.text, ink: .grey(Int8(Shade.greyReach))))
    rendering.frame.fill(rendering.frame.bounds, cell)
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

  /// Whether keys are letters of a text just now.
  private var isTyping: Bool {
    if let lab { return lab.isTyping }
    if let sandbox { return !sandbox.typed.isEmpty }
    if let quiz { return quiz.isTyping }
    return player == nil && home?.isFiltering == true
  }

  /// Whether a key shows everything to a class, or no longer: Ctrl-P on every screen, and P where it
  /// is not a letter of a text or the sandbox's own.
  func isToggle(_ key: Key) -> Bool {
    key == .control("p") || (key == .character("P") && !isTyping && sandbox == nil)
  }

  /// What a key lays over the screen; nil for a key that means something else there.
  func blank(for key: Key) -> Blank? {
    guard !isTyping else { return nil }
    switch key {
    case .character("."): return .black
    case .character("b"): return lab == nil && sandbox == nil && quiz == nil ? .black : nil
    case .character("w"): return sandbox == nil && quiz == nil ? .white : nil
    default: return nil
    }
  }
}

extension QuizScreen {
  /// Whether an answer is being typed.
  var isTyping: Bool {
    question != nil && told == nil && solution == nil && helpPage == nil && entry.things == nil
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
