import Canvas

extension PresenterScreen {
  /// What the teacher can do: press a key on the projector, or look at the notes.
  enum Action: Hashable, Sendable {
    case press(Key)
    case notesDown, notesUp, resetTime, theme, help, leave
  }

  static let bindings: [KeyBinding<Action>] = [
    KeyBinding(
      [.pageDown, .character(" "), .enter], .press(.pageDown), "space", short: "next",
      "the class's next board (also Enter, PageDown); uncovers what is covered first"),
    KeyBinding(
      [.pageUp, .backspace], .press(.pageUp), "Backspace", "the board before (also PageUp)"),
    KeyBinding(
      .characters("."), .press(.character(".")), ".", short: "black",
      "a black screen (also b); any key brings the board back"),
    KeyBinding(.characters("b"), .press(.character("."))),
    KeyBinding(.characters("w"), .press(.character("w")), "w", "a white screen"),
    KeyBinding(
      .characters("r"), .press(.character("r")), "r", short: "predict",
      "predict first: results stay covered"),
    KeyBinding(
      .characters("u"), .press(.character("u")), "u", short: "uncover", "uncover the result"),
    KeyBinding(
      [.right], .press(.right), "← →", short: "step",
      "a step back or on; with the pointer out, arrows move it"),
    KeyBinding([.left], .press(.left)),
    KeyBinding([.down], .press(.down), "↑ ↓", "the window before, the next one"),
    KeyBinding([.up], .press(.up)),
    KeyBinding(
      .characters("n"), .press(.character("n")), "n p", short: "section",
      "the next section, the one before"),
    KeyBinding(.characters("p"), .press(.character("p"))),
    KeyBinding(
      .characters("a"), .press(.character("a")), "a", short: "pointer", "the pointer"),
    KeyBinding(
      .characters("s"), .press(.character("s")), "s", short: "spot", "the spotlight"),
    KeyBinding(
      .characters("z"), .press(.character("z")), "z", short: "quiz",
      "the lesson's questions; in a quiz, the lab and the list of lessons all keys go there"),
    KeyBinding(
      .characters("Q"), .press(.character("q")), "Q",
      "close the lesson, where the class came from the list"),
    KeyBinding([.function(5)], .press(.function(5)), "F5 Esc", "play, stop"),
    KeyBinding([.escape], .press(.escape)),
    KeyBinding(.characters("g"), .press(.character("g")), "17 g", "go to step 17"),
    KeyBinding([.home], .press(.home), "Home End", "the ends of the section"),
    KeyBinding([.end], .press(.end)),
    KeyBinding(.characters("d"), .press(.character("d")), "d", "more or less in one step"),
    KeyBinding(.characters("f"), .press(.character("f")), "f", "fractions or decimals"),
    KeyBinding(
      .characters("T"), .press(.character("T")), "T t",
      "the next colours: T of the projector, t of this screen"),
    KeyBinding(.characters("t"), .theme),
    KeyBinding(.characters("j"), .notesDown, "j k", short: "notes", "the notes down and up"),
    KeyBinding(.characters("k"), .notesUp),
    KeyBinding(.characters("0"), .resetTime, "0", "the time from 0 again"),
    KeyBinding([.character("?"), .function(1)], .help, "?", short: "keys", "this help"),
    KeyBinding(
      .characters("q"), .leave, "q", short: "quit", "leave; the projector goes on alone"),
  ]

  static let actions: [Key: Action] = Dictionary(
    bindings.flatMap { binding in binding.keys.map { ($0, binding.action) } },
    uniquingKeysWith: { first, _ in first })

  static let help = HelpView(
    title: "Keys of the presenter", bindings, isForLearner: false)
}
