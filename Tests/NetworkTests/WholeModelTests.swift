import Compute
import SeededRandom
import Testing

@testable import Network

@Suite("Layers in a row")
struct WholeModelTests {
  /// With small whole numbers nothing is rounded, so that a whole network must be exact.
  @Test("A network of small whole numbers has exactly the gradients of its layers one by one")
  func chain() throws {
    var numbers = SeededRandom(seed: seed())
    for kernels in ProcessorKernels.available {
      try checkChain(kernels, &numbers)
    }
  }

  private func checkChain(_ kernels: ProcessorKernels, _ numbers: inout SeededRandom) throws {
    let count = 5
    let model = try network(
      Volume(channels: 2, height: 15, width: 14),
      [
        .conv2d(filters: 5, kernel: Pair(3), padding: Pair(1, 0)), .relu,
        .maxPool2d(kernel: Pair(2), stride: Pair(2)),
        .conv2d(filters: 18, kernel: Pair(2), dilation: Pair(1, 2)), .relu,
        .maxPool2d(kernel: Pair(2, 1), stride: Pair(2, 1)),
        .conv2d(filters: 4, kernel: Pair(2, 1), stride: Pair(1, 2)), .relu, .flatten,
        .linear(features: 6), .relu, .linear(features: 3),
      ], batchSize: count, kernels: kernels)
    func wholes(_ count: Int) -> [Float] {
      (0..<count).map { _ in Float(Int.random(in: -2...2, using: &numbers)) }
    }
    for index in model.parameters.indices {
      model.write(index, wholes(model.parameters[index].shape.reduce(1, *)))
    }
    let images = wholes(count * 420)
    let gradients = wholes(count * 3)
    train(model, images, gradients, count: count)
    var value = exact(images, [count, 2, 15, 14])
    var traces: [Trace] = []
    for (index, layer) in try exactLayers(model).enumerated() {
      traces.append(try layer.trace(input: value))
      value = traces[index].output
    }
    expectSame(
      Array(UnsafeBufferPointer(start: model.logits, count: count * 3)), as: value, "logits")
    var gradient = exact(gradients, [count, 3])
    for (index, trace) in traces.enumerated().reversed() {
      let backward = try Backward(trace, gradient: gradient)
      for (parameter, operand) in [("weight", Backward.Operand.weight), ("bias", .bias)] {
        guard let place = model.parameters.firstIndex(where: { $0.name == "\(index).\(parameter)" })
        else { continue }
        expectSame(
          model.gradient(of: place), as: backward.trace(of: operand).output,
          "\(operand) gradient of layer \(index), \(kernels)")
      }
      gradient = backward.trace(of: .input).output
    }
  }

  private func exactLayers(_ model: Model) throws -> [Compute.Layer] {
    func tensor(_ name: String) throws -> Tensor {
      let index = try #require(model.parameters.firstIndex { $0.name == name })
      return exact(model.read(index), model.parameters[index].shape)
    }
    func weighted(_ operation: Compute.Operation, _ index: Int) throws -> Compute.Layer {
      Compute.Layer(
        operation, weight: try tensor("\(index).weight"), bias: try tensor("\(index).bias"))
    }
    let relu = Compute.Layer(.relu(ReLU()))
    let padding = PaddingRule.explicit(Padding(top: 1, left: 0, bottom: 1, right: 0))
    return [
      try weighted(.conv2d(Conv2D(padding: padding)), 0), relu,
      Compute.Layer(.maxPool2d(MaxPool2D(Pooling(kernelSize: Stride(2))))),
      try weighted(.conv2d(Conv2D(dilation: Stride(vertical: 1, horizontal: 2))), 3), relu,
      Compute.Layer(
        .maxPool2d(
          MaxPool2D(Pooling(kernelSize: Stride(vertical: 2, horizontal: 1))))),
      try weighted(.conv2d(Conv2D(stride: Stride(vertical: 1, horizontal: 2))), 6), relu,
      Compute.Layer(.flatten(Flatten(startDim: 1))),
      try weighted(.linear(Compute.Linear()), 9), relu,
      try weighted(.linear(Compute.Linear()), 11),
    ]
  }

