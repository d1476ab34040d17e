import Compute
import Grammar

/// An operation as a lesson gives it, with everything but its input.
struct ReadLayer {
  let layer: Layer
  var weightName = ""
  /// What the sheets of the weights are called, or the filters where they have one sheet each.
  var weightSheets: [String] = []
  /// What the maps it makes are called; nil where they are called as the input's sheets.
  var outputSheets: [String]?
}

/// Reads an operation with its weights and parameters.
struct LayerReader {
  let fields: Fields
  let operands: OperandReader
  var problems: ProblemList { fields.problems }

  /// The layer, or nil where something is missing or cannot be read.
  ///
  /// - Parameter input: what it is to be applied to; nil for a layer of a network, which takes names in
  ///   brackets for filters.
  func layer(_ operation: ShownOperation, on input: Tensor?) -> ReadLayer? {
    switch operation {
    case .conv2D: conv2D(on: input)
    case .convolve:
      mode().flatMap { mode in
        list(SectionKeys.weight, "weights", "the weight of convolve").map {
          ReadLayer(layer: Layer(.convolve(mode), weight: $0.tensor), weightName: $0.name)
        }
      }
    case .maxPool2D: pooling().map { ReadLayer(layer: Layer(.maxPool2d(MaxPool2D($0)))) }
    case .avgPool2D: pooling().map { ReadLayer(layer: Layer(.avgPool2d(AvgPool2D($0)))) }
    case .sumPool2D: pooling().map { ReadLayer(layer: Layer(.sumPool2d(SumPool2D($0)))) }
    case .relu: ReadLayer(layer: Layer(.relu(ReLU())))
    case .abs: ReadLayer(layer: Layer(.abs(Abs())))
    case .sigmoid: ReadLayer(layer: Layer(.sigmoid(Sigmoid())))
    case .tanh: ReadLayer(layer: Layer(.tanh(Tanh())))
    case .exp: ReadLayer(layer: Layer(.exp(Exp())))
    case .flatten: ReadLayer(layer: Layer(.flatten(Flatten())), outputSheets: [])
    case .softmax: ReadLayer(layer: Layer(.softmax(Softmax())))
    case .linear: linear()
    case .outputSize: outputSize().map { ReadLayer(layer: Layer(.outputSize($0))) }
    case .layerTable:
      LayerTableReader(fields: fields).table().map { ReadLayer(layer: Layer(.layerTable($0))) }
    case .sequential: nil
    }
  }

  private var parameters: ParameterReader { ParameterReader(fields: fields) }

  private func mode() -> Convolve? { parameters.mode().map { Convolve(mode: $0) } }

  private func conv2D(on input: Tensor?) -> ReadLayer? {
    let stride = parameters.pair(SectionKeys.stride, usual: Stride(1))
    let padding = parameters.padding()
    let dilation = parameters.pair(SectionKeys.dilation, usual: Stride(1))
    let bias = bias()
    guard let weights = operands.weights(unnamed: "kernel"), let stride, let padding, let dilation,
      let bias
    else { return nil }
    let bank = filters(weights, on: input)
    let kernel = bank.weight.shape.sizes.suffix(2)
    guard kernel.allSatisfy({ $0 <= OperationBudget.longestKernel }) else {
      problems.add(
        fields[SectionKeys.weight]?.place ?? fields.place,
        "the kernel is \(Shape(Array(kernel))), at most 64×64 is allowed")
      return nil
    }
    return ReadLayer(
      layer: Layer(
        .conv2d(Conv2D(stride: stride, padding: padding, dilation: dilation)),
        weight: bank.weight, bias: bias.tensor),
      weightName: bank.name, weightSheets: bank.sheets, outputSheets: bank.maps)
  }

  /// The weights of a convolution in the shape PyTorch gives them.
  private struct FilterBank {
    let weight: Tensor
    let name: String
    /// What its sheets are called, or its filters where they have one sheet each.
    var sheets: [String] = []
    /// What the maps it makes are called.
    var maps: [String] = []
  }

