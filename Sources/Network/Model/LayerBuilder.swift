import KernelSet

/// Makes the working layers of a model from their plans, from the first to the last.
struct LayerBuilder {
  let plans: [LayerPlan]
  /// The network's input, then the output of each layer.
  let maps: [FeatureMaps]
  private let neighbours: Neighbours
  private let isFrozen: [Bool]
  private let draws: SharedDraws
  private let batch: BatchPlan
  private let kernels: any KernelSet.Type

  init(
    _ description: NetworkDescription, _ draws: SharedDraws, batch: BatchPlan,
    kernels: any KernelSet.Type, layersApart: Bool
  ) throws(NetworkError) {
    plans = try description.plans()
    try MemoryNeed(plans, batch: batch).check(batchSize: batch.size)
    neighbours = Neighbours(plans, areApart: layersApart)
    isFrozen = description.layers.map(\.isFrozen)
    self.draws = draws
    self.batch = batch
    self.kernels = kernels
    let isPacked = plans.first?.readsSingleChannels == true
    var maps = [FeatureMaps(description.input, batch: batch, isPacked: isPacked)]
    for index in plans.indices {
      let isPooled = if case .maxPool2d = plans[index].kind { true } else { false }
      maps.append(
        neighbours.isDoneBefore(relu: index)
          ? FeatureMaps(sharingGradientsOf: maps[index], batch: batch)
          : FeatureMaps(plans[index].output, batch: batch, isPooled: isPooled))
    }
    self.maps = maps
  }

  /// The first layer that learns; no gradient goes back beyond it.
  var firstTrainable: Int {
    plans.indices.first { plans[$0].parameterCount > 0 && !isFrozen[$0] } ?? plans.count
  }

  func layers() -> [any Layer] {
    plans.indices.map { index in
      var place = place(index)
      guard index > 0, neighbours.isAddedLater(index - 1) else { return layer(at: place) }
      place.input = FeatureMaps(sharingValuesOf: maps[index], batch: batch)
      return SharedInput(
        layer(at: place), ownInput: place.input, input: maps[index], kernels: kernels)
    }
  }

  private func place(_ index: Int) -> LayerPlace {
    LayerPlace(
      input: maps[index], output: maps[index + 1], index: index, isFrozen: isFrozen[index],
      handsBackGradients: index > firstTrainable, batch: batch, kernels: kernels)
  }

  private func layer(at place: LayerPlace) -> any Layer {
    let plan = plans[place.index]
    let next = place.index + 1
    let rectified = neighbours.isDoneBefore(relu: next) ? maps[next + 1] : nil
    switch plan.kind {
    case .conv2d(_, _, _, _, _, let groups, let bias):
      return Convolution(
        ConvolutionWeights(plan.window, groups: groups, hasBias: bias, at: place),
        used: plan.window.limited(to: neighbours.used(of: place.index)), rectified: rectified,
        gradients: gradientSource(of: place.index), at: place)
    case .linear(_, let bias): return Linear(hasBias: bias, rectified: rectified, at: place)
    case .batchNorm2d(let epsilon, let momentum):
      return BatchNorm(epsilon: epsilon, momentum: momentum, at: place)
    case .relu:
      guard neighbours.isDoneBefore(relu: place.index) else {
        return ActivationLayer(.relu, at: place)
      }
      return SharedReLU(isDoneByPooling: neighbours.isDoneAfter(relu: place.index), at: place)
    case .leakyReLU(let slope): return ActivationLayer(.leakyReLU(slope: slope), at: place)
    case .sigmoid: return ActivationLayer(.sigmoid, at: place)
    case .tanh: return ActivationLayer(.tanh, at: place)
    case .maxPool2d:
      return MaxPool(plan.window, handingBack(pooling: place.index), at: place)
    case .avgPool2d, .globalAvgPool2d: return AveragePool(plan.window, at: place)
    case .flatten: return Flatten(at: place)
    case .dropout(let rate):
      return Dropout(rate: rate, draws, at: place)
    case .add:
      let source = neighbours.source(ofAddition: place.index) ?? 0
      return Add(
        maps[source + 1], addsGradients: neighbours.isAdded(source, after: place.index), at: place)
    }
  }
}

extension LayerBuilder {
  private func gradientSource(of convolution: Int) -> GradientSource {
    guard neighbours.isDoneAfter(relu: convolution + 1) else { return .outputs }
    let pooling = PoolingAfter(window: plans[convolution + 2].window, output: maps[convolution + 3])
    if neighbours.canListWinners(of: convolution) { return .winners(pooling) }
    let canChoose = pooling.window.isWithoutGap && convolution <= firstTrainable
    return canChoose ? .choice(pooling) : .outputs
  }

  private func handingBack(pooling: Int) -> MaxPool.HandingBack {
    guard neighbours.isDoneAfter(relu: pooling - 1) else { return .toInput }
    if case .outputs = gradientSource(of: pooling - 2) { return .throughReLU }
    return .byConvolution
  }
}

extension LayerPlan {
  /// Whether the layer reads single channels, so that its input needs no whole blocks of them.
  fileprivate var readsSingleChannels: Bool {
    switch kind {
    case .conv2d, .linear, .flatten: true
    default: false
    }
  }
}
