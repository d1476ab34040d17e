import Compute

extension Trace {
  /// The operation with its weights, to be applied again; nil where it works on several inputs.
  var layer: Layer? {
    switch operation {
    case .convTranspose2d, .concat, .add, .errorTable, .mseLoss, .backward: nil
    default: Layer(operation, weight: weight, bias: bias)
    }
  }

  /// Whether each value comes from one input value by a function.
  var isFunction: Bool {
    switch operation {
    case .relu, .leakyReLU, .abs, .sigmoid, .tanh, .exp: true
    default: false
    }
  }
}

extension Tensor {
  func map(_ change: (Rational) -> Rational) -> Tensor {
    Tensor(shape: shape, elements: elements.map(change))
  }

  /// With rows and columns, the last two dimensions, exchanged; nil for a list.
  var transposed: Tensor? {
    guard shape.rank >= 2 else { return nil }
    let (height, width) = (shape.sizes[shape.rank - 2], shape.sizes[shape.rank - 1])
    let planes = stride(from: 0, to: elements.count, by: max(1, height * width))
    return Tensor(
      shape: Shape(shape.sizes.dropLast(2) + [width, height]),
      elements: planes.flatMap { start in
        (0..<height * width).map { elements[start + $0 % height * width + $0 / height] }
      })
  }

  /// With each plane, the last two dimensions, or a list turned by 180°.
  var turnedRound: Tensor {
    let plane = max(1, shape.sizes.suffix(2).reduce(1, *))
    return Tensor(
      shape: shape,
      elements: elements.indices.map { elements[$0 / plane * plane + plane - 1 - $0 % plane] })
  }
}

extension Layer {
  /// About how many products it takes on an input; 0 where it cannot be applied.
  func products(on input: Tensor) -> Int {
    let plane = input.shape.sizes.suffix(2)
    let size = (height: plane.count == 2 ? plane[plane.startIndex] : 1, width: plane.last ?? 1)
    let planes = input.shape.count / max(1, size.height * size.width)
    switch operation {
    case .conv2d(let conv2D):
      guard let weight,
        let sides = try? conv2D.outputSize(input: input.shape, kernel: weight.shape)
      else { return 0 }
      let images = input.shape.rank == 4 ? input.shape[0] : 1
      return sides.height.output * sides.width.output * weight.shape.count * images
    case .conv1d(let conv1D):
      // Each cell meets each weight at most once a stride.
      let weights = weight?.shape.count ?? 1
      return (size.width + 2 * weights) * weights * max(1, planes) / max(1, conv1D.stride)
    case .convolve: return input.shape.count * (weight?.shape.count ?? 1)
    case .linear: return (weight?.shape.count ?? 1) * (input.shape.rank == 2 ? input.shape[0] : 1)
    default:
      guard let pooling = operation.pooling else { return input.shape.count }
      let (window, stride) = (pooling.kernelSize, pooling.stride ?? pooling.kernelSize)
      let places =
        (size.height / max(1, stride.vertical) + 1) * (size.width / max(1, stride.horizontal) + 1)
      return places * window.vertical * window.horizontal * planes
    }
  }
}
