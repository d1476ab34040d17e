import Compute
import Course

extension Bench {
  /// What the sandbox can be opened with.
  public static let operations = ShownOperation.allCases.filter {
    $0 != .layerTable && $0 != .sequential
  }

  /// A small example of an operation to begin with; nil for those that have no sandbox.
  ///
  /// - Parameters:
  ///   - operation: what is tried.
  ///   - input: what to work on instead of the example's own; lists for operations on lists are
  ///     taken row by row.
  ///   - weight: the kernel, or the weights.
  public static func standard(
    _ operation: ShownOperation, on input: NamedTensor? = nil, weight: NamedTensor? = nil
  ) -> Bench? {
    switch operation {
    case .conv2D:
      let image = input.map(\.asMatrix) ?? image(.brightHalf, rows: 6, columns: 6)
      return Bench(
        .conv2D, input: image,
        weight: weight.map { $0.asKernel(for: image) ?? $0 } ?? kernel(for: image))
    case .convolve:
      return Bench(
        .convolve, input: input?.asList ?? named("patients", [1, 2, 3, 4, 5]),
        weight: weight?.asList ?? named("doses", [3, 2, 1]))
    case .maxPool2D, .avgPool2D, .sumPool2D:
      let image =
        input?.asMatrix
        ?? named("input", [1, 3, 2, 1, 2, 9, 1, 1, 1, 3, 2, 3, 5, 6, 1, 2], [4, 4])
      let plane = image.tensor.shape.sizes.suffix(2)
      let side = min(2, plane.min() ?? 1)
      return Bench(operation, input: image, window: Stride(side), stride: Stride(side))
    case .relu, .abs, .sigmoid, .tanh, .exp:
      return Bench(operation, input: input ?? named("input", [-2, -1, 0, 1, 2]))
    case .flatten:
      return Bench(.flatten, input: input ?? image(.ramp, rows: 3, columns: 3))
    case .softmax: return Bench(.softmax, input: input?.asList ?? named("logits", [1, 2, 3]))
    case .linear: return linear(on: input?.asList ?? named("input", [1, 2, 3]), weight)
    case .outputSize:
      let side = input?.tensor.shape.sizes.last ?? 7
      let zeros = Tensor(Array(repeating: .zero, count: side))
      return Bench(
        .outputSize, input: NamedTensor(name: "", tensor: zeros), window: Stride(3),
        stride: Stride(2))
    case .layerTable, .sequential: return nil
    }
  }

  private static func linear(on input: NamedTensor, _ weight: NamedTensor?) -> Bench {
    let count = input.tensor.shape.count
    let identity = Tensor(
      shape: [2, count],
      elements: (0..<2 * count).map { $0 == 0 || $0 == count + 1 ? .one : .zero })
    let weights = weight?.asMatrix ?? NamedTensor(name: "weights", tensor: identity)
    return Bench(
      .linear, input: input, weight: weights,
      bias: Tensor(Array(repeating: .zero, count: weights.tensor.shape[0])))
  }

  private static func named(_ name: String, _ values: [Int], _ shape: Shape? = nil) -> NamedTensor {
    let elements = values.map { Rational($0) }
    return NamedTensor(
      name: name, tensor: Tensor(shape: shape ?? [elements.count], elements: elements))
  }

  private static func image(_ preset: Preset, rows: Int, columns: Int) -> NamedTensor {
    let values = preset.values(rows: rows, columns: columns)
    return NamedTensor(name: "image", tensor: Tensor(shape: [rows, columns], elements: values))
  }

  /// A vertical edge detector that fits on an image; one for each sheet of a volume.
  private static func kernel(for image: NamedTensor) -> NamedTensor {
    let sizes = image.tensor.shape.sizes
    let (rows, columns) = (min(3, sizes[sizes.count - 2]), min(3, sizes[sizes.count - 1]))
    let values = Preset.verticalEdge.values(rows: rows, columns: columns)
    let sheets = sizes.count == 3 ? sizes[0] : 1
    let shape = Shape((sizes.count == 3 ? [sheets] : []) + [rows, columns])
    let elements = (0..<sheets).flatMap { _ in values }
    return NamedTensor(name: "kernel", tensor: Tensor(shape: shape, elements: elements))
  }
}

extension NamedTensor {
  /// The same numbers as a single row.
  fileprivate var asList: NamedTensor {
    NamedTensor(name: name, tensor: tensor.reshaped([tensor.shape.count]))
  }

  /// A list as a matrix of one row.
  fileprivate var asMatrix: NamedTensor {
    guard tensor.shape.rank == 1 else { return self }
    return NamedTensor(name: name, tensor: tensor.reshaped([1, tensor.shape.count]))
  }

  /// The same numbers in a shape in which they can slide over an image; nil where there is none.
  fileprivate func asKernel(for image: NamedTensor) -> NamedTensor? {
    let kernel = asMatrix
    let (sheets, rank) = (image.tensor.shape.sizes.dropLast(2).last, kernel.tensor.shape.rank)
    switch (sheets, rank) {
    case (nil, 2), (nil, 4): return kernel
    case (nil, 3):
      let sizes = kernel.tensor.shape.sizes
      return NamedTensor(
        name: name, tensor: kernel.tensor.reshaped([sizes[0], 1, sizes[1], sizes[2]]))
    case (let sheets?, 2):
      let sizes = kernel.tensor.shape.sizes
      let elements = (0..<sheets).flatMap { _ in kernel.tensor.elements }
      return NamedTensor(
        name: name, tensor: Tensor(shape: Shape([sheets] + sizes), elements: elements))
    case (let sheets?, 3) where kernel.tensor.shape[0] == sheets: return kernel
    case (let sheets?, 3) where kernel.tensor.shape[0] % sheets == 0:
      let sizes = kernel.tensor.shape.sizes
      return NamedTensor(
        name: name,
        tensor: kernel.tensor.reshaped([sizes[0] / sheets, sheets, sizes[1], sizes[2]]))
    case (let sheets?, 4) where kernel.tensor.shape[1] == sheets: return kernel
    default: return nil
    }
  }
}
