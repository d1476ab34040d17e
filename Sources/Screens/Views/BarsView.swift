import Canvas
import Compute
import Course

/// Softmax: powers of e as bars that grow one by one, their sum, then the share of each as a part of
/// one whole.
struct BarsView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    guard let parts = stage.trace.softmaxParts, rect.height > 0 else { return }
    let layout = BarsLayout(stage, parts, in: rect)
    for block in layout.blocks {
      drawHeader(block, parts, layout, on: &rendering.frame)
      for row in layout.shownRows {
        drawRow(row, block, parts, layout, on: &rendering)
      }
      drawSum(block, parts, layout, on: &rendering.frame)
    }
    drawNotes(parts, layout, on: &rendering.frame)
  }

  /// How many powers are known.
  private var taken: Int {
    guard let window = stage.window else { return stage.done == 0 ? 0 : stage.trace.windowCount }
    return window.number == 0 ? stage.taken : stage.trace.windowCount
  }

  /// The logit in play: that of the power in focus, or of the share.
  private var inPlay: Int? { stage.term ?? stage.window?.number }

  private func drawHeader(
    _ block: BarsLayout.Block, _ parts: SoftmaxParts, _ layout: BarsLayout, on frame: inout Frame
  ) {
    guard let y = block.headerY else { return }
    for column in block.columns {
      let title = column.kind.title(parts, stage)
      if column.kind.isNumber {
        frame.write(
          title.shortened(to: column.width), endingAt: column.right, y: y, .quiet)
      } else {
        frame.write(title.shortened(to: column.width), x: column.x, y: y, .quiet)
      }
    }
  }

  private func drawRow(
    _ row: Int, _ block: BarsLayout.Block, _ parts: SoftmaxParts, _ layout: BarsLayout,
    on rendering: inout Rendering
  ) {
    let y = block.y(ofRow: row - layout.shownRows.lowerBound)
    let isInPlay = row == inPlay
    let isPowerStep = stage.term != nil
    for column in block.columns {
      switch column.kind {
      case .label:
        rendering.frame.write(
          layout.label(row).shortened(to: column.width), x: column.x, y: y,
          isInPlay ? .title : .text)
      case .logit, .exponent:
        drawLogit(row, column, parts, y: y, on: &rendering)
      case .power:
        let isFocus = isInPlay && isPowerStep
        rendering.frame.write(
          row < taken ? layout.powers[row] : "·", endingAt: column.right, y: y,
          row >= taken ? .pending : isFocus ? .focus : isInPlay ? .covered : .text)
        if isFocus && stage.cursor == nil {
          rendering.frame.cursor = Point(x: column.right - 1, y: y)
        }
      case .powerBar:
        guard row < taken else { continue }
        let share = parts.powers[row] / (parts.powers.max() ?? .one)
        let role: Role = isInPlay ? .window : stage.term == nil ? .quiet : .covered
        drawBar(share, column, y: y, role, layout.thickness, track: nil, on: &rendering.frame)
      case .share:
        let (text, role) = stage.output(row)
        rendering.frame.write(text, endingAt: column.right, y: y, role)
        rendering.add(.output([row]), at: Rect(x: column.x, y: y, width: column.width, height: 1))
        let isResult = stage.term == nil && stage.cursor == nil && isInPlay
        if isResult || stage.cursorCell == .output([row]) {
          rendering.frame.cursor = Point(x: column.right - 1, y: y)
        }
      case .percent:
        guard stage.isComplete(row) else { continue }
        rendering.frame.write(
          layout.percents[row], endingAt: column.right, y: y, isInPlay ? .exact : .output)
      case .shareBar:
        guard stage.isComplete(row) else { continue }
        drawBar(
          parts.shares[row], column, y: y, isInPlay ? .exact : .output, layout.thickness,
          track: .rule, on: &rendering.frame)
      }
    }
  }

  private func drawLogit(
    _ row: Int, _ column: BarsLayout.Column, _ parts: SoftmaxParts, y: Int,
    on rendering: inout Rendering
  ) {
    let isLogit = column.kind == .logit
    let value = isLogit ? parts.logits[row] : parts.exponents[row]
    let isChosen = isLogit && stage.cursorCell == .input([row])
    let isRaised = !isLogit || parts.shift == nil
    let role: Role =
      isChosen
      ? .chosen
      : stage.term == row && isRaised ? .focus : row == inPlay ? .covered : .text
    rendering.frame.write(
      Written(value, stage.style).marked, endingAt: column.right, y: y, role)
    guard isLogit else { return }
    rendering.add(.input([row]), at: Rect(x: column.x, y: y, width: column.width, height: 1))
    if isChosen { rendering.frame.cursor = Point(x: column.right - 1, y: y) }
  }

  /// A bar; where it is too short to be drawn, that is said in its place.
  private func drawBar(
    _ share: Rational, _ column: BarsLayout.Column, y: Int, _ role: Role, _ thickness: Int,
    track: Role?, on frame: inout Frame
  ) {
    let bar = Bar(share, width: column.width)
    bar.draw(
      on: &frame, at: Point(x: column.x, y: y), Style(role), height: thickness, track: track)
    guard bar.isTooShort else { return }
    let texts = [" too short to be seen here ", " too short to see ", " too short "]
    if let text = texts.first(where: { $0.columns <= column.width }) {
      frame.write(text.dropFirst(track == nil ? 1 : 0), x: column.x, y: y, .quiet)
    }
  }

  private func drawSum(
    _ block: BarsLayout.Block, _ parts: SoftmaxParts, _ layout: BarsLayout, on frame: inout Frame
  ) {
    guard let y = block.sumY, let label = block.columns.first(where: { $0.kind == .label }) else {
      return
    }
    for column in block.columns {
      switch column.kind {
      case .power:
        guard taken > 0 else { continue }
        let isWhole = taken == parts.powers.count
        frame.write(
          isWhole && stage.term == nil ? "sum" : "so far", x: label.x, y: y, .quiet,
          width: label.width)
        let (relation, text) = layout.powerSum(parts, taken)
        frame.write(
          text, endingAt: column.right, y: y, isWhole && stage.term == nil ? .covered : .text)
        frame.write(relation, x: column.x - 2, y: y, .quiet)
      case .share:
        guard stage.completed == parts.shares.count else { continue }
        if !block.columns.contains(where: { $0.kind == .power }) {
          frame.write("sum", x: label.x, y: y, .quiet)
        }
        frame.write("1", endingAt: column.right, y: y, .exact)
        frame.write(layout.sharesRelation(parts), x: column.x - 2, y: y, .quiet)
      case .percent:
        guard stage.completed == parts.shares.count else { continue }
        frame.write("100 %", endingAt: column.right, y: y, .exact)
      case .shareBar:
        guard stage.completed == parts.shares.count else { continue }
        Bar(.one, width: column.width).draw(
          on: &frame, at: Point(x: column.x, y: y), Style(.output))
      default: break
      }
    }
  }

  /// How the share in play comes about, what was taken from the logits, what bars cannot show.
  private func drawNotes(
    _ parts: SoftmaxParts, _ layout: BarsLayout, on frame: inout Frame
  ) {
    var y = layout.notes.y
    func write(_ text: String, _ role: Role) {
      for line in TextFlow.wrap(text, width: layout.notes.width) where y < layout.notes.bottom {
        frame.write(line, x: layout.notes.x, y: y, role)
        y += 1
      }
    }
    if let window = stage.window, stage.term == nil {
      let text = Completion(stage.demonstration, window, stage.style).text
      write("\(layout.label(window.number)): \(text)", .exact)
    } else if layout.notes.height > 1 {
      y += 1
    }
    if let shift = parts.shift {
      write(
        "The greatest logit, \(Written(shift, stage.style).marked), was taken from all: "
          + "no power is too large, and no share changes.", .quiet)
    }
    if let spread = parts.notableSpread { write(spread, .quiet) }
  }
}
