/// Positions along one side of an image that see the same taps of a kernel, equally far apart.
///
/// In the middle of an image every tap has a pixel under it; at its edges, and between the steps
/// of a stride, only some have. Told apart once, no pixel is tested and none is filled in.
struct AxisReach: Hashable {
  struct Position: Hashable {
    var index: Int
    /// The source pixel under the first tap that has one.
    var source: Int
  }

  struct Tap: Hashable {
    var index: Int
    /// How far its source pixel is from the first one.
    var shift: Int
  }

  var taps: [Tap]
  var positions: [Position]

  /// Groups positions by what they see.
  ///
  /// - Parameter source: the pixel under a tap at a position, or nil where there is none.
  static func groups(
    positions: Range<Int>, taps: Int, source: (_ position: Int, _ tap: Int) -> Int?
  ) -> [AxisReach] {
    var groups: [AxisReach] = []
    for position in positions {
      let seen = (0..<taps).compactMap { tap in source(position, tap).map { (tap, $0) } }
      let first = seen.first?.1 ?? 0
      let taps = seen.map { Tap(index: $0.0, shift: $0.1 - first) }
      let place = Position(index: position, source: first)
      if let known = groups.firstIndex(where: { $0.taps == taps }) {
        groups[known].positions.append(place)
      } else {
        groups.append(AxisReach(taps: taps, positions: [place]))
      }
    }
    return groups
  }
}

/// How a window moves along one side of an image.
struct AxisWindow: Hashable {
  var inputSize: Int
  var outputSize: Int
  var kernel: Int
  var stride: Int
  var padding: Int
  var dilation: Int

  /// What each output sees of the input.
  func outputs() -> [AxisReach] {
    AxisReach.groups(positions: 0..<outputSize, taps: kernel) { output, tap in
      let pixel = output * stride - padding + tap * dilation
      return (0..<inputSize).contains(pixel) ? pixel : nil
    }
  }

  /// Which outputs each input has a part in; taps are counted from the kernel's end, so that
  /// outputs are met in their order.
  func inputs() -> [AxisReach] {
    AxisReach.groups(positions: 0..<inputSize, taps: kernel) { input, tap in
      let distance = input + padding - (kernel - 1 - tap) * dilation
      guard distance >= 0, distance % stride == 0 else { return nil }
      let output = distance / stride
      return output < outputSize ? output : nil
    }
  }
}
