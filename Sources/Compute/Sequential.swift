/// An operation with everything but its input: what can be applied to a tensor.
public struct Layer: Hashable, Sendable {
  public var operation: Operation
  public var weight: Tensor?
  public var bias: Tensor?

  public init(_ operation: Operation, weight: Tensor? = nil, bias: Tensor? = nil) {
    self.operation = operation
    self.weight = weight
    self.bias = bias
  }

  /// Applies it.
  ///
  /// - Throws: `OperationError` where the shapes do not fit together, weights are missing, or the
  ///   operation takes no single input.
  public func trace(input: Tensor) throws(OperationError) -> Trace {
    switch operation {
    case .conv2d(let conv2D): try conv2D.trace(input: input, weight: weights, bias: bias)
    case .conv1d(let conv1D): try conv1D.trace(input: input, weight: weights, bias: bias)
    case .convolve(let convolve): try convolve.trace(input: input, weight: weights)
    case .maxPool2d(let pool): try pool.trace(input: input)
    case .avgPool2d(let pool): try pool.trace(input: input)
    case .sumPool2d(let pool): try pool.trace(input: input)
    case .relu(let relu): try relu.trace(input: input)
    case .leakyReLU(let relu): try relu.trace(input: input)
    case .abs(let abs): try abs.trace(input: input)
    case .sigmoid(let sigmoid): try sigmoid.windows(input: input)
    case .tanh(let tanh): try tanh.windows(input: input)
    case .exp(let exp): try exp.windows(input: input)
    case .softmax(let softmax): try softmax.windows(input: input)
    case .flatten(let flatten): try flatten.trace(input: input)
    case .linear(let linear): try linear.trace(input: input, weight: weights, bias: bias)
    case .pad(let pad): try pad.trace(input: input)
    case .outputSize(let size): try size.windows()
    case .layerTable(let table): table.trace()
    case .sequential(let sequential): try sequential.trace(input: input)
    case .convTranspose2d, .concat, .add, .errorTable, .mseLoss, .backward:
      throw .noWeight(operation.name)
    }
  }

  private var weights: Tensor {
    get throws(OperationError) {
      guard let weight else { throw .noWeight(operation.name) }
      return weight
    }
  }
}

/// Layers in a row, each working on what the one before made: PyTorch's `torch.nn.Sequential`.
public struct Sequential: Hashable, Sendable {
  /// Each layer and what it is called.
  public var layers: [NamedLayer]

  public struct NamedLayer: Hashable, Sendable {
    public let name: String
    public let layer: Layer

    public init(name: String, layer: Layer) {
      self.name = name
      self.layer = layer
    }
  }

  public init(_ layers: [NamedLayer]) { self.layers = layers }

  /// Applies the first `count` layers, all where nil.
  ///
  /// - Returns: the trace of each layer in order.
  /// - Throws: `OperationError` where a layer does not fit what the one before made.
  public func traces(input: Tensor, count: Int? = nil) throws(OperationError) -> [Trace] {
    var traces: [Trace] = []
    for named in layers.prefix(count ?? layers.count) {
      traces.append(try named.layer.trace(input: traces.last?.output ?? input))
    }
    return traces
  }

  /// The whole network, a layer a window; the output is the last layer's.
  ///
  /// - Throws: as `traces(input:count:)`, and where there are no layers.
  public func trace(input: Tensor) throws(OperationError) -> Trace {
    try trace(of: traces(input: input), input: input)
  }

  /// The whole network, from traces of its layers that are there already.
  ///
  /// - Parameters:
  ///   - traces: what `traces(input:)` gives.
  ///   - input: what the first layer reads.
  /// - Throws: `OperationError.noLayers` where there are none.
  public func trace(of traces: [Trace], input: Tensor) throws(OperationError) -> Trace {
    guard let output = traces.last?.output else { throw .noLayers }
    return Trace(
      .sequential(self), source: SequentialSource(input: input, traces: traces, output: output))
  }
}

extension Trace {
  /// What each layer of a network does; empty for other operations.
  public var layerTraces: [Trace] { (source as? SequentialSource)?.traces ?? [] }
}

private struct SequentialSource: WindowSource {
  let input: Tensor
  let traces: [Trace]
  let output: Tensor

  var weight: Tensor { Tensor([.one]) }
  var outputShape: Shape { output.shape }
  var windowCount: Int { traces.count }

  func termCount(of window: Int) -> Int { 0 }

  func window(_ number: Int) -> Window {
    Window(number: number, output: traces[number].output.shape.index(at: 0), terms: [])
  }

  func window(computing offset: Int) -> Int { traces.count - 1 }

  func results() -> [Rational] { output.elements }

  func windows(reading input: [Int]) -> [Int] { Array(traces.indices) }

  func windows(using weight: [Int]) -> [Int] { [] }
}
