/// The sizes of a tensor, outermost first: `[7, 7]` is seven rows of seven columns.
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
  public let sizes: [Int]

  public init(_ sizes: [Int]) {
    self.sizes = sizes
  }

  public init(arrayLiteral sizes: Int...) {
    self.init(sizes)
  }

  /// How many dimensions there are: 1 for a list, 2 for a matrix.
  public var rank: Int { sizes.count }

  /// How many elements a tensor of this shape holds.
  public var count: Int { sizes.reduce(1, *) }

  public subscript(dimension: Int) -> Int { sizes[dimension] }

  /// The place of an element in row-major order.
  public func offset(of index: [Int]) -> Int {
    zip(index, sizes).reduce(0) { $0 * $1.1 + $1.0 }
  }

  /// The index of the element at a place in row-major order.
  public func index(at offset: Int) -> [Int] {
    var rest = offset
    var index = sizes
    for dimension in sizes.indices.reversed() {
      index[dimension] = rest % sizes[dimension]
      rest /= sizes[dimension]
    }
    return index
  }

  /// As people write it: `7×7`; a list is just its length.
  public var description: String {
    sizes.map(String.init).joined(separator: "×")
  }
}
