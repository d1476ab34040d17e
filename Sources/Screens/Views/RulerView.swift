import Canvas
import Compute
import Course

/// How many windows fit along a side: the side as a ruler of cells, the windows laid along it one
/// below the other, and what is left over at the end.
struct RulerView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    guard case .outputSize(let size) = stage.trace.operation, rect.height > 0 else { return }
    let layout = RulerLayout(stage, size, in: rect)
    drawCaption(layout, in: rect, on: &rendering.frame)
    drawCells(layout, on: &rendering.frame)
    drawAxis(layout, on: &rendering.frame)
    drawWindows(layout, on: &rendering)
    if isComplete { drawLeftover(layout, in: rect, on: &rendering.frame) }
    drawRule(layout, on: &rendering.frame)
  }

  private var isComplete: Bool { stage.completed == stage.trace.windowCount }

  /// The cells under the window in play, those of the padding counted.
  private func covered(_ size: OutputSize) -> Range<Int>? {
    stage.window.map { $0.number * size.stride..<$0.number * size.stride + size.extent }
  }

  /// The cells at the end that no window reaches.
  private func leftover(_ size: OutputSize) -> Range<Int> {
    size.ceilMode ? 0..<0 : size.padded - size.leftover..<size.padded
  }

  private func drawCaption(_ layout: RulerLayout, in rect: Rect, on frame: inout Frame) {
    guard let y = layout.captionY else { return }
    if let labels = layout.labels { frame.write("cells", x: labels.x, y: y, .quiet) }
    let size = layout.size
    let zeros = size.padded > size.input ? ", · is padding" : ""
    frame.write(
      "a side of \(size.input)\(zeros)".shortened(to: rect.right - layout.left), x: layout.left,
      y: y, .quiet)
  }

  // MARK: - The ruler

  private func drawCells(_ layout: RulerLayout, on frame: inout Frame) {
    let size = layout.size
    let covered = covered(size)
    let step = layout.numberStep
    var end = Int.min
    for cell in layout.cells.places {
      guard let columns = layout.columns(of: cell) else { continue }
      let number = cell - size.padding.before + 1
      let isReal = (1...size.input).contains(number)
      let isLeftover = isComplete && leftover(size).contains(cell)
      let isCovered = covered?.contains(cell) == true
      let role: Role =
        !isReal || isLeftover ? .padding : isCovered ? .covered : covered == nil ? .text : .quiet
      let isNumbered = number % step == 0 || number == 1 || number == size.input
      let text = isReal ? (isNumbered || step == 1 ? "\(number)" : "") : "·"
      let x = columns.lowerBound + (columns.count - text.columns + 1) / 2
      guard !text.isEmpty, x > end else { continue }
      end = frame.write(text, x: x, y: layout.numbersY, role)
    }
    for gap in layout.cells.gaps {
      frame.write(
        "…", x: layout.left + gap * layout.pitch + layout.pitch, y: layout.numbersY, .quiet)
    }
  }

  private func drawAxis(_ layout: RulerLayout, on frame: inout Frame) {
    guard let y = layout.axisY else { return }
    let covered = covered(layout.size)
    for cell in layout.cells.places {
      guard let columns = layout.columns(of: cell) else { continue }
      let isLeftover = isComplete && leftover(layout.size).contains(cell)
      let line: Character = isLeftover ? "╌" : "─"
      for x in columns {
        let isTick = x == columns.lowerBound || x == columns.upperBound
        frame[x, y] = Cell(isTick ? "┴" : line, Style(.rule))
      }
    }
    guard let covered, let columns = layout.columns(of: covered) else { return }
    for x in columns where frame[x, y].character != " " { frame[x, y].style = Style(.window) }
  }

  // MARK: - The windows

  private func drawWindows(_ layout: RulerLayout, on rendering: inout Rendering) {
    for window in layout.windows.places {
      guard let y = layout.line(of: window) else { continue }
      let isInPlay = window == stage.window?.number
      let isKnown = stage.isComplete(window)
      if let labels = layout.labels, isKnown {
        rendering.frame.write(
          stage.rulerLabel(window, layout.size), endingAt: labels.x + labels.width, y: y,
          isInPlay ? .covered : .quiet)
      }
      drawWindow(window, layout, y: y, on: &rendering)
    }
    for gap in layout.windows.gaps {
      rendering.frame.write("⋮", x: layout.left + 1, y: layout.windowsY + gap, .quiet)
    }
    guard let y = layout.labelY, let window = stage.window else { return }
    rendering.frame.write(
      "\(window.number + 1): cells \(stage.rulerLabel(window.number, layout.size))",
      x: layout.rule.x, y: y, .covered)
  }

  /// A window as a bracket with its number in it.
  private func drawWindow(
    _ window: Int, _ layout: RulerLayout, y: Int, on rendering: inout Rendering
  ) {
    let start = window * layout.size.stride
    guard let columns = layout.columns(of: start..<start + layout.size.extent) else { return }
    let isInPlay = window == stage.window?.number
    let number = "\(window + 1)"
    let role: Role = isInPlay ? .window : .output
    let middle = columns.lowerBound + (columns.count - number.columns) / 2
    rendering.add(
      .output([window]), at: Rect(x: columns.lowerBound, y: y, width: columns.count, height: 1))
    guard stage.isComplete(window) else {
      if !stage.hidesPending { rendering.frame.write("·", x: middle, y: y, .pending) }
      return
    }
    let ends = isInPlay ? ("┗", "━", "┛") : ("└", "─", "┘")
    let isOpen = layout.columns(of: start + layout.size.extent - 1) == nil
    for x in columns { rendering.frame.write(ends.1, x: x, y: y, role) }
    if columns.count == 1 {
      rendering.frame.write(isInPlay ? "┃" : "│", x: columns.lowerBound, y: y, role)
    } else {
      rendering.frame.write(ends.0, x: columns.lowerBound, y: y, role)
      rendering.frame.write(isOpen ? "…" : ends.2, x: columns.upperBound, y: y, role)
    }
    let numberRole: Role = isInPlay ? .result : .output
    let hasRoom = columns.count >= number.columns + 4
    let text = hasRoom ? " \(number) " : number
    let isInside = columns.count >= number.columns + 2
    let x = isInside ? middle - (hasRoom ? 1 : 0) : columns.upperBound + 2
    rendering.frame.write(text, x: x, y: y, numberRole)
    if stage.outputInView == [window] {
      rendering.frame.cursor = Point(x: x + (hasRoom ? 1 : 0), y: y)
    }
  }

  /// What the floor takes away.
  private func drawLeftover(_ layout: RulerLayout, in rect: Rect, on frame: inout Frame) {
    guard let y = layout.leftoverY, let columns = layout.columns(of: leftover(layout.size)) else {
      return
    }
    for x in columns { frame.write("╌", x: x, y: y, .alarm) }
    let texts = ["left over: the floor bites", "left over"]
    if let text = texts.first(where: { $0.columns + 2 <= columns.lowerBound - rect.x }) {
      frame.write(text, endingAt: columns.lowerBound - 1, y: y, .alarm)
    }
  }

  // MARK: - The rule

  private func drawRule(_ layout: RulerLayout, on frame: inout Frame) {
    let size = layout.size
    let numbers = size.description
    var shown = numbers
    if !isComplete, let result = numbers.range(of: " + 1 = ") {
      shown = numbers[..<result.lowerBound] + " + 1 = ?"
    }
    let floor = size.ceilMode ? ("⌈", "⌉") : ("⌊", "⌋")
    let letters = "\(floor.0)(n + 2p − f)/s\(floor.1) + 1"
    let padding =
      size.padding.before == size.padding.after
      ? "p = \(size.padding.before)" : "2p = \(size.padding.before) + \(size.padding.after)"
    let meanings = [
      "n = \(size.input) side", "\(padding) padding", "f = \(size.extent) window",
      "s = \(size.stride) stride",
    ]
    let (x, y) = (layout.rule.x, layout.rule.y)
    if layout.rule.height >= 3 {
      frame.write(letters, x: x, y: y, .quiet)
      frame.write(shown, x: x, y: y + 1, isComplete ? .exact : .text)
      frame.write(
        (["   ", "  "].map { meanings.joined(separator: $0) }
          .first { $0.columns <= layout.rule.width } ?? meanings.joined(separator: "  "))
          .shortened(to: layout.rule.width), x: x, y: y + 2, .quiet)
    } else if layout.rule.height >= 1 {
      frame.write(
        shown.shortened(to: layout.rule.width), x: x, y: y, isComplete ? .exact : .text)
    }
  }
}
