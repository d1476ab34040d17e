/// Which of the dimensions N, C, H, W an operand has: teaching leaves out those of size one.
///
/// Operations work on all four; an operand of fewer is seen as one of four, and what they give back
/// is shortened again.
struct Axes: Hashable, Sendable {
  /// The dimensions that are there, counted from 0 for N, in order.
  let present: [Int]

  init(_ present: [Int]) { self.present = present }

  /// H and W, C before them, N before that: as many as the rank says.
  static func image(rank: Int) -> Axes { Axes(Array((4 - rank)..<4)) }

  /// W, C before it, N before that.
  static func sequence(rank: Int) -> Axes { Axes([[3], [1, 3], [0, 1, 3]][rank - 1]) }

  /// The four sizes of a shape.
  func full(_ shape: Shape) -> [Int] {
    var sizes = [1, 1, 1, 1]
    for (dimension, size) in zip(present, shape.sizes) { sizes[dimension] = size }
    return sizes
  }

  /// Of four indices or sizes those of the dimensions that are there.
  func shorten(_ four: [Int]) -> [Int] { present.map { four[$0] } }

  /// The four indices of an index.
  func lengthen(_ index: [Int]) -> [Int] {
    var four = [0, 0, 0, 0]
    for (dimension, place) in zip(present, index) { four[dimension] = place }
    return four
  }
}
