/// A network as it is written down: what it takes, its layers in order, how it is trained.
public struct NetworkDescription: Hashable, Sendable {
  public var name: String
  /// What it is, in one line; empty where nothing is said.
  public var summary: String
  public var input: Volume
  public var layers: [LayerDescription]
  public var training: TrainingSettings

  public init(
    name: String, summary: String = "", input: Volume, layers: [LayerDescription],
    training: TrainingSettings = TrainingSettings()
  ) {
    self.name = name
    self.summary = summary
    self.input = input
    self.layers = layers
    self.training = training
  }
}

/// The size of what flows between two layers, for one image.
public struct Volume: Hashable, Sendable {
  public var channels: Int
  public var height: Int
  public var width: Int

  public init(channels: Int, height: Int, width: Int) {
    self.channels = channels
    self.height = height
    self.width = width
  }

  public var count: Int { channels * height * width }
}

/// A size along both sides of an image.
public struct Pair: Hashable, Sendable {
  public var vertical: Int
  public var horizontal: Int

  public init(_ vertical: Int, _ horizontal: Int) {
    self.vertical = vertical
    self.horizontal = horizontal
  }

  /// The same size along both sides.
  public init(_ both: Int) {
    self.init(both, both)
  }
}

/// One layer of a network, with the name that others find it by.
public struct LayerDescription: Hashable, Sendable {
  public var name: String
  public var kind: LayerKind
  /// Whether its parameters keep their values while the network is trained.
  public var isFrozen: Bool

  public init(name: String, kind: LayerKind, isFrozen: Bool = false) {
    self.name = name
    self.kind = kind
    self.isFrozen = isFrozen
  }
}

/// What a layer does, under PyTorch's names.
public enum LayerKind: Hashable, Sendable {
  case conv2d(
    filters: Int, kernel: Pair, stride: Pair = Pair(1), padding: Pair = Pair(0),
    dilation: Pair = Pair(1), groups: Int = 1, bias: Bool = true)
  case relu
  case leakyReLU(slope: Float)
  case sigmoid
  case tanh
  case maxPool2d(kernel: Pair, stride: Pair, padding: Pair = Pair(0))
  case avgPool2d(kernel: Pair, stride: Pair, padding: Pair = Pair(0))
  case globalAvgPool2d
  case flatten
  case linear(features: Int, bias: Bool = true)
  case dropout(rate: Float)
  case batchNorm2d(epsilon: Float = 1e-5, momentum: Float = 0.1)
  /// Adds the output of the earlier layer of that name.
  case add(from: String)
}
