/// How many numbers a layer learns, and how many multiplications it takes: each with its numbers put
/// in, so that it can be told.
public struct LayerCost: Hashable, Sendable {
  /// The weights and the biases.
  public let parameters: Int
  public let multiplications: Int
  /// `(3×3×3 + 1) × 10 = 280`.
  public let parameterRule: String
  /// `6×6×10 values, 27 products each = 9720`.
  public let multiplicationRule: String
}

extension LayerCost {
  /// A convolution with filters of `channels` × `kernel` and an output plane of `output`.
  ///
  /// - Parameters:
  ///   - channels: how many channels a filter reads (C/groups).
  ///   - filters: how many filters there are.
  ///   - kernel: the sides of a filter.
  ///   - output: the sides of the output plane.
  ///   - hasBias: whether each filter has a bias.
  public static func convolution(
    channels: Int, filters: Int, kernel: (height: Int, width: Int),
    output: (height: Int, width: Int), hasBias: Bool
  ) -> LayerCost {
    let products = channels * kernel.height * kernel.width
    let parameters = (products + (hasBias ? 1 : 0)) * filters
    let values = output.height * output.width * filters
    let size = "\(kernel.height)×\(kernel.width)×\(channels)"
    return LayerCost(
      parameters: parameters, multiplications: values * products,
      parameterRule: (hasBias ? "(\(size) + 1)" : size) + "×\(filters) = \(parameters)",
      multiplicationRule:
        "\(output.height)×\(output.width)×\(filters) values × \(products) products"
        + " = \(values * products)")
  }

  /// A dense layer.
  public static func linear(inputs: Int, outputs: Int, hasBias: Bool) -> LayerCost {
    let parameters = (inputs + (hasBias ? 1 : 0)) * outputs
    return LayerCost(
      parameters: parameters, multiplications: inputs * outputs,
      parameterRule: (hasBias ? "(\(inputs) + 1)" : "\(inputs)") + "×\(outputs) = \(parameters)",
      multiplicationRule: "\(inputs)×\(outputs) = \(inputs * outputs)")
  }

  /// A depthwise convolution and a 1×1 convolution after it, in the place of one normal convolution.
  ///
  /// A. Howard et al., MobileNets, 2017, section 3.1.
  public static func depthwiseSeparable(
    channels: Int, filters: Int, kernel: (height: Int, width: Int),
    output: (height: Int, width: Int)
  ) -> (depthwise: LayerCost, pointwise: LayerCost) {
    (
      convolution(
        channels: 1, filters: channels, kernel: kernel, output: output, hasBias: false),
      convolution(
        channels: channels, filters: filters, kernel: (1, 1), output: output, hasBias: false)
    )
  }
}

extension LayerCost {
  /// A 1×1 convolution to fewer channels and a convolution of these, in the place of one of all.
  ///
  /// C. Szegedy et al., Going deeper with convolutions, 2015, section 4.
  public static func bottleneck(
    channels: Int, reduced: Int, filters: Int, kernel: (height: Int, width: Int),
    output: (height: Int, width: Int)
  ) -> (reduction: LayerCost, convolution: LayerCost) {
    (
      convolution(
        channels: channels, filters: reduced, kernel: (1, 1), output: output, hasBias: false),
      convolution(
        channels: reduced, filters: filters, kernel: kernel, output: output, hasBias: false)
    )
  }
}

/// How much of the input an output value sees after several layers.
public struct ReceptiveField: Hashable, Sendable {
  /// The side of what one value sees.
  public let size: Int
  /// How many input cells lie between two neighbours.
  public let jump: Int

  /// What an input cell sees: itself.
  public static let input = ReceptiveField(size: 1, jump: 1)

  public init(size: Int, jump: Int) {
    self.size = size
    self.jump = jump
  }

  /// After one more layer: the field grows by (f − 1)·d jumps, the jump is multiplied by the stride.
  ///
  /// A. Araujo, W. Norris and J. Sim, Computing receptive fields of convolutional neural networks,
  /// Distill, 2019.
  public func after(kernel: Int, stride: Int = 1, dilation: Int = 1) -> ReceptiveField {
    ReceptiveField(size: size + (kernel - 1) * dilation * jump, jump: jump * stride)
  }
}
