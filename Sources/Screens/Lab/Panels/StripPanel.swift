import Canvas
import Lab
import Network

/// The layers from left to right as the data flows, and the rule of the chosen one in words.
struct StripPanel: Panel {
  private let moment: Moment
  private let chosen: Int?

  init(_ moment: Moment, _ sight: LabSight) {
    self.moment = moment
    chosen = moment.layer(sight)
  }

  var title: String {
    let total = moment.plans.reduce(0) { $0 + $1.parameterCount }
    return "\(moment.network.name): \(String.count(total, "parameter"))"
  }

  /// A layer as it stands in the strip; the input has no number.
  private struct Block {
    let layer: Int?
    let lines: [String]
    var width: Int { lines.map(\.columns).max() ?? 0 }
  }

  private var blocks: [Block] {
    let input = Block(layer: nil, lines: ["input", moment.network.input.short, "parameters:"])
    return [input]
      + moment.plans.enumerated().map { place, plan in
        Block(
          layer: place,
          lines: [
            plan.name, plan.output.short,
            plan.parameterCount == 0 ? "" : "\(plan.parameterCount)",
          ])
      }
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    guard let chosen, rect.width > 0, rect.height > 0 else { return }
    rendering.clipped(to: rect) { rendering in
      let rows = rows(width: rect.width)
      let mine = rows.firstIndex { $0.contains { $0.layer == chosen } } ?? 0
      let lines = rect.height >= 4 ? 3 : max(1, rect.height - 1)
      let words = words(chosen, width: rect.width, most: rect.height - lines)
      // What the sentence leaves shows all rows of layers, or the chosen one's.
      let room = rect.height - words.count
      let count = min(rows.count, max(1, (room + 1) / (lines + 1)))
      let first = min(max(0, mine - count / 2), rows.count - count)
      var y = rect.y
      for row in first..<first + count {
        draw(
          rows[row], isLast: row == rows.count - 1, y: y, lines, rect, &rendering
        )
        y += lines + (count > 1 ? 1 : 0)
      }
      for (place, line) in words.enumerated() {
        rendering.frame.write(line, x: rect.x, y: y + place, .text)
      }
    }
  }

  private static let arrow = " → "

  /// The blocks in rows that are no wider than the panel.
  private func rows(width: Int) -> [[Block]] {
    var rows: [[Block]] = [[]]
    var used = 0
    for block in blocks {
      let needed = block.width + Self.arrow.columns
      if used + needed > width, !rows[rows.count - 1].isEmpty {
        rows.append([])
        used = 0
      }
      rows[rows.count - 1].append(block)
      used += needed
    }
    return rows
  }

  private func draw(
    _ row: [Block], isLast: Bool, y: Int, _ lines: Int, _ rect: Rect,
    _ rendering: inout Rendering
  ) {
    var x = rect.x
    for block in row {
      let isChosen = block.layer == chosen && block.layer != nil
      for (place, line) in block.lines.prefix(lines).enumerated() {
        let role: Role = place == 0 ? (isChosen ? .chosen : .text) : isChosen ? .text : .quiet
        rendering.frame.write(line, x: x, y: y + place, role)
      }
      if let layer = block.layer {
        rendering.add(.layer(layer), at: Rect(x: x, y: y, width: block.width, height: lines))
      }
      x += block.width
      guard !(isLast && block.layer == row.last?.layer) else { break }
      rendering.frame.write(Self.arrow, x: x, y: y, .rule)
      x += Self.arrow.columns
    }
  }

  /// What the chosen layer does, whose output it takes, how its parameters are counted: the longest way
  /// of saying it that fits in so many lines.
  private func words(_ layer: Int, width: Int, most: Int) -> [String] {
    let plan = moment.plans[layer]
    let source = layer == 0 ? "the image" : "\(moment.plans[layer - 1].name)'s output"
    let deed = "\(plan.name): \(plan.kind.deed)"
    let isFrozen =
      moment.network.layers.indices.contains(layer) && moment.network.layers[layer].isFrozen
    let hasRule = !plan.parameterRule.isEmpty
    let rule = hasRule ? " \(plan.parameterRule) parameters\(isFrozen ? ", frozen" : "")." : ""
    let ways = [
      "\(deed), on \(source) (\(plan.input.short)).\(rule)", "\(deed), on \(source).\(rule)",
      "\(deed), on \(source)\(hasRule ? ", \(plan.parameterRule)" : "")",
      hasRule ? "\(plan.name): \(plan.parameterRule)" : deed,
    ]
    for way in ways {
      let lines = TextFlow.wrap(way, width: width)
      if lines.count <= most { return lines }
    }
    return most > 0 ? [ways[ways.count - 1].shortened(to: width)] : []
  }
}

extension LayerKind {
  /// What a layer of this kind does, in a few words.
  fileprivate var deed: String {
    switch self {
    case .conv2d(let filters, let kernel, let stride, _, _, _, _):
      String.count(filters, "kernel") + " of \(kernel)"
        + (stride == Pair(1) ? "" : ", stride \(stride)")
    case .relu: "max(0, x)"
    case .leakyReLU(let slope): "x, below 0 times \(slope.threeDigits)"
    case .sigmoid: "1 / (1 + e^−x)"
    case .tanh: "tanh x"
    case .maxPool2d(let kernel, _, _): "the largest under each \(kernel) window"
    case .avgPool2d(let kernel, _, _): "the mean under each \(kernel) window"
    case .globalAvgPool2d: "the mean of each map"
    case .flatten: "all maps in one row"
    case .linear(let features, _): String.count(features, "neuron")
    case .dropout(let rate): "leaves out \(Double(rate).percent) at random while training"
    case .batchNorm2d: "each channel to mean 0 and deviation 1, then scaled and shifted"
    case .add(let from): "adds \(from)'s output"
    }
  }
}
