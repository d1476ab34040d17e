import Compute
import SeededRandom
import Testing

@testable import Network

/// A layer in a model of its own, after a 1×1 convolution that changes nothing but learns, so that
/// gradients go back through the layer.
struct LayerAtWork {
  /// What a layer is given.
  struct Given {
    var input: Volume
    var count: Int
    var images: [Float]
    /// Those of the layer's parameters, in their order.
    var parameters: [[Float]] = []
    var gradients: [Float]

    /// - Parameter channels: as many parameters of so many numbers follow the weights.
    init(
      _ kind: LayerKind, input: Volume, count: Int, numbers: inout SeededRandom
    ) throws {
      self.input = input
      self.count = count
      images = numbers.floats(count * input.count)
      let description = LayerAtWork.description(kind, input)
      gradients = numbers.floats(count * (try description.plans()[1].output.count))
      let model = try Model(description, seed: 1, batchSize: 1, threads: 1)
      for parameter in model.parameters.dropFirst() {
        var values = numbers.floats(parameter.shape.reduce(1, *))
        if parameter.name.hasSuffix("var") { values = values.map { abs($0) + 0.125 } }
        parameters.append(values)
      }
    }

    var shape: [Int] { [count, input.channels, input.height, input.width] }
  }

  private let model: Model
  private let count: Int

  /// Does a step on what is given, and leaves a place of the batch empty.
  init(
    _ kind: LayerKind, _ given: Given, kernels: ProcessorKernels = .best, isTraining: Bool = true
  ) throws {
    count = given.count
    model = try Model(
      Self.description(kind, given.input), seed: 1, batchSize: count + 1, threads: 2,
      kernels: kernels)
    let channels = 0..<given.input.channels
    model.write(0, channels.flatMap { row in channels.map { $0 == row ? 1 : 0 } })
    for (index, values) in given.parameters.enumerated() { model.write(index + 1, values) }
    model.forward(given.images, count: count, isTraining: isTraining)
    guard isTraining else { return }
    model.logitGradients.update(from: given.gradients, count: given.gradients.count)
    model.backward(count: count)
  }

  private static func description(_ kind: LayerKind, _ input: Volume) -> NetworkDescription {
    let entry = LayerKind.conv2d(filters: input.channels, kernel: Pair(1), bias: false)
    return NetworkDescription(
      name: "one layer", input: input,
      layers: [
        LayerDescription(name: "entry", kind: entry), LayerDescription(name: "layer", kind: kind),
      ])
  }

  var outputVolume: Volume { model.plans[1].output }

  var outputs: [Float] { (0..<count).flatMap { model.activation(of: 1, image: $0) } }

  var inputGradients: [Float] { (0..<count).flatMap { model.activationGradient(of: 0, image: $0) } }

  /// The gradient of one of the layer's parameters.
  func gradient(_ index: Int) -> [Float] { model.gradient(of: index + 1) }

  /// A parameter after the step.
  func parameter(_ index: Int) -> [Float] { model.read(index + 1) }
}

extension ProcessorKernels {
  /// Those this machine runs.
  static var available: [ProcessorKernels] { allCases.filter(\.isAvailable) }
}