  @Test("What training computes on the way is what looking on computes")
  func trainingAndInference() throws {
    var numbers = SeededRandom(seed: 4)
    let model = try network(
      Volume(channels: 1, height: 11, width: 11),
      [
        .conv2d(filters: 20, kernel: Pair(3)), .relu, .maxPool2d(kernel: Pair(2), stride: Pair(2)),
        .flatten, .linear(features: 7), .relu, .linear(features: 4),
      ], batchSize: 6)
    let images = numbers.floats(6 * 121)
    model.forward(images, count: 6, isTraining: true)
    let seen = [2, 3, 5, 6]
    let trained = seen.map { model.activation(of: $0, image: 5) }
    model.forward(images, count: 6, isTraining: false)
    let isSame = trained == seen.map { model.activation(of: $0, image: 5) }
    #expect(isSame)
    let relu = model.activation(of: 0, image: 5).map { max(0, $0) }
    let isRectified = model.activation(of: 1, image: 5) == relu
    #expect(isRectified)
  }

  @Test("A residual layer hands its gradient to both its sources")
  func residual() throws {
    var numbers = SeededRandom(seed: seed())
    let input = Volume(channels: 3, height: 3, width: 2)
    let kinds: [LayerKind] = [
      .conv2d(filters: 3, kernel: Pair(1), bias: false), .relu,
      .conv2d(filters: 3, kernel: Pair(1), bias: false), .add(from: "1"), .add(from: "1"),
      .add(from: "4"),
    ]
    let model = try network(input, kinds, batchSize: 2)
    let identity: [Float] = [1, 0, 0, 0, 1, 0, 0, 0, 1]
    model.write(0, identity)
    model.write(1, identity.map { 4 * $0 })
    let images = numbers.floats(2 * input.count).map(abs)
    let gradients = numbers.floats(2 * input.count)
    train(model, images, gradients, count: 2)
    // 4x + x + x, then twice that.
    #expect(
      Array(UnsafeBufferPointer(start: model.logits, count: images.count))
        == images.map { 12 * $0 })
    let found = (0..<2).flatMap { model.activationGradient(of: 0, image: $0) }
    #expect(found == zip(gradients, images).map { $1 > 0 ? 12 * $0 : 0 })
  }

  @Test("Frozen layers keep their numbers, and nothing goes back beyond the first that learns")
  func frozen() throws {
    var numbers = SeededRandom(seed: 9)
    let kinds: [LayerKind] = [
      .conv2d(filters: 4, kernel: Pair(3)), .batchNorm2d(), .relu,
      .conv2d(filters: 4, kernel: Pair(3)), .flatten, .linear(features: 2),
    ]
    let model = try network(
      Volume(channels: 1, height: 6, width: 6), kinds, batchSize: 3, frozen: [0, 1, 3])
    let before = model.parameters.indices.map(model.read)
    train(model, numbers.floats(3 * 36), numbers.floats(6), count: 3)
    #expect(model.parameters.filter(\.isTrainable).map(\.name) == ["5.weight", "5.bias"])
    #expect(model.gradient(of: 0).allSatisfy { $0 == 0 })
    #expect(model.gradient(of: 8).contains { $0 != 0 })
    #expect(model.parameters.indices.map(model.read) == before)
    #expect(model.activationGradient(of: 3, image: 0).allSatisfy { $0 == 0 })
  }
}

/// A model whose layers are called by their places.
func network(
  _ input: Volume, _ kinds: [LayerKind], batchSize: Int, threads: Int = 2, frozen: Set<Int> = [],
  kernels: ProcessorKernels = .best
) throws -> Model {
  let layers = kinds.enumerated().map {
    LayerDescription(name: "\($0)", kind: $1, isFrozen: frozen.contains($0))
  }
  return try Model(
    NetworkDescription(name: "test", input: input, layers: layers), seed: 1, batchSize: batchSize,
    threads: threads, kernels: kernels)
}

/// One forward and backward.
func train(_ model: Model, _ images: [Float], _ gradients: [Float], count: Int) {
  model.forward(images, count: count, isTraining: true)
  model.logitGradients.update(from: gradients, count: gradients.count)
  model.backward(count: count)
}
