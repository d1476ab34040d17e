/// Exact numbers in a block of a given shape, row-major.
public struct Tensor: Hashable, Sendable {
  public let shape: Shape
  public let elements: [Rational]

  /// - Precondition: there are as many elements as the shape says.
  public init(shape: Shape, elements: [Rational]) {
    precondition(shape.count == elements.count, "\(elements.count) elements for \(shape)")
    self.shape = shape
    self.elements = elements
  }

  /// A matrix `[rows, columns]`.
  ///
  /// - Precondition: all rows have one length.
  public init(rows: [[Rational]]) {
    self.init(shape: [rows.count, rows.first?.count ?? 0], elements: Array(rows.joined()))
  }

  /// A list `[n]`.
  public init(_ list: [Rational]) {
    self.init(shape: [list.count], elements: list)
  }

  public subscript(index: Int...) -> Rational { elements[shape.offset(of: index)] }
  public subscript(index: [Int]) -> Rational { elements[shape.offset(of: index)] }

  /// The same elements in the same order in another shape of as many elements.
  public func reshaped(_ shape: Shape) -> Tensor {
    Tensor(shape: shape, elements: elements)
  }

  /// Rows of the last dimension; a list is one row.
  public var rows: [[Rational]] {
    let width = shape.sizes.last ?? 1
    guard width > 0 else { return [] }
    return stride(from: 0, to: elements.count, by: width).map { Array(elements[$0..<$0 + width]) }
  }
}
