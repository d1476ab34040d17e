extension NetworkDescription {
  /// The place of the head: the last dense layer, which tells the classes apart; nil without one.
  public var head: Int? {
    layers.lastIndex { if case .linear = $0.kind { true } else { false } }
  }

  /// The same network with a head for other classes, to make use of what the layers before have learned
  /// from other images.
  ///
  /// - Parameter isRestFrozen: whether all layers but the head keep what they have learned.
  /// - Throws: `NetworkError` where there is no head.
  public func withNewHead(
    classes: Int, isRestFrozen: Bool
  ) throws(NetworkError) -> NetworkDescription {
    guard let head, case .linear(_, let bias) = layers[head].kind else {
      throw NetworkError(
        layer: layers.last?.name ?? name, message: "there is no dense layer to swap")
    }
    var result = self
    for index in layers.indices { result.layers[index].isFrozen = isRestFrozen && index != head }
    result.layers[head].kind = .linear(features: classes, bias: bias)
    return result
  }
}
