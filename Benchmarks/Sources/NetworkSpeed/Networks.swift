import Network

/// The networks that are measured.
enum MeasuredNetwork: String, CaseIterable {
  case lecture
  case lenet5 = "lenet-5"
  case tiny

  var description: NetworkDescription {
    NetworkDescription(
      name: rawValue, input: input,
      layers: kinds.enumerated().map { LayerDescription(name: "layer\($0)", kind: $1) })
  }

  private var input: Volume {
    self == .tiny
      ? Volume(channels: 1, height: 8, width: 8) : Volume(channels: 1, height: 28, width: 28)
  }

  private var kinds: [LayerKind] {
    let pool = LayerKind.maxPool2d(kernel: Pair(2), stride: Pair(2))
    switch self {
    case .lecture:
      return [
        .conv2d(filters: 32, kernel: Pair(3)), .relu, pool,
        .conv2d(filters: 64, kernel: Pair(3)), .relu, pool,
        .conv2d(filters: 64, kernel: Pair(3)), .relu, .flatten, .linear(features: 64), .relu,
        .linear(features: 10),
      ]
    case .lenet5:
      return [
        .conv2d(filters: 6, kernel: Pair(5), padding: Pair(2)), .relu, pool,
        .conv2d(filters: 16, kernel: Pair(5)), .relu, pool, .flatten, .linear(features: 120),
        .relu, .linear(features: 84), .relu, .linear(features: 10),
      ]
    case .tiny:
      return [
        .conv2d(filters: 8, kernel: Pair(3), padding: Pair(1)), .relu, pool,
        .conv2d(filters: 16, kernel: Pair(3), padding: Pair(1)), .relu, pool, .flatten,
        .linear(features: 10),
      ]
    }
  }
}
