import Grammar

/// The keys of a layer of a lesson's network; what they mean is said in a section's.
enum NetworkKeys {
  static let name = Key(
    name: "name", value: .line(MatrixNames.longest), isRequired: true,
    purpose: "What the layer is called.")
  static let operation = Key(
    name: "operation", value: .word(ShownOperation.layers.map(\.rawValue)), isRequired: true,
    purpose: "What the layer does.")

  static let table = KeyTable(
    owner: "a layer of \"network\"",
    keys: [
      name, operation, SectionKeys.weight, SectionKeys.bias, SectionKeys.kernelSize,
      SectionKeys.stride, SectionKeys.padding, SectionKeys.dilation, SectionKeys.ceilMode,
    ].map(\.withoutSection))
}

/// The keys of a line of a layer table.
enum TableKeys {
  /// The kinds of layers a table knows.
  enum Kind: String, CaseIterable {
    case conv2d, maxPool2d = "max_pool2d", avgPool2d = "avg_pool2d", flatten, relu, linear, softmax

    /// The keys that such a layer has besides those of every line.
    var keys: [Key] {
      switch self {
      case .conv2d:
        [filters, SectionKeys.kernelSize, SectionKeys.stride, SectionKeys.padding, bias]
      case .maxPool2d, .avgPool2d:
        [SectionKeys.kernelSize, SectionKeys.stride, SectionKeys.padding]
      case .linear: [features, bias]
      case .flatten, .relu, .softmax: []
      }
    }
  }

  static let name = Key(
    name: "name", value: .line(20), isRequired: true, purpose: "What the layer is called.")
  static let shape = Key(
    name: "shape", value: .shape,
    purpose:
      "Of the first line: what goes in, as height, width and channels, `32 32 3`, or a length.")
  static let layer = Key(
    name: "layer", value: .word(Kind.allCases.map(\.rawValue)),
    purpose: "Of the other lines: what the layer is.")
  static let filters = Key(
    name: "filters", value: .integer(1...100_000), purpose: "How many filters a conv2d has.")
  static let features = Key(
    name: "features", value: .integer(1...1_000_000), purpose: "How many neurons a linear has.")
  static let bias = Key(
    name: "bias", value: .truth, purpose: "Whether biases are learned; `yes` if not given.")

  static let table = KeyTable(
    owner: "a line of \"layers\"",
    keys: [
      name, shape, layer, filters, features, SectionKeys.kernelSize.withoutSection,
      SectionKeys.stride.withoutSection, SectionKeys.padding.withoutSection, bias,
    ])
}

extension Key {
  /// The same key where it stands in a group that is an operation by itself.
  var withoutSection: Key {
    var key = self
    key.needsKind = false
    return key
  }
}
