/// Numbers with proved digits in a block of a given shape, row-major.
public struct CertifiedTensor: Sendable {
  public let shape: Shape
  public let elements: [CertifiedReal]

  /// - Precondition: there are as many elements as the shape says.
  public init(shape: Shape, elements: [CertifiedReal]) {
    precondition(shape.count == elements.count, "\(elements.count) elements for \(shape)")
    self.shape = shape
    self.elements = elements
  }

  public subscript(index: Int...) -> CertifiedReal { elements[shape.offset(of: index)] }

  /// All elements in order, each with exactly `places` digits after the point.
  ///
  /// - Throws: as `CertifiedReal.decimal(places:_:)`.
  public func decimals(places: Int) throws(CertificationError) -> [String] {
    try elements.decimals(places: places)
  }
}

extension [CertifiedReal] {
  /// Each with exactly `places` digits after the point.
  func decimals(places: Int) throws(CertificationError) -> [String] {
    var texts: [String] = []
    texts.reserveCapacity(count)
    for element in self { texts.append(try element.decimal(places: places)) }
    return texts
  }
}
