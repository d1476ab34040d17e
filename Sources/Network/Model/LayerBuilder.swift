import KernelSet

/// Makes the working layers of a model from their plans, from the first to the last.
struct LayerBuilder {
  let plans: [LayerPlan]
  let isFrozen: [Bool]
  let seed: UInt64
  let batch: BatchPlan
  let kernels: any KernelSet.Type
  /// The network's input, then the output of each layer.
  private(set) var maps: [FeatureMaps] = []
  private(set) var layers: [any Layer] = []

  init(
    _ description: NetworkDescription, seed: UInt64, batch: BatchPlan,
    kernels: any KernelSet.Type
  ) throws(NetworkError) {
    plans = try description.plans()
    isFrozen = description.layers.map(\.isFrozen)
    self.seed = seed
    self.batch = batch
    self.kernels = kernels
    maps = [
      FeatureMaps(description.input, batch: batch, isPacked: plans.first?.readsPacked == true)
    ]
    for index in plans.indices { append(index) }
  }

  /// The first layer that learns; no gradient goes back beyond it.
  var firstTrainable: Int {
    plans.indices.first { plans[$0].parameterCount > 0 && !isFrozen[$0] } ?? plans.count
  }

  /// The layers that add the output of the given one to theirs.
  private func additions(of layer: Int) -> [Int] {
    plans.indices.filter { source(ofAddition: $0) == layer }
  }

  private func source(ofAddition layer: Int) -> Int? {
    guard case .add(let name) = plans[layer].kind else { return nil }
    return plans[..<layer].lastIndex { $0.name == name }
  }

  private mutating func append(_ index: Int) {
    let output = FeatureMaps(plans[index].output, batch: batch)
    let input = maps[index]
    if index > 0, !additions(of: index - 1).isEmpty {
      let own = FeatureMaps(sharingValuesOf: input, batch: batch)
      let layer = layer(index, input: own, output: output)
      layers.append(SharedInput(layer, ownInput: own, input: input, kernels: kernels))
    } else {
      layers.append(layer(index, input: input, output: output))
    }
    maps.append(output)
  }

  private func layer(_ index: Int, input: FeatureMaps, output: FeatureMaps) -> any Layer {
    let plan = plans[index]
    let names = ParameterNames(layer: index)
    switch plan.kind {
    case .conv2d(_, _, _, _, _, let groups, let bias):
      return Convolution(
        window(plan), groups: groups, hasBias: bias, input: input, output: output, names: names,
        isFrozen: isFrozen[index], handsBackGradients: index > firstTrainable, batch: batch,
        kernels: kernels)
    case .linear(_, let bias):
      return Linear(
        hasBias: bias, input: input, output: output, names: names, isFrozen: isFrozen[index],
        handsBackGradients: index > firstTrainable, batch: batch, kernels: kernels)
    case .batchNorm2d(let epsilon, let momentum):
      return BatchNorm(
        epsilon: epsilon, momentum: momentum, input: input, output: output, names: names,
        isFrozen: isFrozen[index], kernels: kernels)
    case .relu: return activation(.relu, input, output)
    case .leakyReLU(let slope): return activation(.leakyReLU(slope: slope), input, output)
    case .sigmoid: return activation(.sigmoid, input, output)
    case .tanh: return activation(.tanh, input, output)
    case .maxPool2d:
      return MaxPool(window(plan), input: input, output: output, batch: batch, kernels: kernels)
    case .avgPool2d, .globalAvgPool2d:
      return AveragePool(window(plan), input: input, output: output, batch: batch, kernels: kernels)
    case .flatten:
      return Flatten(input: input, output: output)
    case .dropout(let rate):
      return Dropout(
        rate: rate, seed: seed &+ UInt64(index) << 48, input: input, output: output, batch: batch,
        kernels: kernels)
    case .add:
      let source = source(ofAddition: index) ?? 0
      return Add(
        input: input, other: maps[source + 1], output: output,
        addsGradients: additions(of: source).contains { $0 > index }, kernels: kernels)
    }
  }

  private func activation(
    _ function: Activation, _ input: FeatureMaps, _ output: FeatureMaps
  ) -> any Layer {
    ActivationLayer(function, input: input, output: output, kernels: kernels)
  }

  private func window(_ plan: LayerPlan) -> ConvolutionWindow {
    let whole = Pair(plan.input.height, plan.input.width)
    let (kernel, stride, padding, dilation) =
      switch plan.kind {
      case .conv2d(_, let kernel, let stride, let padding, let dilation, _, _):
        (kernel, stride, padding, dilation)
      case .maxPool2d(let kernel, let stride, let padding),
        .avgPool2d(let kernel, let stride, let padding):
        (kernel, stride, padding, Pair(1))
      default: (whole, Pair(1), Pair(0), Pair(1))
      }
    return ConvolutionWindow(
      vertical: AxisWindow(
        inputSize: plan.input.height, outputSize: plan.output.height, kernel: kernel.vertical,
        stride: stride.vertical, padding: padding.vertical, dilation: dilation.vertical),
      horizontal: AxisWindow(
        inputSize: plan.input.width, outputSize: plan.output.width, kernel: kernel.horizontal,
        stride: stride.horizontal, padding: padding.horizontal, dilation: dilation.horizontal))
  }
}

extension LayerPlan {
  /// Whether the layer reads single channels, so that its input needs no whole blocks of them.
  fileprivate var readsPacked: Bool {
    switch kind {
    case .conv2d, .linear, .flatten: true
    default: false
    }
  }
}
