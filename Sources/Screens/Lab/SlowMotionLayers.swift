import Compute
import Course
import Lab
import Network

/// The layers of a network as operations whose every step is known, each on what is played of it.
extension SlowMotionLesson {
  /// A layer as what it does; nil where no such operation is played.
  func applied(_ layer: Int) -> (ShownOperation, Compute.Layer)? {
    switch moment.plans[layer].kind {
    case .conv2d(_, let kernel, let stride, let padding, let dilation, let groups, _):
      guard groups == 1 else { return nil }
      return convolution(layer, kernel, stride, padding, dilation).map { (.conv2D, $0) }
    case .relu: return (.relu, Compute.Layer(.relu(ReLU())))
    case .sigmoid: return (.sigmoid, Compute.Layer(.sigmoid(Sigmoid())))
    case .tanh: return (.tanh, Compute.Layer(.tanh(Tanh())))
    case .maxPool2d(let kernel, let stride, let padding):
      return (
        .maxPool2D, Compute.Layer(.maxPool2d(MaxPool2D(Pooling(kernel, stride, padding))))
      )
    case .avgPool2d(let kernel, let stride, let padding):
      return (
        .avgPool2D, Compute.Layer(.avgPool2d(AvgPool2D(Pooling(kernel, stride, padding))))
      )
    case .globalAvgPool2d:
      let input = moment.plans[layer].input
      let whole = Pair(input.height, input.width)
      return (
        .avgPool2D, Compute.Layer(.avgPool2d(AvgPool2D(Pooling(whole, whole, Pair(0)))))
      )
    case .flatten: return (.flatten, Compute.Layer(.flatten(Flatten())))
    case .linear: return dense(layer).map { (.linear, $0) }
    case .leakyReLU, .dropout, .batchNorm2d, .add: return nil
    }
  }

  /// One filter of a convolution: the one whose map is largest, so that there is something to see.
  private func convolution(
    _ layer: Int, _ kernel: Pair, _ stride: Pair, _ padding: Pair, _ dilation: Pair
  ) -> Compute.Layer? {
    let plan = moment.plans[layer]
    guard let weight = parameter(layer, "weight") else { return nil }
    let filter = strongest(layer)
    let size = plan.input.channels * kernel.vertical * kernel.horizontal
    let sides = [kernel.vertical, kernel.horizontal]
    let shape = plan.input.channels == 1 ? sides : [plan.input.channels] + sides
    let bias = parameter(layer, "bias").map { Tensor([$0.values[filter]], [1]) }
    return Compute.Layer(
      .conv2d(
        Conv2D(
          stride: Stride(stride), padding: .explicit(Padding(padding)), dilation: Stride(dilation))
      ),
      weight: Tensor(weight.values[filter * size..<(filter + 1) * size], shape), bias: bias)
  }

  /// All neurons of a dense layer, or the strongest of many.
  private func dense(_ layer: Int) -> Compute.Layer? {
    guard let weight = parameter(layer, "weight"), weight.shape.count == 2 else { return nil }
    let (outputs, inputs) = (weight.shape[0], weight.shape[1])
    let bias = parameter(layer, "bias")
    let all = outputs * inputs <= Self.mostWeights
    let chosen = all ? 0..<outputs : strongest(layer)..<strongest(layer) + 1
    return Compute.Layer(
      .linear(Linear()),
      weight: Tensor(
        weight.values[chosen.lowerBound * inputs..<chosen.upperBound * inputs],
        [chosen.count, inputs]),
      bias: bias.map { Tensor($0.values[chosen], [chosen.count]) })
  }

  /// What a layer has learned under a name, such as `weight`.
  func parameter(_ layer: Int, _ name: String) -> ParameterMoment? {
    moment.parameters.first { $0.name == "\(layer).\(name)" }
  }

  /// The map of a layer with the largest sum.
  func strongest(_ layer: Int) -> Int {
    let output = moment.plans[layer].output
    let size = output.height * output.width
    let values = example.activations[layer]
    let sums = (0..<output.channels).map { map in
      values[map * size..<(map + 1) * size].reduce(0) { $0 + abs($1) }
    }
    return sums.indices.max { sums[$0] < sums[$1] } ?? 0
  }
}

extension Stride {
  fileprivate init(_ pair: Pair) {
    self.init(vertical: pair.vertical, horizontal: pair.horizontal)
  }
}

extension Padding {
  fileprivate init(_ pair: Pair) {
    self.init(
      top: pair.vertical, left: pair.horizontal, bottom: pair.vertical, right: pair.horizontal)
  }
}

extension Pooling {
  fileprivate init(_ kernel: Pair, _ stride: Pair, _ padding: Pair) {
    self.init(
      kernelSize: Stride(kernel), stride: Stride(stride), padding: .explicit(Padding(padding)))
  }
}
