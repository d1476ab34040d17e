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
