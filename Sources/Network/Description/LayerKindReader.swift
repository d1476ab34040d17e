import Grammar

/// Reads what a layer does.
struct LayerKindReader {
  let fields: Fields
  private var problems: ProblemList { fields.problems }

  init(fields: Fields) { self.fields = fields }

  /// The kind and its word; nil where it cannot be read.
  func kind() -> (LayerWord, LayerKind)? {
    guard let word = word() else { return nil }
    fields.refuseKeys(notOf: word.rawValue, LayerKeys.layer)
    guard hasNeededKeys(of: word), let kind = kind(of: word) else { return nil }
    return (word, kind)
  }

  private func word() -> LayerWord? {
    if let node = fields[LayerKeys.layer], case .scalar(let text, _) = node.content,
      let advice = LayerWord.others[text.lowercased()]
    {
      problems.add(node.place, "\"layer\" cannot be \"\(shortened(text))\"; \(advice)")
      return nil
    }
    return fields.word(LayerKeys.layer).flatMap(LayerWord.init)
  }

  private func hasNeededKeys(of word: LayerWord) -> Bool {
    let needed: [Key] =
      switch word {
      case .conv2d: [LayerKeys.filters, LayerKeys.kernelSize]
      case .maxPool2d, .avgPool2d: [LayerKeys.kernelSize]
      case .linear: [LayerKeys.features]
      case .add: [LayerKeys.from]
      default: []
      }
    let missing = needed.filter { !fields.mentions($0) }
    for key in missing {
      problems.add(fields.place, "missing key \"\(key.name)\": \(word.rawValue) needs it")
    }
    return missing.isEmpty
  }

  private func kind(of word: LayerWord) -> LayerKind? {
    switch word {
    case .relu: .relu
    case .sigmoid: .sigmoid
    case .tanh: .tanh
    case .flatten: .flatten
    case .globalAvgPool2d: .globalAvgPool2d
    case .leakyReLU: number(LayerKeys.slope, usual: 0.01).map { .leakyReLU(slope: $0) }
    case .dropout: number(LayerKeys.rate, usual: 0.5).map { .dropout(rate: $0) }
    case .batchNorm2d: batchNorm()
    case .add: fields.line(LayerKeys.from).map { .add(from: $0) }
    case .linear: linear()
    case .conv2d: convolution()
    case .maxPool2d: pooling().map { .maxPool2d(kernel: $0.0, stride: $0.1, padding: $0.2) }
    case .avgPool2d: pooling().map { .avgPool2d(kernel: $0.0, stride: $0.1, padding: $0.2) }
    }
  }

  private func batchNorm() -> LayerKind? {
    let epsilon = number(LayerKeys.epsilon, usual: 1e-5)
    let momentum = number(LayerKeys.momentum, usual: 0.1)
    guard let epsilon, let momentum else { return nil }
    return .batchNorm2d(epsilon: epsilon, momentum: momentum)
  }

  private func linear() -> LayerKind? {
    let features = fields.integer(LayerKeys.features)
    let bias = fields.truth(LayerKeys.bias, usual: true)
    guard let features, let bias else { return nil }
    return .linear(features: features, bias: bias)
  }

  private func convolution() -> LayerKind? {
    let filters = fields.integer(LayerKeys.filters)
    let kernel = pair(LayerKeys.kernelSize, usual: nil)
    let stride = pair(LayerKeys.stride, usual: Pair(1))
    let dilation = pair(LayerKeys.dilation, usual: Pair(1))
    let groups = fields[LayerKeys.groups] == nil ? 1 : fields.integer(LayerKeys.groups)
    let bias = fields.truth(LayerKeys.bias, usual: true)
    guard let filters, let kernel, let stride, let dilation, let groups, let bias,
      let padding = padding(kernel: kernel, stride: stride, dilation: dilation)
    else { return nil }
    return .conv2d(
      filters: filters, kernel: kernel, stride: stride, padding: padding, dilation: dilation,
      groups: groups, bias: bias)
  }

  private func pooling() -> (Pair, Pair, Pair)? {
    let kernel = pair(LayerKeys.kernelSize, usual: nil)
    let stride = pair(LayerKeys.stride, usual: kernel)
    guard let kernel, let stride,
      let padding = padding(kernel: kernel, stride: stride, dilation: Pair(1))
    else { return nil }
    return (kernel, stride, padding)
  }

  private func number(_ key: Key, usual: Float) -> Float? {
    fields[key] == nil ? usual : fields.number(key)
  }

  private func pair(_ key: Key, usual: Pair?) -> Pair? {
    guard fields[key] != nil else { return usual }
    return fields.pair(key).map { Pair($0.vertical, $0.horizontal) }
  }

  private func padding(kernel: Pair, stride: Pair, dilation: Pair) -> Pair? {
    guard let node = fields[LayerKeys.padding],
      case .form(let form) = LayerKeys.padding.value, let sides = (form as? PaddingForm)?.sides
    else { return fields.mentions(LayerKeys.padding) ? nil : Pair(0) }
    guard case .scalar(let text, _) = node.content, Int(text) == nil else {
      return pair(node, in: sides)
    }
    switch text {
    case "valid": return Pair(0)
    case "same": return same(kernel: kernel, stride: stride, dilation: dilation, node.place)
    default:
      fields.tellUnknown(
        text, of: LayerKeys.padding, at: node.place, among: ["same", "valid"],
        "it is a number, [top and bottom, left and right], same or valid")
      return nil
    }
  }

  private func pair(_ node: YamlNode, in sides: ClosedRange<Int>) -> Pair? {
    guard let numbers = fields.integers(node, "\"padding\"", in: sides) else { return nil }
    guard (1...2).contains(numbers.count) else {
      problems.add(
        node.place,
        "\"padding\" is a number or [top and bottom, left and right]; here are \(numbers.count) "
          + "numbers")
      return nil
    }
    return Pair(numbers[0], numbers[numbers.count - 1])
  }

  /// The padding with which the output is as large as the input.
  private func same(kernel: Pair, stride: Pair, dilation: Pair, _ place: Place) -> Pair? {
    guard stride == Pair(1) else {
      problems.add(
        place,
        "with a stride of \(stride) the output cannot be as large as the input; write the "
          + "padding as a number")
      return nil
    }
    let spread = Pair(
      dilation.vertical * (kernel.vertical - 1), dilation.horizontal * (kernel.horizontal - 1))
    guard spread.vertical % 2 == 0, spread.horizontal % 2 == 0 else {
      problems.add(
        place,
        "a window of \(kernel) has no middle, so that both sides cannot be padded alike; "
          + "write the padding as a number, or take an odd kernel_size")
      return nil
    }
    return Pair(spread.vertical / 2, spread.horizontal / 2)
  }
}
