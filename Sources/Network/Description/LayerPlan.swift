/// A layer with the sizes that follow from its place in the network.
public struct LayerPlan: Hashable, Sendable {
  public var name: String
  public var kind: LayerKind
  public var input: Volume
  public var output: Volume
  public var parameterCount: Int
  /// How `parameterCount` comes about, such as "32·1·3·3 + 32".
  public var parameterRule: String
}

/// What keeps a description from being a network; the message names the layer.
public struct NetworkError: Error, Hashable, Sendable, CustomStringConvertible {
  public var layer: String
  public var message: String

  public init(layer: String, message: String) {
    self.layer = layer
    self.message = message
  }

  public var description: String { "layer '\(layer)': \(message)" }
}

extension NetworkDescription {
  /// Every layer with its sizes, from the first to the last.
  ///
  /// - Throws: `NetworkError` for the first layer that does not fit what comes before it.
  public func plans() throws(NetworkError) -> [LayerPlan] {
    var plans: [LayerPlan] = []
    var volume = input
    for layer in layers {
      let plan = try layer.plan(after: volume, earlier: plans)
      plans.append(plan)
      volume = plan.output
    }
    return plans
  }
}

extension LayerDescription {
  func plan(after input: Volume, earlier: [LayerPlan]) throws(NetworkError) -> LayerPlan {
    var plan = LayerPlan(
      name: name, kind: kind, input: input, output: input, parameterCount: 0, parameterRule: "")
    switch kind {
    case .relu, .leakyReLU, .sigmoid, .tanh, .dropout:
      break
    case .conv2d(
      let filters, let kernel, let stride, let padding, let dilation, let groups, let bias):
      guard input.channels % groups == 0, filters % groups == 0 else {
        throw NetworkError(layer: name, message: "\(groups) groups do not divide the channels")
      }
      plan.output = try slide(
        over: input, kernel: kernel, stride: stride, padding: padding, dilation: dilation)
      plan.output.channels = filters
      let weights = filters * (input.channels / groups) * kernel.vertical * kernel.horizontal
      plan.parameterCount = weights + (bias ? filters : 0)
      plan.parameterRule =
        "\(filters)·\(input.channels / groups)·\(kernel.vertical)·\(kernel.horizontal)"
        + (bias ? " + \(filters)" : "")
    case .maxPool2d(let kernel, let stride, let padding),
      .avgPool2d(let kernel, let stride, let padding):
      plan.output = try slide(
        over: input, kernel: kernel, stride: stride, padding: padding, dilation: Pair(1))
    case .globalAvgPool2d:
      plan.output = Volume(channels: input.channels, height: 1, width: 1)
    case .flatten:
      plan.output = Volume(channels: input.count, height: 1, width: 1)
    case .linear(let features, let bias):
      guard input.height == 1, input.width == 1 else {
        throw NetworkError(layer: name, message: "needs flatten before it")
      }
      plan.output = Volume(channels: features, height: 1, width: 1)
      plan.parameterCount = input.channels * features + (bias ? features : 0)
      plan.parameterRule = "\(input.channels)·\(features)" + (bias ? " + \(features)" : "")
    case .batchNorm2d:
      plan.parameterCount = 2 * input.channels
      plan.parameterRule = "2·\(input.channels)"
    case .add(let from):
      guard let other = earlier.last(where: { $0.name == from }) else {
        throw NetworkError(layer: name, message: "there is no earlier layer '\(from)'")
      }
      guard other.output == input else {
        throw NetworkError(layer: name, message: "the sizes of '\(from)' do not fit")
      }
    }
    return plan
  }

  private func slide(
    over input: Volume, kernel: Pair, stride: Pair, padding: Pair, dilation: Pair
  ) throws(NetworkError) -> Volume {
    let height = input.height + 2 * padding.vertical - dilation.vertical * (kernel.vertical - 1)
    let width = input.width + 2 * padding.horizontal - dilation.horizontal * (kernel.horizontal - 1)
    guard height >= 1, width >= 1 else {
      throw NetworkError(layer: name, message: "the kernel is larger than the padded input")
    }
    return Volume(
      channels: input.channels, height: (height - 1) / stride.vertical + 1,
      width: (width - 1) / stride.horizontal + 1)
  }
}
