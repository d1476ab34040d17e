extension NetworkDescription {
  /// The place of the head: the last dense layer, which tells the classes apart; nil without one.
  public var head: Int? {
    layers.lastIndex { if case .linear = $0.kind { true } else { false } }
  }

  /// The same network with a head for other classes, to make use of what the layers before have learned
  /// from other images.
  ///
  /// - Throws: `NetworkError` where there is no head.
  public func withNewHead(classes: Int) throws(NetworkError) -> NetworkDescription {
    guard let head, case .linear(_, let bias) = layers[head].kind else { throw noHead }
    var result = self
    result.layers[head].kind = .linear(features: classes, bias: bias)
    return result
  }

  /// The same network, of which only the head goes on learning.
  ///
  /// - Throws: `NetworkError` where there is no head.
  public func withFrozenFeatures() throws(NetworkError) -> NetworkDescription {
    guard let head else { throw noHead }
    var result = self
    for index in layers.indices { result.layers[index].isFrozen = index != head }
    return result
  }

  private var noHead: NetworkError {
    NetworkError(
      layer: layers.last?.name ?? name, message: "no layer of the network is a dense one")
  }
}