  /// Names in brackets are the sheets of one filter where the input has sheets, else several filters.
  private func filters(_ weights: OperandReader.Weights, on input: Tensor?) -> FilterBank {
    switch weights {
    case .one(let named): return FilterBank(weight: named.tensor.asMatrix, name: named.name)
    case .several(let kernels):
      let names = kernels.map(\.name)
      let stack = OperandReader.stacked(kernels.map(\.tensor))
      let name = names.joined(separator: ", ")
      if let input, input.shape.rank == 3 {
        return FilterBank(weight: stack, name: name, sheets: names)
      }
      let plane = stack.shape.sizes.suffix(2)
      return FilterBank(
        weight: stack.reshaped(Shape([kernels.count, 1] + plane)), name: name, sheets: names,
        maps: names)
    case .filters(let filters):
      let stack = OperandReader.stacked(filters.map { OperandReader.stacked($0.map(\.tensor)) })
      let maps = filters.enumerated().map { number, filter in
        Set(filter.map(\.name)).count == 1 ? filter[0].name : "filter \(number + 1)"
      }
      return FilterBank(weight: stack, name: "filters", maps: maps)
    }
  }

  /// A bias that may be missing; nil where it cannot be read.
  private func bias() -> (tensor: Tensor?, Void)? {
    guard fields[SectionKeys.bias] != nil else { return (nil, ()) }
    return list(SectionKeys.bias, "bias", "a bias").map { ($0.tensor, ()) }
  }

  /// A single row of numbers.
  private func list(_ key: Key, _ unnamed: String, _ what: String) -> NamedTensor? {
    guard let operand = operands.operand(key, unnamed: unnamed) else { return nil }
    let shape = operand.tensor.shape
    if shape.rank == 1 { return operand }
    if shape.rank == 2, shape[0] == 1 || (shape[1] == 1 && key.name == SectionKeys.bias.name) {
      return NamedTensor(name: operand.name, tensor: operand.tensor.reshaped([shape.count]))
    }
    problems.add(
      fields[key]?.place ?? fields.place,
      "\(what) is a single row of numbers, but \"\(key.name)\" is \(shape)")
    return nil
  }

  private func linear() -> ReadLayer? {
    let bias = bias()
    guard let weight = operands.operand(SectionKeys.weight, unnamed: "weights"), let bias else {
      return nil
    }
    return ReadLayer(
      layer: Layer(.linear(Linear()), weight: weight.tensor.asMatrix, bias: bias.tensor),
      weightName: weight.name, outputSheets: [])
  }

  private func pooling() -> Pooling? {
    guard fields.mentions(SectionKeys.kernelSize) else {
      problems.add(
        fields.place(of: SectionKeys.operation) ?? fields.place,
        "missing key \"kernel_size\": pooling needs the window's size")
      return nil
    }
    let kernel = parameters.pair(SectionKeys.kernelSize, usual: nil)
    let stride = parameters.pair(SectionKeys.stride, usual: kernel)
    let padding = parameters.padding()
    let ceilMode = fields.truth(SectionKeys.ceilMode, usual: false)
    guard let kernel, let stride, let padding, let ceilMode else { return nil }
    return Pooling(kernelSize: kernel, stride: stride, padding: padding, ceilMode: ceilMode)
  }

  private func outputSize() -> OutputSize? {
    let needed = [SectionKeys.inputSize, SectionKeys.kernelSize].filter { !fields.mentions($0) }
    for key in needed {
      problems.add(
        fields.place(of: SectionKeys.operation) ?? fields.place,
        "missing key \"\(key.name)\": output_size needs it")
    }
    let size = fields.integer(SectionKeys.inputSize)
    let kernel = side(SectionKeys.kernelSize, usual: nil)
    let stride = side(SectionKeys.stride, usual: 1)
    let dilation = side(SectionKeys.dilation, usual: 1)
    guard let rule = parameters.padding(), let size, let kernel, let stride, let dilation else {
      return nil
    }
    if rule == .same && stride != 1 {
      problems.add(
        fields[SectionKeys.padding]?.place ?? fields.place,
        "\(OperationError.sameNeedsStrideOne)")
      return nil
    }
    let padding = rule.padding(kernel: (kernel, kernel), dilation: Stride(dilation))
    return OutputSize(
      input: size, padding: (padding.left, padding.right), kernel: kernel, stride: stride,
      dilation: dilation)
  }

  /// A number along one side, for which there is no other direction.
  private func side(_ key: Key, usual: Int?) -> Int? {
    guard let pair = parameters.pair(key, usual: usual.map { Stride($0) }) else { return nil }
    guard pair.vertical == pair.horizontal else {
      problems.add(
        fields[key]?.place ?? fields.place,
        "output_size is told of one side, so \"\(key.name)\" is a single number here")
      return nil
    }
    return pair.horizontal
  }
}
