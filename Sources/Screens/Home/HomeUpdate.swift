import Canvas

extension Home {
  enum Action: Hashable, Sendable {
    case up, down, first, last, pageUp, pageDown, open, quiz, mixedQuiz, review, lab,
      sandbox, find, mouse, theme, help,
      leave
  }

  static let bindings: [KeyBinding<Action>] = [
    KeyBinding(
      [.up, .character("k"), .backTab], .up, "↑ ↓", short: "choose", "choose a lesson (also k j)"),
    KeyBinding([.down, .character("j"), .tab], .down),
    KeyBinding(
      [.enter, .right, .character("l"), .character(" ")], .open, "Enter", short: "open",
      "open the lesson"),
    KeyBinding(
      .characters("z"), .quiz, "z", short: "quiz", "questions about the chosen lesson"),
    KeyBinding(.characters("Z"), .mixedQuiz, "Z", "a mixed round: questions of all lessons"),
    KeyBinding(
      .characters("r"), .review, "r", "review: what is due, asked again with fresh numbers"),
    KeyBinding(
      .characters("t"), .lab, "t", short: "lab",
      "the training lab: watch a real network learn, go back in time, draw, change what you like"),
    KeyBinding(
      .characters("s"), .sandbox, "s", short: "sandbox",
      "the sandbox: numbers of your own, any stride, padding and kernel"),
    KeyBinding(.characters("/"), .find, "/", short: "find", "type to find; Esc shows all again"),
    KeyBinding([.home, .character("g")], .first, "Home End", "the first and the last lesson"),
    KeyBinding([.end, .character("G")], .last),
    KeyBinding([.pageUp], .pageUp, "PageUp/Down", "ten lessons up or down"),
    KeyBinding([.pageDown], .pageDown),
    KeyBinding(.characters("m"), .mouse, "m", "the mouse on or off: click a lesson"),
    KeyBinding(.characters("T"), .theme, "T", "the next theme"),
    KeyBinding([.character("?"), .function(1)], .help, "?", short: "keys", "this help"),
    KeyBinding([.character("q"), .escape], .leave, "q Esc", short: "quit", "quit"),
    KeyBinding(
      [], .help, "✓ ★ 3",
      "behind a lesson: seen to its end; all its questions known; so many due again"),
  ]

  private static let actions: [Key: Action] = Dictionary(
    bindings.flatMap { binding in binding.keys.map { ($0, binding.action) } },
    uniquingKeysWith: { first, _ in first })

  static let help = HelpView(title: "Keys on the first screen", bindings)

  /// Takes an event.
  public mutating func update(_ event: Event) -> [Effect] {
    let before = chosenEntry?.id
    var effects: [Effect] = []
    switch event {
    case .resize(let size): self.size = size
    case .tick: if helpPage == nil { glimpse?.goOn() }
    case .key(let key): effects = press(key)
    case .click(let point):
      if helpPage == nil, case .lesson(let index) = view(size).target(at: point) { chosen = index }
    case .drag, .fileChanged, .leave: break
    }
    if let entry = chosenEntry, entry.id != before, entry.problems.isEmpty {
      effects.append(.preview(lesson: entry.id))
    }
    return effects
  }

  private mutating func press(_ key: Key) -> [Effect] {
    // Escape takes a message away before it leaves.
    if key == .escape, notice != nil, helpPage == nil {
      notice = nil
      return []
    }
    notice = nil
    if let page = helpPage {
      helpPage = Self.help.page(after: page, key, size)
      return []
    }
    if isFiltering, type(key) { return [] }
    if glyphs != nil {
      switch key {
      case .function(5): return open()
      case .pageDown, .pageUp:
        // A clicker goes from one to the next.
        choose(chosen + (key == .pageDown ? 1 : -1))
        return []
      default: break
      }
    }
    if key == .escape && !filter.isEmpty {
      setFilter("")
      return []
    }
    guard let action = Self.actions[key] else {
      // A slip of the teacher's finger is nothing for the class.
      if glyphs == nil { notice = "That key does nothing here; ? shows all keys." }
      return []
    }
    switch action {
    case .up: choose(chosen - 1)
    case .down: choose(chosen + 1)
    case .first: choose(0)
    case .last: choose(shown.count - 1)
    case .pageUp: choose(chosen - 10)
    case .pageDown: choose(chosen + 10)
    case .open: return open()
    case .quiz: return quiz()
    case .mixedQuiz: return [.quiz(.mixed)]
    case .review: return [.quiz(.due)]
    case .lab: return [.openLab]
    case .sandbox: return [.sandbox]
    case .find: isFiltering = true
    case .mouse: return [.mouse]
    case .theme: return [.nextTheme]
    case .help: helpPage = 0
    case .leave: return [.leave]
    }
    return []
  }

  private mutating func choose(_ index: Int) {
    chosen = min(max(0, index), max(0, shown.count - 1))
  }

  private mutating func open() -> [Effect] {
    soundEntry.map { [.open(lesson: $0.id)] } ?? []
  }

  private mutating func quiz() -> [Effect] {
    soundEntry.map { [.quiz(.lesson($0.id))] } ?? []
  }

  /// The chosen lesson; where its file is broken, that is said.
  private var soundEntry: Entry? {
    mutating get {
      guard let entry = chosenEntry else { return nil }
      if entry.problems.isEmpty { return entry }
      notice = "This lesson's file must be mended first: \(entry.problems[0])"
      return nil
    }
  }

  /// Takes a key for what is sought.
  ///
  /// - Returns: whether it was one.
  private mutating func type(_ key: Key) -> Bool {
    switch key {
    case .character(let character): setFilter(filter + String(character))
    case .backspace, .delete: setFilter(String(filter.dropLast()))
    case .enter: isFiltering = false
    case .escape:
      isFiltering = false
      setFilter("")
    default: return false
    }
    return true
  }

  /// Changes what is sought; the chosen lesson stays chosen as long as it is on show.
  private mutating func setFilter(_ text: String) {
    let id = chosenEntry?.id
    filter = String(text.prefix(40))
    chosen = shown.firstIndex { $0.id == id } ?? 0
  }
}
