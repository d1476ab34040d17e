/// An operation with its parameters; the names are PyTorch's, or NumPy's where PyTorch has none.
public enum Operation: Hashable, Sendable {
  case conv2d(Conv2D)
  case convolve(Convolve)

  /// The name by which lesson files and requests call the operation.
  public var name: String {
    switch self {
    case .conv2d: "conv2d"
    case .convolve: "convolve"
    }
  }

  /// Every name an operation can be called by.
  public static let names = ["conv2d", "convolve"]
}

/// Why an operation cannot be applied to what it was given.
public enum OperationError: Error, Equatable, CustomStringConvertible {
  case rank(operand: String, expected: Int, shape: Shape)
  case empty(operand: String)
  case stride(Int)
  case negativePadding
  case kernelTooLarge(kernel: Shape, padded: Shape)
  case sameNeedsStrideOne

  public var description: String {
    switch self {
    case .rank(let operand, let expected, let shape):
      "\(operand) must be a \(expected == 1 ? "list" : "matrix"), but it is \(shape)"
    case .empty(let operand): "\(operand) has no elements"
    case .stride(let stride): "stride must be 1 or more, but it is \(stride)"
    case .negativePadding: "padding cannot be below zero"
    case .kernelTooLarge(let kernel, let padded):
      "the kernel (\(kernel)) is larger than the input with its padding (\(padded))"
    case .sameNeedsStrideOne:
      "padding 'same' keeps the size only with stride 1; write the padding as a number"
    }
  }
}
