import Lab
import Network

/// Where the parts of a layer are to be found in a moment.
extension Moment {
  /// The layer in view, brought back into the network where it has fewer layers.
  func layer(_ sight: LabSight) -> Int? {
    plans.isEmpty ? nil : min(max(0, sight.layer), plans.count - 1)
  }

  /// A parameter's place in `parameters`, if it holds as many numbers as its shape says.
  func parameter(_ layer: Int, _ name: String) -> Int? {
    let full = "\(layer).\(name)"
    guard let place = parameters.firstIndex(where: { $0.name == full }) else { return nil }
    let parameter = parameters[place]
    return parameter.shape.reduce(1, *) == parameter.values.count ? place : nil
  }

  /// A parameter's gradients: those of the image in view alone where there are such, else those of the
  /// last batch; nil where there are none.
  func gradients(ofParameter place: Int) -> [Float]? {
    let count = parameters[place].values.count
    if let alone = example?.gradients?.parameters, alone.indices.contains(place),
      alone[place].count == count
    {
      return alone[place]
    }
    return parameters[place].gradients.count == count ? parameters[place].gradients : nil
  }

  /// Whose gradients `gradients(ofParameter:)` are.
  var gradientsOwner: String {
    example?.gradients == nil ? "of the last batch" : "of this image alone"
  }

  /// What a layer gives for the image in view, [C, H, W].
  func activation(_ layer: Int) -> [Float]? {
    guard let activations = example?.activations, activations.indices.contains(layer),
      activations[layer].count == plans[layer].output.count
    else { return nil }
    return activations[layer]
  }

  /// The layer whose kernels or neurons make the units of this one: itself, or the one before layers
  /// that keep units apart.
  func unitSource(_ layer: Int) -> Int? {
    (0...layer).reversed().first { !plans[$0].kind.keepsUnitsApart }.flatMap {
      plans[$0].kind.hasUnits ? $0 : nil
    }
  }

  /// The chosen unit, if the layer in view and this one have the same units.
  func unit(_ sight: LabSight, of layer: Int) -> Int? {
    guard let unit = sight.unit, let chosen = self.layer(sight),
      unitSource(chosen) == unitSource(layer), unitSource(layer) != nil,
      (0..<plans[layer].output.channels).contains(unit)
    else { return nil }
    return unit
  }

  /// The layer itself if it is of a kind, else the nearest one before it, else the nearest after it.
  func nearest(to layer: Int, where isWanted: (LayerKind) -> Bool) -> Int? {
    plans.indices.prefix(layer + 1).last { isWanted(plans[$0].kind) }
      ?? plans.indices.dropFirst(layer + 1).first { isWanted(plans[$0].kind) }
  }

  /// What the units of a layer are called: the classes behind the last one, else their numbers.
  func unitNames(_ layer: Int) -> [String] {
    let count = plans[layer].output.channels
    return layer == plans.count - 1 && data.classNames.count == count
      ? data.classNames : (0..<count).map { "\($0 + 1)" }
  }

  /// The ReLU that the units of a layer go through before anything mixes them.
  func rectifier(after layer: Int) -> Int? {
    for next in plans.indices.dropFirst(layer) {
      if plans[next].kind == .relu { return next }
      if next > layer, !plans[next].kind.keepsUnitsApart { return nil }
    }
    return nil
  }

  /// Whether a unit's ReLU gives zero everywhere for the image in view.
  func isDeadHere(_ unit: Int, ofLayer layer: Int) -> Bool {
    guard let rectifier = rectifier(after: layer), let values = activation(rectifier) else {
      return false
    }
    let area = plans[rectifier].output.height * plans[rectifier].output.width
    guard area > 0, (unit + 1) * area <= values.count else { return false }
    return values[unit * area..<(unit + 1) * area].allSatisfy { $0 == 0 }
  }
}

extension LayerKind {
  /// Whether each channel of the output depends on the same channel of the input alone.
  var keepsUnitsApart: Bool {
    switch self {
    case .relu, .leakyReLU, .sigmoid, .tanh, .maxPool2d, .avgPool2d, .globalAvgPool2d, .dropout,
      .batchNorm2d:
      true
    case .conv2d, .flatten, .linear, .add: false
    }
  }

  var isConvolution: Bool { if case .conv2d = self { true } else { false } }
  var isDense: Bool { if case .linear = self { true } else { false } }
  fileprivate var hasUnits: Bool { isConvolution || isDense }
}

extension Volume {
  /// "8 of 9×9", or how many values there are where they stand in a row.
  var short: String {
    height == 1 && width == 1 ? "\(channels)" : "\(channels) of \(height)×\(width)"
  }
}

extension String {
  /// The word for one or for several of something, with their number.
  static func count(_ number: Int, _ one: String, _ several: String? = nil) -> String {
    number == 1 ? "1 \(one)" : "\(number) \(several ?? one + "s")"
  }
}
