import SeededRandom
import Testing

@testable import Network

/// A layer in a model of its own, after a 1×1 convolution that changes nothing but learns, so that
/// gradients go back through the layer.
struct LayerAtWork {
  let model: Model
  let input: Volume
  let output: Volume
  let count: Int
  let images: [Float]
  let gradients: [Float]
  var parameters: [String: [Float]] = [:]

  init(
    _ kind: LayerKind, input: Volume, count: Int, kernels: ProcessorKernels = .best,
    isTraining: Bool = true, numbers: inout SeededRandom
  ) throws {
    let entry = LayerKind.conv2d(filters: input.channels, kernel: Pair(1), bias: false)
    let description = NetworkDescription(
      name: "one layer", input: input,
      layers: [
        LayerDescription(name: "entry", kind: entry), LayerDescription(name: "layer", kind: kind),
      ])
    model = try Model(description, seed: 1, batchSize: count + 1, threads: 2, kernels: kernels)
    self.input = input
    self.count = count
    output = model.plans[1].output
    let channels = 0..<input.channels
    model.write(0, channels.flatMap { row in channels.map { $0 == row ? 1 : 0 } })
    for (index, parameter) in model.parameters.enumerated().dropFirst() {
      var values = numbers.floats(parameter.shape.reduce(1, *))
      if parameter.name.hasSuffix("var") { values = values.map { abs($0) + 0.1 } }
      model.write(index, values)
      parameters[String(parameter.name.dropFirst(2))] = values
    }
    images = numbers.floats(count * input.count)
    gradients = numbers.floats(count * output.count)
    model.forward(images, count: count, isTraining: isTraining)
    model.logitGradients.update(from: gradients, count: gradients.count)
    if isTraining { model.backward(count: count) }
  }

  var outputs: [Float] { (0..<count).flatMap { model.activation(of: 1, image: $0) } }

  var inputGradients: [Float] { (0..<count).flatMap { model.activationGradient(of: 0, image: $0) } }

  func gradient(_ name: String) -> [Float] {
    model.parameters.firstIndex { $0.name == "1.\(name)" }.map(model.gradient(of:)) ?? []
  }
}
