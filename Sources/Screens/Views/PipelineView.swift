import Canvas
import Compute
import Course

/// What each layer of a network makes of an input, from left to right and from row to row; at the end
/// its answer, as bars.
struct PipelineView {
  let stage: Stage
  private let blocks: [PipelineBlock]

  init(_ stage: Stage) {
    self.stage = stage
    let names = stage.demonstration.pipeline?.stages.map(\.name) ?? []
    let tensors = [stage.trace.input] + stage.trace.layerTraces.map(\.output)
    blocks = tensors.enumerated().map { place, tensor in
      PipelineBlock(
        name: names.indices.contains(place) ? names[place] : "layer \(place)", tensor: tensor,
        stage.style)
    }
  }

  private static let arrow = " → "

  /// The layer in play, counted with the input as the first; beyond the last once all are done.
  private var now: Int {
    stage.window.map { $0.number + 1 } ?? (stage.done == 0 ? 0 : blocks.count)
  }

  private func state(of block: Int) -> PipelineBlock.State {
    guard !stage.skipped.contains(block - 1) else { return .pending }
    return block < now ? .done : block == now ? .now : .pending
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    let answer = NetworkAnswer(stage)
    let room = Size(width: rect.width - 2, height: rect.height)
    let answerRows = rect.height >= 12 ? answer.height : 0
    let rows = rows(width: room.width)
    let tall = rows.reduce(0) { $0 + height(of: $1) }
    let spare = room.height - tall - answerRows
    let gap = rows.count > 1 ? min(1, max(0, spare / rows.count)) : min(1, max(0, spare))
    // Where not all rows fit, those around the layer in play are shown.
    let first = firstRow(rows, room: room.height - answerRows, gap: gap)
    var y = rect.y + (spare > gap * rows.count + 1 ? 1 : 0)
    for row in rows[first...] where y + height(of: row) <= rect.bottom - answerRows {
      drawRow(row, at: Point(x: rect.x + 1, y: y), on: &rendering)
      y += height(of: row) + gap
    }
    if answerRows > 0 {
      answer.draw(
        in: Rect(
          x: rect.x + 1, y: rect.bottom - answerRows, width: room.width, height: answerRows),
        isKnown: state(of: blocks.count - 1) != .pending, on: &rendering)
    }
  }

  /// The blocks of each row.
  private func rows(width: Int) -> [Range<Int>] {
    var rows: [Range<Int>] = []
    var used = 0
    for (place, block) in blocks.enumerated() {
      let more = Self.arrow.columns + block.size.width
      if let last = rows.last, used + more <= width {
        rows[rows.count - 1] = last.lowerBound..<place + 1
        used += more
      } else {
        rows.append(place..<place + 1)
        used = block.size.width
      }
    }
    return rows
  }

  private func height(of row: Range<Int>) -> Int {
    row.map { blocks[$0].size.height }.max() ?? 0
  }

  private func firstRow(_ rows: [Range<Int>], room: Int, gap: Int) -> Int {
    let playing = rows.firstIndex { $0.contains(min(now, blocks.count - 1)) } ?? 0
    var first = playing
    var used = height(of: rows[playing])
    while first > 0, used + height(of: rows[first - 1]) + gap <= room {
      first -= 1
      used += height(of: rows[first]) + gap
    }
    let fitsFromStart = rows.reduce(-gap) { $0 + height(of: $1) + gap } <= room
    return fitsFromStart ? 0 : first
  }

  private func drawRow(_ row: Range<Int>, at origin: Point, on rendering: inout Rendering) {
    var x = origin.x
    for place in row {
      let block = blocks[place]
      if place > row.lowerBound || place > 0 && row.lowerBound == place && x > origin.x {
        x = rendering.frame.write(
          Self.arrow, x: x, y: origin.y, place == now ? .window : .quiet)
      }
      block.draw(at: Point(x: x, y: origin.y), state(of: place), on: &rendering.frame)
      if place == now { rendering.frame.cursor = Point(x: x, y: origin.y) }
      x += block.size.width
    }
    if row.upperBound < blocks.count {
      rendering.frame.write(" →", x: x, y: origin.y, row.upperBound == now ? .window : .quiet)
    }
  }
}

/// What a network answers: each of its last values by name, as bars.
struct NetworkAnswer {
  private let stage: Stage
  private let values: [Rational]

  /// More values than this are not drawn as bars.
  private static let mostValues = 4

  init(_ stage: Stage) {
    self.stage = stage
    let output = stage.trace.output
    values =
      output.shape.rank == 1 && output.shape.count <= Self.mostValues ? output.elements : []
  }

  /// The lines it takes.
  var height: Int { values.isEmpty ? 0 : values.count + 1 }

  func draw(in rect: Rect, isKnown: Bool, on rendering: inout Rendering) {
    guard !values.isEmpty else { return }
    let labels = stage.demonstration.labels
    let names = values.indices.map { labels.indices.contains($0) ? labels[$0] : "\($0 + 1)" }
    let nameWidth = names.map(\.columns).max() ?? 1
    let texts = values.map { Written($0, stage.style).marked }
    let numberWidth = texts.map(\.columns).max() ?? 1
    let most = values.map(\.magnitude).max() ?? .one
    let greatest = values.max()
    let barX = rect.x + nameWidth + numberWidth + 4
    let barWidth = min(40, rect.right - barX)
    for (place, value) in values.enumerated() {
      let y = rect.bottom - values.count + place
      let isWinner = isKnown && value == greatest
      rendering.frame.write(
        names[place], x: rect.x, y: y, isWinner ? .title : .text, width: nameWidth)
      rendering.frame.write(
        isKnown ? texts[place] : "·", endingAt: rect.x + nameWidth + 2 + numberWidth, y: y,
        isWinner ? .exact : isKnown ? .output : .pending)
      rendering.add(.output([place]), at: Rect(x: rect.x, y: y, width: barX - rect.x, height: 1))
      guard isKnown, barWidth > 4, !value.isNegative, !most.isZero else { continue }
      Bar(value / most, width: barWidth)
        .draw(on: &rendering.frame, at: Point(x: barX, y: y), Style(isWinner ? .output : .quiet))
    }
  }
}
