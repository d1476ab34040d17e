extension NetworkDescription {
  /// The network as a file says it; reading the text gives the same description, but that layers
  /// which learn nothing are not frozen.
  public var yaml: String {
    var text = ""
    if !summary.isEmpty { text += "summary: \(Self.quoted(summary))\n" }
    text += "input: \(input.height) \(input.width) \(input.channels)\nlayers:\n"
    for layer in layers { text += layer.yaml }
    return text + "training:\n" + training.yaml
  }

  /// A text in double quotes, as YAML reads it back.
  fileprivate static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}

extension LayerDescription {
  fileprivate var yaml: String {
    let (word, keys) = kind.words
    let name = "    name: \(NetworkDescription.quoted(name))\n"
    // Layers that learn nothing have no such key.
    let canFreeze = LayerKeys.frozen.kinds?.contains(word.rawValue) == true
    let frozen = isFrozen && canFreeze ? "    frozen: yes\n" : ""
    return "  - layer: \(word.rawValue)\n" + name
      + keys.map { "    \($0): \($1)\n" }.joined() + frozen
  }
}

extension LayerKind {
  /// The layer's word, and its keys with what stands behind them; what is usual is left out.
  fileprivate var words: (LayerWord, [(String, String)]) {
    switch self {
    case .relu: (.relu, [])
    case .sigmoid: (.sigmoid, [])
    case .tanh: (.tanh, [])
    case .flatten: (.flatten, [])
    case .globalAvgPool2d: (.globalAvgPool2d, [])
    case .leakyReLU(let slope): (.leakyReLU, [("slope", "\(slope)")])
    case .dropout(let rate): (.dropout, [("rate", "\(rate)")])
    case .batchNorm2d(let epsilon, let momentum):
      (.batchNorm2d, [("epsilon", "\(epsilon)"), ("momentum", "\(momentum)")])
    case .add(let from): (.add, [("from", NetworkDescription.quoted(from))])
    case .linear(let features, let bias):
      (.linear, [("features", "\(features)")] + Self.bias(bias))
    case .maxPool2d(let kernel, let stride, let padding):
      (.maxPool2d, Self.window(kernel, stride: stride, padding))
    case .avgPool2d(let kernel, let stride, let padding):
      (.avgPool2d, Self.window(kernel, stride: stride, padding))
    case .conv2d(
      let filters, let kernel, let stride, let padding, let dilation, let groups, let bias):
      (
        .conv2d,
        [("filters", "\(filters)")] + Self.window(kernel, stride: stride, padding)
          + (dilation == Pair(1) ? [] : [("dilation", dilation.yaml)])
          + (groups == 1 ? [] : [("groups", "\(groups)")]) + Self.bias(bias)
      )
    }
  }

  private static func bias(_ bias: Bool) -> [(String, String)] { bias ? [] : [("bias", "no")] }

  private static func window(_ kernel: Pair, stride: Pair, _ padding: Pair) -> [(String, String)] {
    [("kernel_size", kernel.yaml), ("stride", stride.yaml)]
      + (padding == Pair(0) ? [] : [("padding", padding.yaml)])
  }
}

extension Pair {
  fileprivate var yaml: String {
    vertical == horizontal ? "\(vertical)" : "[\(vertical), \(horizontal)]"
  }
}

extension TrainingSettings {
  fileprivate var yaml: String {
    var keys = [
      ("optimizer", optimizer.rawValue), ("learning_rate", "\(learningRate)"),
      ("loss", loss.rawValue), ("batch_size", "\(batchSize)"), ("epochs", "\(epochs)"),
      ("weight_decay", "\(weightDecay)"),
      ("validation", "\(validation)"),
    ]
    if let patience { keys.append(("patience", "\(patience)")) }
    switch schedule {
    case .constant: break
    case .cosine: keys.append(("schedule", "cosine"))
    case .step(let every, let factor):
      keys += [("schedule", "step"), ("every", "\(every)"), ("factor", "\(factor)")]
    }
    var text = keys.map { "  \($0): \($1)\n" }.joined()
    if !augmentation.isNone {
      text += "  augmentation:\n    shift: \(augmentation.shift)\n"
      text += "    rotation: \(augmentation.rotation)\n    scale: \(augmentation.scale)\n"
      text += "    flip: \(augmentation.flip ? "yes" : "no")\n"
    }
    return text
  }
}
