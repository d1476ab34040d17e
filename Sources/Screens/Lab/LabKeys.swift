import Canvas

extension LabScreen {
  /// Everything that can be done while one looks on.
  enum Action: Hashable, Sendable {
    case runOrPause, oneBatch, faster, slower, slowMotion
    case nextPage, previousPage, nextLayer, previousLayer, nextUnit, previousUnit, zoom, gradients,
      measure
    case nextExample, previousExample, onlyWrong, byClass
    case stepBack, stepOn, tenthBack, tenthOn, first, last, branch, nextRun
    case settings, raiseRate, lowerRate, reset, newSeed, repair, draw, transfer
    case save, load, export, mouse, theme, help, leave
  }

  /// The keys of the lab, in the order of the help.
  static let bindings: [KeyBinding<Action>] = [
    KeyBinding(.characters(" "), .runOrPause, "space", short: "train", "train and pause"),
    KeyBinding(.characters("b"), .oneBatch, "b", short: "batch", "learn from one batch"),
    KeyBinding(
      .characters("+", "="), .faster, "+ -", short: "speed",
      "more steps a second or fewer, up to as many as there can be"),
    KeyBinding(.characters("-", "_", "−"), .slower),
    KeyBinding(
      .characters("e"), .settings, "e", short: "settings",
      "network, images, optimiser, learning rate and all that can be changed; back in time, "
        + "training goes on with them as a branch"),
    KeyBinding(
      .characters(">", "."), .raiseRate, "< >", short: "rate",
      "half the learning rate, twice the rate"),
    KeyBinding(.characters("<", ","), .lowerRate),
    KeyBinding(
      .characters("["), .stepBack, "[ ]", short: "time", "go back in time by a step, and on"),
    KeyBinding(.characters("]"), .stepOn),
    KeyBinding(.characters("{"), .tenthBack, "{ }", "by a tenth of the run"),
    KeyBinding(.characters("}"), .tenthOn),
    KeyBinding([.home], .first, "Home End", "to the first step, to the last"),
    KeyBinding([.end], .last),
    KeyBinding(
      .characters("s"), .slowMotion, "s", short: "slow",
      "this image in slow motion: forward layer by layer, the loss, the gradient back, one weight"),
    KeyBinding(
      .characters("d"), .draw, "d", short: "draw", "draw an image and see what it is taken for"),
    KeyBinding([.tab], .nextPage, "Tab", short: "panel", "the next panel"),
    KeyBinding([.backTab], .previousPage),
    KeyBinding(
      [.right, .character("l")], .nextLayer, "← →", short: "layer", "the layer before, the next"),
    KeyBinding([.left, .character("h")], .previousLayer),
    KeyBinding(
      [.down, .character("j")], .nextUnit, "↑ ↓", "the kernel and its map before, the next"),
    KeyBinding([.up, .character("k")], .previousUnit),
    KeyBinding(
      .characters("z"), .zoom, "z", "the numbers of the chosen kernel, and back to all kernels"),
    KeyBinding(.characters("g"), .gradients, "g", "weights or their gradients"),
    KeyBinding(.characters("a"), .measure, "a", "the curves of accuracy or of loss"),
    KeyBinding(
      .characters("n"), .nextExample, "n p", short: "image", "the next image, the one before"),
    KeyBinding(.characters("p"), .previousExample),
    KeyBinding(.characters("w"), .onlyWrong, "w", "only images that are taken for another class"),
    KeyBinding(.characters("c"), .byClass, "c", "only images of one class; again for the next"),
    KeyBinding(.characters("i"), .branch, "i", "begin a branch at this step"),
    KeyBinding(.characters("v"), .nextRun, "v", "look at the next run of the chart"),
    KeyBinding(
      [.enter], .repair, "Enter", "when numbers ran away: back to the last sane step"),
    KeyBinding(
      .characters("f"), .transfer, "f",
      "freeze and transfer: keep the features, learn other classes from few images, beside a run "
        + "from scratch"),
    KeyBinding(.characters("r"), .reset, "r", "begin again with the same first weights"),
    KeyBinding(.characters("R"), .newSeed, "R", "begin again with others"),
    KeyBinding(.characters("S"), .save, "S L", "save the weights, load some"),
    KeyBinding(.characters("L"), .load),
    KeyBinding(.characters("x"), .export, "x", "save what is on the screen as text"),
    KeyBinding(.characters("m"), .mouse, "m", "the mouse on or off"),
    KeyBinding(.characters("T", "t"), .theme, "T", "the next theme"),
    KeyBinding([.character("?"), .function(1)], .help, "?", short: "keys", "this help"),
    KeyBinding(.characters("q"), .leave, "q", short: "back", "leave the lab"),
  ]

  static let actions: [Key: Action] = Dictionary(
    bindings.flatMap { binding in binding.keys.map { ($0, binding.action) } },
    uniquingKeysWith: { first, _ in first })

  /// The buttons of a presenter's clicker before a class: a panel on or back, train and pause.
  static let classActions: [Key: Action] = [
    .pageDown: .nextPage, .pageUp: .previousPage, .function(5): .runOrPause, .escape: .runOrPause,
  ]

  static let help = HelpView(title: "Keys of the training lab", bindings)
}
