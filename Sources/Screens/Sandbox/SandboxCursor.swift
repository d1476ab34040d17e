import Canvas
import Compute
import Course

/// The cursor: where it goes, and what follows it.
extension Sandbox {
  mutating func nextGrid(_ step: Int) {
    dim()
    let operands = bench.operands
    let here: Int
    if case .operand(let operand, _) = spot {
      here = operands.firstIndex(of: operand) ?? 0
    } else {
      here = operands.count
    }
    // The output comes last, where there is one.
    let count = operands.count + (demonstration == nil ? 0 : 1)
    guard count > 0 else { return }
    let next = (here + step + count) % count
    guard operands.indices.contains(next), let tensor = bench.tensor(operands[next]) else {
      spot = .output
      return
    }
    spot = .operand(operands[next], tensor.shape.sizes.map { _ in 0 })
    followCursor()
  }

  mutating func move(_ rows: Int, _ columns: Int) {
    dim()
    switch spot {
    case .operand(let operand, let cell):
      guard let shape = bench.tensor(operand)?.shape else { return }
      spot = .operand(operand, Player.moved(cell, rows, columns, in: shape))
      followCursor()
    case .output:
      guard let trace = demonstration?.trace else { return }
      let output = trace.output.shape
      let next = Player.moved(output.index(at: window), rows, columns, in: output)
      look(at: trace.window(computing: next))
    }
  }

  /// Shows a window that reads the number under the cursor, unless the one on show does.
  mutating func followCursor() {
    guard !isPlaying, let trace = demonstration?.trace, case .operand(let operand, let cell) = spot
    else { return }
    switch operand {
    case .input:
      let terms = trace.window(window).rows.joined()
      guard !terms.contains(where: { $0.input == cell && !$0.isPadding }) else { return }
      window = trace.windows(reading: cell).first ?? window
    case .weight where bench.operation == .linear, .bias where bench.operation == .linear:
      window = cell[0]
    case .weight where cell.count == 4, .bias where trace.output.shape.rank == 3:
      // The windows of a filter lie together.
      let plane = trace.windowCount / max(1, trace.output.shape[0])
      if window / max(1, plane) != cell[0] { window = cell[0] * plane }
    case .weight:
      let terms = trace.window(window).rows.joined()
      guard !terms.contains(where: { $0.weight == cell }) else { return }
      window = trace.windows(using: cell).first ?? window
    case .bias: break
    }
  }
}
