import Canvas

extension QuizScreen {
  /// Everything that can be done in a quiz but answering.
  enum Action: Hashable, Sendable {
    case goOn, hint, giveUp, solution, retry, pageUp, pageDown, reopen, mouse, theme, help, leave
  }

  /// The keys of a quiz, in the order of the help.
  static let bindings: [KeyBinding<Action>] = [
    KeyBinding(
      [.enter], .goOn, "Enter", "answer; after a wrong answer its solution, else the next question"),
    KeyBinding(.characters("h"), .hint, "h", short: "hint", "a hint; there may be several"),
    KeyBinding(
      .characters("!"), .giveUp, "!", short: "skip",
      "go on without an answer, which counts as a wrong one"),
    KeyBinding(
      .characters("r"), .retry, "r", short: "try again",
      "answer once more after a wrong answer; that does not count"),
    KeyBinding(
      .characters("s"), .solution, "s", short: "solution",
      "the solution, step by step, once you have answered"),
    KeyBinding(
      .characters("n"), .goOn, "n", short: "next", "the next question, once you have answered"),
    KeyBinding([.pageUp], .pageUp, "PageUp/Down", "the rest of a long question or answer"),
    KeyBinding([.pageDown], .pageDown),
    KeyBinding(.characters("y"), .reopen, "y", "the command that asks the same questions again"),
    KeyBinding(.characters("m"), .mouse, "m", "the mouse on or off: click an answer"),
    KeyBinding(.characters("T"), .theme, "T", "the next theme"),
    KeyBinding([.character("?"), .function(1)], .help, "?", short: "keys", "this help"),
    KeyBinding(
      [.character("q"), .escape], .leave, "q Esc", short: "back",
      "back; Esc first takes back what is typed"),
  ]

  static let actions: [Key: Action] = Dictionary(
    bindings.flatMap { binding in binding.keys.map { ($0, binding.action) } },
    uniquingKeysWith: { first, _ in first })

  private static let alone = HelpView(title: "Keys in a quiz", bindings)
  private static let inClass = HelpView(
    title: "Keys in a quiz before a class", labels: classBindings, bindings)

  var help: HelpView { projection == nil ? Self.alone : Self.inClass }
}

extension QuizScreen {
  /// What a key does before a class that does something else, or nothing, in a quiz alone.
  enum ClassAction: Hashable, Sendable {
    /// On through the boards to the solution, then to the next question.
    case onward
    /// Shows the solution.
    case solution
    /// What it does is done elsewhere; here it is only told of.
    case usual
  }

  static let classBindings: [KeyBinding<ClassAction>] = [
    KeyBinding(
      [.pageDown], .onward, "PageDown",
      "on: the next board, then the solution, then the next question"),
    KeyBinding([.pageUp], .usual, "PageUp", "the board before"),
    KeyBinding(
      [.function(5), .escape], .solution, "F5 Esc", "the solution; Esc does not leave"),
    KeyBinding(
      .characters("s"), .usual, "s", "the solution at once, whatever is typed"),
    KeyBinding(.characters("."), .usual, ".", "a black screen; any key brings the board back"),
    KeyBinding(.characters("q"), .usual, "q", "back"),
  ]

  static let classActions: [Key: ClassAction] = Dictionary(
    classBindings.flatMap { binding in binding.keys.map { ($0, binding.action) } },
    uniquingKeysWith: { first, _ in first })
}
