import Compute
import Grammar

extension LayerDescription {
  /// The layer with its sizes.
  ///
  /// - Parameters:
  ///   - input: what the layer before it gives.
  ///   - earlier: all layers before it.
  func plan(after input: Volume, earlier: [LayerPlan]) throws(NetworkError) -> LayerPlan {
    var plan = LayerPlan(
      name: name, kind: kind, input: input, output: input, parameterCount: 0, parameterRule: "")
    switch kind {
    case .relu, .leakyReLU, .sigmoid, .tanh, .dropout: break
    case .conv2d: try planConvolution(&plan)
    case .maxPool2d(let kernel, let stride, let padding),
      .avgPool2d(let kernel, let stride, let padding):
      guard padding.vertical <= kernel.vertical / 2, padding.horizontal <= kernel.horizontal / 2
      else { throw error("the padding is wider than half of the window") }
      plan.output = try slide(
        over: input, kernel: kernel, stride: stride, padding: padding, dilation: Pair(1))
    case .globalAvgPool2d:
      plan.output = Volume(channels: input.channels, height: 1, width: 1)
    case .flatten:
      plan.output = Volume(channels: input.count, height: 1, width: 1)
    case .linear(let features, let bias):
      guard input.height == 1, input.width == 1 else {
        throw error(
          "linear works on a row of values, but here are \(input); put flatten before it")
      }
      guard features >= 1 else { throw error("it needs at least 1 feature") }
      plan.output = Volume(channels: features, height: 1, width: 1)
      plan.learns(.linear(inputs: input.channels, outputs: features, hasBias: bias))
    case .batchNorm2d:
      plan.parameterCount = 2 * input.channels
      plan.parameterRule = "2×\(input.channels) = \(plan.parameterCount)"
    case .add(let from): try checkAddition(of: from, to: input, earlier)
    }
    guard plan.output.count <= NetworkDescription.mostValues else {
      throw error("\(plan.output) are more than \(NetworkDescription.mostValues) values")
    }
    guard plan.parameterCount <= NetworkDescription.mostParameters else {
      throw error(
        "\(plan.parameterRule) are more than \(NetworkDescription.mostParameters) parameters")
    }
    return plan
  }

  private func planConvolution(_ plan: inout LayerPlan) throws(NetworkError) {
    guard
      case .conv2d(
        let filters, let kernel, let stride, let padding, let dilation, let groups, let bias) = kind
    else { return }
    let channels = plan.input.channels
    guard filters >= 1, groups >= 1 else { throw error("it needs at least 1 filter and 1 group") }
    guard channels % groups == 0, filters % groups == 0 else {
      throw error(
        "\(groups) groups do not divide \(channels) input channels and \(filters) filters evenly")
    }
    plan.output = try slide(
      over: plan.input, kernel: kernel, stride: stride, padding: padding, dilation: dilation)
    plan.output.channels = filters
    plan.learns(
      .convolution(
        channels: channels / groups, filters: filters,
        kernel: (kernel.vertical, kernel.horizontal),
        output: (plan.output.height, plan.output.width), hasBias: bias))
  }

  private func slide(
    over input: Volume, kernel: Pair, stride: Pair, padding: Pair, dilation: Pair
  ) throws(NetworkError) -> Volume {
    for (size, what) in [(kernel, "window"), (stride, "stride"), (dilation, "dilation")] {
      guard size.vertical >= 1, size.horizontal >= 1 else {
        throw error("its \(what) is \(size), but at least 1×1")
      }
    }
    guard padding.vertical >= 0, padding.horizontal >= 0 else {
      throw error("its padding is less than none")
    }
    let vertical = OutputSize(
      input: input.height, padding: (padding.vertical, padding.vertical), kernel: kernel.vertical,
      stride: stride.vertical, dilation: dilation.vertical)
    let horizontal = OutputSize(
      input: input.width, padding: (padding.horizontal, padding.horizontal),
      kernel: kernel.horizontal, stride: stride.horizontal, dilation: dilation.horizontal)
    guard vertical.output >= 1, horizontal.output >= 1 else {
      throw error(
        "its window spans \(Pair(vertical.extent, horizontal.extent)), but the padded input is only "
          + "\(Pair(vertical.padded, horizontal.padded))")
    }
    return Volume(
      channels: input.channels, height: vertical.output, width: horizontal.output)
  }

  private func checkAddition(
    of from: String, to input: Volume, _ earlier: [LayerPlan]
  ) throws(NetworkError) {
    guard let other = earlier.last(where: { $0.name == from }) else {
      let meant = nearest(from, in: earlier.map(\.name)).map { "; did you mean '\($0)'?" }
      throw error("there is no layer '\(from)' before it\(meant ?? "")")
    }
    guard other.output == input else {
      throw error("'\(from)' gives \(other.output), but here are \(input); both must be equal")
    }
  }

  private func error(_ message: String) -> NetworkError {
    NetworkError(layer: name, message: message)
  }
}

extension LayerPlan {
  fileprivate mutating func learns(_ cost: LayerCost) {
    parameterCount = cost.parameters
    parameterRule = cost.parameterRule
  }
}

extension Volume: CustomStringConvertible {
  /// "1 channel of 28×28", or "400 values" where they stand in a row.
  public var description: String {
    if height == 1, width == 1 { return "\(channels) value\(channels == 1 ? "" : "s")" }
    return "\(channels) channel\(channels == 1 ? "" : "s") of \(height)×\(width)"
  }
}

extension Pair: CustomStringConvertible {
  public var description: String { "\(vertical)×\(horizontal)" }
}
