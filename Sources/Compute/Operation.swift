/// An operation with its parameters; the names are PyTorch's, or NumPy's where PyTorch has none.
public enum Operation: Hashable, Sendable {
  case conv1d(Conv1D)
  case conv2d(Conv2D)
  case convTranspose2d(ConvTranspose2D)
  case convolve(Convolve)
  case maxPool2d(MaxPool2D)
  case avgPool2d(AvgPool2D)
  case sumPool2d(SumPool2D)
  case relu(ReLU)
  case leakyReLU(LeakyReLU)
  case linear(Linear)
  case abs(Abs)
  case sigmoid(Sigmoid)
  case tanh(Tanh)
  case exp(Exp)
  case softmax(Softmax)
  case flatten(Flatten)
  case pad(Pad)
  case concat(Concat)
  case add(Add)
  case errorTable(ErrorTable)
  case mseLoss(MSELoss)
  case outputSize(OutputSize)
  case layerTable(LayerTable)
  case sequential(Sequential)
  /// The backward step of the operation of a name, with respect to one of its operands.
  case backward(String, Backward.Operand)

  /// The name by which lesson files and requests call the operation.
  public var name: String {
    switch self {
    case .conv1d: "conv1d"
    case .conv2d: "conv2d"
    case .convTranspose2d: "conv_transpose2d"
    case .convolve: "convolve"
    case .maxPool2d: "max_pool2d"
    case .avgPool2d: "avg_pool2d"
    case .sumPool2d: "sum_pool2d"
    case .relu: "relu"
    case .leakyReLU: "leaky_relu"
    case .linear: "linear"
    case .abs: "abs"
    case .sigmoid: "sigmoid"
    case .tanh: "tanh"
    case .exp: "exp"
    case .softmax: "softmax"
    case .flatten: "flatten"
    case .pad: "pad"
    case .concat: "concat"
    case .add: "add"
    case .errorTable: "error_table"
    case .mseLoss: "mse_loss"
    case .outputSize: "output_size"
    case .layerTable: "layer_table"
    case .sequential: "sequential"
    case .backward(let name, _): name + "_backward"
    }
  }
}

/// Why an operation cannot be applied to what it was given.
public enum OperationError: Error, Equatable, CustomStringConvertible {
  case rank(operand: String, expected: Int, shape: Shape)
  case empty(operand: String)
  case ranks(input: Shape, weight: Shape, expected: String)
  case features(input: Shape, weight: Shape)
  case dimension(String, Int, shape: Shape)
  case differ(Shape, Shape)
  case gradient(Shape, output: Shape)
  case outputPadding
  case nothingLeft
  case noBackward(String)
  case inputRank(Shape, expected: String)
  case kernelSize(Int)
  case emptyWindow(padding: Int, kernel: Int)
  case stride(Int)
  case dilation(Int)
  case groups(Int, channels: Int, filters: Int)
  case channels(input: Shape, weight: Shape, groups: Int)
  case bias(Shape, filters: Int)
  case negativePadding
  case kernelTooLarge(kernel: Shape, padded: Shape)
  case sameNeedsStrideOne
  case classIndex(Int, classes: Int)
  case targetCount(Int, expected: Int)
  case perChannel(operand: String, shape: Shape, channels: Int)
  case notPositive(operand: String)
  case noValue(function: String, reason: String)
  case noWeight(String)
  case noLayers
  case tooManyProducts

  public var description: String {
    switch self {
    case .rank(let operand, let expected, let shape):
      "\(operand) must be a \(expected == 1 ? "list" : "matrix"), but it is \(shape)"
    case .empty(let operand): "\(operand) has no elements"
    case .ranks(let input, let weight, let expected):
      "input (\(input)) and weight (\(weight)) do not go together; possible are \(expected)"
    case .features(let input, let weight):
      "the input (\(input)) must have as many features as weight (\(weight)) has columns"
    case .dimension(let name, let dim, let shape):
      "\(name) is \(dim), but the dimensions of the input (\(shape)) are 0 to \(shape.rank - 1), "
        + "or −1 to −\(shape.rank) from the last"
    case .differ(let first, let second): "the shapes differ: \(first) and \(second)"
    case .gradient(let shape, let output):
      "the gradient (\(shape)) must have the shape of the output (\(output))"
    case .outputPadding: "output_padding must be smaller than stride or dilation"
    case .nothingLeft: "padding cuts off all of the output"
    case .noBackward(let name): "\(name) has no backward step here"
    case .inputRank(let shape, let expected): "input must be \(expected), but it is \(shape)"
    case .kernelSize(let size): "kernel_size must be 1 or more, but it is \(size)"
    case .emptyWindow(let padding, let kernel):
      "with padding \(padding), a window of \(kernel) would hold no cell of the input"
    case .dilation(let dilation): "dilation must be 1 or more, but it is \(dilation)"
    case .groups(let groups, let channels, let filters):
      "groups (\(groups)) must divide the input's channels (\(channels)) and the filters (\(filters))"
    case .channels(let input, let weight, let groups):
      "a filter of weight (\(weight)) does not have the channels of the input (\(input))"
        + (groups == 1 ? "" : " divided by groups (\(groups))")
    case .bias(let shape, let filters):
      "bias (\(shape)) must have one number for each of the \(filters) filters"
    case .stride(let stride): "stride must be 1 or more, but it is \(stride)"
    case .negativePadding: "padding cannot be below zero"
    case .kernelTooLarge(let kernel, let padded):
      "the window (\(kernel)) is larger than the input with its padding (\(padded))"
    case .sameNeedsStrideOne:
      "padding 'same' keeps the size only with stride 1; write the padding as a number"
    case .classIndex(let index, let classes):
      "target must name a class from 0 to \(classes - 1), but it is \(index)"
    case .targetCount(let count, let expected):
      "target must name \(expected == 1 ? "one class" : "\(expected) classes"), but it names \(count)"
    case .perChannel(let operand, let shape, let channels):
      "\(operand) (\(shape)) must have one number for each of the \(channels) channels"
    case .notPositive(let operand): "\(operand) must be above zero everywhere"
    case .noValue(let function, let reason): "\(function) cannot be computed here: \(reason)"
    case .noWeight(let name): "\(name) needs weights"
    case .noLayers: "a network needs at least one layer"
    case .tooManyProducts: "a layer of more than 10^15 products is not counted; use smaller numbers"
    }
  }
}
