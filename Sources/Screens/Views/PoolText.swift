import Canvas
import Compute
import Course

/// What a pooling window's picture says of its parts.
extension Stage {
  /// `max, 2×2, stride 2`.
  var poolingName: String {
    guard let (height, width) = trace.sides else { return "" }
    let name =
      switch trace.operation {
      case .maxPool2d: "max"
      case .avgPool2d: "average"
      default: "sum"
      }
    let stride =
      height.stride == width.stride
      ? "\(height.stride)" : "\(height.stride) down, \(width.stride) across"
    return "\(name), \(height.kernel)×\(width.kernel), stride \(stride)"
  }

  /// What is out of the ordinary: padding, windows that stick out, cells that no window reaches.
  var poolingNotes: [String] {
    guard let (height, width) = trace.sides else { return [] }
    var notes: [String] = []
    if let zeros = padding.uniform, zeros > 0 {
      notes.append("padding \(zeros)")
    } else if padding != .none {
      notes.append(
        "padding: top \(padding.top) left \(padding.left) bottom \(padding.bottom)"
          + " right \(padding.right)")
    }
    if height.overhang > 0 || width.overhang > 0 { notes.append("ceil mode") }
    let missed = [("row", height), ("column", width)].compactMap { name, side in
      Self.missed(name, side)
    }
    if !missed.isEmpty { notes.append("unread: " + missed.joined(separator: ", ")) }
    return notes
  }

  /// `row 7`, or `rows 6–7`: what no window reaches along a side.
  private static func missed(_ name: String, _ side: OutputSize) -> String? {
    let cells = (0..<side.input).filter { !PoolGround.isReached($0, side) }
    guard let first = cells.first, let last = cells.last else { return nil }
    if cells.count == 1 { return "\(name) \(first + 1)" }
    guard last - first + 1 == cells.count else { return "\(cells.count) \(name)s" }
    return "\(name)s \(first + 1)–\(last + 1)"
  }

  /// `2 of 4 cells count`, where the window in play has some that do not.
  var partialNote: String {
    guard let window else { return "" }
    let terms = window.terms
    let real = terms.count { !$0.isPadding }
    let counted = if case .mean(let divisor) = window.reduction { divisor } else { real }
    return counted == terms.count ? "" : "\(counted) of \(terms.count) cells count"
  }
}

extension OutputSize {
  /// How far the last window reaches beyond the padded side.
  var overhang: Int { max(0, (output - 1) * stride + extent - padded) }
}
