import Compute

/// How often a window fits on a plane, and how that is told.
struct Sliding {
  private let vertical: OutputSize
  private let horizontal: OutputSize

  /// - Returns: nil where a parameter makes no sense, which the operation says itself.
  init?(
    input: Shape, kernel: Shape, stride: Stride, padding: PaddingRule,
    dilation: Stride = Stride(1), ceilMode: Bool = false
  ) {
    let (plane, window) = (input.plane, kernel.plane)
    guard
      min(stride.vertical, stride.horizontal, dilation.vertical, dilation.horizontal) >= 1,
      min(plane.height, plane.width, window.height, window.width) >= 1
    else { return nil }
    let zeros = padding.padding(kernel: window, dilation: dilation)
    guard min(zeros.top, zeros.left, zeros.bottom, zeros.right) >= 0 else { return nil }
    vertical = OutputSize(
      input: plane.height, padding: (zeros.top, zeros.bottom), kernel: window.height,
      stride: stride.vertical, dilation: dilation.vertical, ceilMode: ceilMode)
    horizontal = OutputSize(
      input: plane.width, padding: (zeros.left, zeros.right), kernel: window.width,
      stride: stride.horizontal, dilation: dilation.horizontal, ceilMode: ceilMode)
  }

  /// How many windows there are on a plane.
  var count: Int { vertical.output.timesAtMost(horizontal.output) }

  /// The rule in words, with the numbers put in.
  var rule: String { "height: \(Self.rule(vertical)); width: \(Self.rule(horizontal))" }

  /// The rule for a list.
  var lineRule: String { "length: \(Self.rule(horizontal))" }

  private static func rule(_ side: OutputSize) -> String {
    "(input + padding − kernel)/stride, rounded \(side.ceilMode ? "up" : "down"), + 1: \(side)"
  }
}

extension Shape {
  /// The last two sizes; a list is one row.
  var plane: (height: Int, width: Int) {
    (rank >= 2 ? sizes[rank - 2] : 1, sizes.last ?? 1)
  }

  /// The size of a dimension counted from the last, or 1 where there is none.
  func size(fromLast dimension: Int) -> Int {
    rank > dimension ? sizes[rank - 1 - dimension] : 1
  }
}
