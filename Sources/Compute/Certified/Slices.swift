/// A tensor's elements in lists along one dimension, as softmax takes them.
struct Slices: Hashable, Sendable {
  /// How many elements a list has.
  let size: Int
  /// How far its elements are apart in row-major order.
  let step: Int
  let count: Int

  /// - Parameter dim: the dimension, from 0, or from −1 backwards.
  /// - Throws: `OperationError` where there is no such dimension or no element.
  init(_ shape: Shape, dim: Int) throws(OperationError) {
    let dimension = try shape.dimension(dim, named: "dim")
    guard shape.count > 0 else { throw .empty(operand: "input") }
    size = shape[dimension]
    step = shape.sizes[(dimension + 1)...].reduce(1, *)
    count = shape.count / size
  }

  /// The places of a list's elements in row-major order.
  func offsets(of list: Int) -> [Int] {
    let first = list / step * step * size + list % step
    return (0..<size).map { first + $0 * step }
  }

  /// The elements of all lists, put back in row-major order.
  func joined<Element>(_ lists: [[Element]]) -> [Element] {
    (0..<count * size).map { offset in
      let block = offset / (step * size)
      return lists[block * step + offset % step][offset / step % size]
    }
  }
}
