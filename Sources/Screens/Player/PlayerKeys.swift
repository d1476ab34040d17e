import Canvas

extension Player {
  /// Everything that can be done in a lesson.
  enum Action: Hashable, Sendable {
    case playOrPause, forward, back, nextWindow, previousWindow, first, last, goTo
    case faster, slower, numberStyle, shading, detail, nextSection, previousSection, nextSlide,
      previousSlide
    case nextRow, previousRow, nextTenth, previousTenth
    case outputCursor, touchCursor, edit, quiz, resume, reopen, mouse, theme, help, leave
  }

  /// The keys of a lesson, in the order of the help.
  static let bindings: [KeyBinding<Action>] = [
    KeyBinding(.characters(" "), .playOrPause, "space", short: "play", "play and pause"),
    KeyBinding(
      [.right, .character("l"), .enter], .forward, "← →", short: "step",
      "a step back or on; d decides how far"),
    KeyBinding([.left, .character("h"), .backspace], .back),
    KeyBinding(
      [.down, .character("j"), .tab], .nextWindow, "↑ ↓", short: "window",
      "the window before or the next one (also Tab)"),
    KeyBinding([.up, .character("k"), .backTab], .previousWindow),
    KeyBinding(
      .characters("e"), .edit, "e", short: "edit",
      "try it yourself: change the numbers, stride, padding; Esc comes back to this step"),
    KeyBinding(
      .characters("z"), .quiz, "z", short: "quiz",
      "questions about this lesson; q comes back to this step"),
    KeyBinding(
      .characters("n"), .nextSection, "n p", short: "section", "the next section, the one before"),
    KeyBinding(.characters("p"), .previousSection),
    KeyBinding(
      [.pageDown], .nextSlide, "PageUp/Down",
      "a presenter's clicker: card by card, window by window"),
    KeyBinding([.pageUp], .previousSlide),
    KeyBinding([.home], .first, "Home End", "the ends of the section, then of the lesson"),
    KeyBinding([.end], .last),
    KeyBinding(.characters("g"), .goTo, "17 g", "go to step 17"),
    KeyBinding(.characters("]"), .nextRow, "[ ]", "skim: a row of the output back or on"),
    KeyBinding(.characters("["), .previousRow),
    KeyBinding(.characters("}"), .nextTenth, "{ }", "skim: a tenth of the output back or on"),
    KeyBinding(.characters("{"), .previousTenth),
    KeyBinding(
      .characters("+", "="), .faster, "+ -", short: "speed",
      "faster or slower, from a quarter of the speed to 16 times"),
    KeyBinding(.characters("-", "_", "−"), .slower),
    KeyBinding(
      .characters("d"), .detail, "d", short: "detail",
      "in one step: a product, a window, or all windows"),
    KeyBinding(.characters("f"), .numberStyle, "f", short: "7/9↔0.78", "fractions or decimals"),
    KeyBinding(
      .characters("v"), .shading, "v", short: "shades",
      "the numbers of a grid on shades: 0 grey, more is lighter, less darker"),
    KeyBinding(
      .characters("o"), .outputCursor, "o", short: "output",
      "choose an output value: the step that computed it"),
    KeyBinding(
      .characters("w"), .touchCursor, "w", short: "touches",
      "choose an input cell or a weight: what it touches"),
    KeyBinding(.characters("y"), .reopen, "y", "the command that opens this very step"),
    KeyBinding(.characters("c"), .resume, "c", "continue where you stopped last time"),
    KeyBinding(.characters("m"), .mouse, "m", "the mouse on or off: click any cell"),
    KeyBinding(.characters("T", "t"), .theme, "T", "the next theme"),
    KeyBinding([.character("?"), .function(1)], .help, "?", short: "keys", "this help"),
    KeyBinding([.character("q"), .escape], .leave, "q Esc", short: "back", "back"),
  ]

  static let actions: [Key: Action] = Dictionary(
    bindings.flatMap { binding in binding.keys.map { ($0, binding.action) } },
    uniquingKeysWith: { first, _ in first })
}
