import Canvas

extension Sandbox {
  /// Everything that can be done in the sandbox, typing numbers aside.
  enum Action: Hashable, Sendable {
    case up, down, left, right, nextGrid, previousGrid, set, clear
    case more(Bench.Setting), less(Bench.Setting)
    case addRow, removeRow, addColumn, removeColumn
    case nextPreset, previousPreset, bias, ends, picture
    case nextWindow, previousWindow, firstWindow, lastWindow, play
    case undo, redo, reset
    case draw, mouse, shading, numberStyle, reopen, theme, help, leave
  }

  /// The keys of the sandbox, in the order of the help.
  static let bindings: [KeyBinding<Action>] = [
    KeyBinding(
      [.enter], .set, "0–9 - . /", short: "number",
      "type a number such as 7/9; Enter or an arrow sets it, Enter alone sets the last one again"),
    KeyBinding(
      [.tab], .nextGrid, "Tab", short: "grid", "from the input to the kernel, the bias, the output"),
    KeyBinding([.backTab], .previousGrid),
    KeyBinding(
      [.left], .left, "← → ↑ ↓", short: "cell", "move to any number; in the output: to any window"),
    KeyBinding([.right], .right), KeyBinding([.up], .up), KeyBinding([.down], .down),
    KeyBinding([.backspace, .delete], .clear, "Backspace", "set the number under the cursor to 0"),
    KeyBinding(
      .characters("x"), .nextPreset, "x X", short: "preset",
      "the next, or the last, preset: edge, blur, X, O …; 5 x lays the digit 5 on the input"),
    KeyBinding(.characters("X"), .previousPreset),
    KeyBinding(.characters("u"), .undo, "u U", short: "undo", "undo a change, do it again"),
    KeyBinding([.character("U"), .control("r")], .redo),
    KeyBinding(.characters(" "), .play, "space", short: "play", "play window by window, and pause"),
    KeyBinding(.characters("i"), .more(.inputSize), "i I", "the input larger or smaller; 8 i: 8×8"),
    KeyBinding(.characters("I"), .less(.inputSize)),
    KeyBinding(.characters("k"), .more(.kernelSize), "k K", "the kernel, or the window, likewise"),
    KeyBinding(.characters("K"), .less(.kernelSize)),
    KeyBinding(.characters("s"), .more(.stride), "s S", "the stride larger or smaller; 2 s: 2"),
    KeyBinding(.characters("S"), .less(.stride)),
    KeyBinding(.characters("p"), .more(.padding), "p P", "the padding likewise"),
    KeyBinding(.characters("P"), .less(.padding)),
    KeyBinding(.characters("d"), .more(.dilation), "d D", "the dilation likewise"),
    KeyBinding(.characters("D"), .less(.dilation)),
    KeyBinding(
      .characters("h"), .addRow, "h H", "a row more or fewer, of the grid under the cursor"),
    KeyBinding(.characters("H"), .removeRow),
    KeyBinding(.characters("w"), .addColumn, "w W", "a column more or fewer"),
    KeyBinding(.characters("W"), .removeColumn),
    KeyBinding(.characters("a"), .bias, "a", "add a bias, or take it away"),
    KeyBinding(
      .characters("c"), .ends, "c", "ceil_mode of a pooling; full, same, valid of convolve"),
    KeyBinding(.characters("o"), .picture, "o", "another picture of the same, where there is one"),
    KeyBinding(
      [.pageDown, .character("n")], .nextWindow, "n N", short: "window",
      "the next window, the one before (also PageUp/Down)"),
    KeyBinding([.pageUp, .character("N")], .previousWindow),
    KeyBinding([.home], .firstWindow, "Home End", "the first and the last window"),
    KeyBinding([.end], .lastWindow),
    KeyBinding(
      .characters("r"), .reset, "r", short: "reset",
      "back to the numbers it began with; u undoes it"),
    KeyBinding(
      .characters("b"), .draw, "b",
      "brush: draw on the grid with the mouse, in the number set last"),
    KeyBinding(.characters("f"), .numberStyle, "f", short: "7/9↔0.78", "fractions or decimals"),
    KeyBinding(
      .characters("v"), .shading, "v", short: "shades",
      "the numbers on shades: 0 grey, more is lighter, less darker"),
    KeyBinding(.characters("y"), .reopen, "y", "the command that opens this again"),
    KeyBinding(.characters("m"), .mouse, "m", "the mouse on or off: click any cell"),
    KeyBinding(.characters("T", "t"), .theme, "T", "the next theme"),
    KeyBinding([.character("?"), .function(1)], .help, "?", short: "keys", "this help"),
    KeyBinding([.escape, .character("q")], .leave, "Esc q", short: "back", "back"),
  ]

  static let actions: [Key: Action] = Dictionary(
    bindings.flatMap { binding in binding.keys.map { ($0, binding.action) } },
    uniquingKeysWith: { first, _ in first })

  static let help = HelpView(title: "Keys in the sandbox", bindings)

  /// The letter that makes a setting larger.
  static func letter(of setting: Bench.Setting) -> String {
    bindings.first { $0.action == .more(setting) }?.shortLabel.prefix(1).description ?? ""
  }
}
