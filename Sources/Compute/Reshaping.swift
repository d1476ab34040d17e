/// The elements in one row from a dimension on: PyTorch's `torch.flatten`.
public struct Flatten: Hashable, Sendable {
  /// The first dimension that is flattened; below zero it counts from the last.
  public var startDim: Int

  public init(startDim: Int = 0) { self.startDim = startDim }

  /// Flattens; the sizes before `startDim` stay, those after are multiplied.
  ///
  /// - Throws: `OperationError` where there is no such dimension.
  public func trace(input: Tensor) throws(OperationError) -> Trace {
    let start = try input.shape.dimension(startDim, named: "start_dim")
    let shape = Shape(
      input.shape.sizes.prefix(start) + [input.shape.sizes.dropFirst(start).reduce(1, *)])
    return Trace(.flatten(self), source: try TermMap.moving(input, to: shape) { $0 })
  }
}

/// A border of one value around the last two dimensions: PyTorch's `torch.nn.functional.pad` in its
/// constant mode.
public struct Pad: Hashable, Sendable {
  public var padding: Padding
  public var value: Rational

  public init(_ padding: Padding, value: Rational = .zero) {
    self.padding = padding
    self.value = value
  }

  /// Pads `[W]`, `[H, W]` or any shape that ends so.
  ///
  /// - Throws: `OperationError` for a padding below zero, or above and below a list.
  public func trace(input: Tensor) throws(OperationError) -> Trace {
    let padding = padding
    guard min(padding.top, padding.left, padding.bottom, padding.right) >= 0 else {
      throw .negativePadding
    }
    guard input.shape.rank >= 2 || (padding.top, padding.bottom) == (0, 0), input.shape.rank >= 1
    else { throw .inputRank(input.shape, expected: "a matrix to get rows above and below") }
    guard input.shape.count > 0 else { throw .empty(operand: "input") }
    let plane = input.shape.plane
    let height = plane.height + padding.top + padding.bottom
    let width = plane.width + padding.left + padding.right
    var sizes = input.shape.sizes
    sizes[sizes.count - 1] = width
    if sizes.count >= 2 { sizes[sizes.count - 2] = height }
    let value = value
    let shape = Shape(sizes)
    let source = TermMap(input: input, outputShape: shape) { number in
      let (image, rest) = (number / (height * width), number % (height * width))
      let (row, column) = (rest / width - padding.top, rest % width - padding.left)
      let output = shape.index(at: number)
      var cell = output
      cell[cell.count - 1] = column
      if cell.count >= 2 { cell[cell.count - 2] = row }
      let isReal = row >= 0 && row < plane.height && column >= 0 && column < plane.width
      let place = (image * plane.height + row) * plane.width + column
      return Window(
        number: number, output: output,
        terms: [
          Term(
            input: cell, weight: [0], inputValue: isReal ? input.elements[place] : value,
            weightValue: .one, isPadding: !isReal)
        ])
    }
    return Trace(.pad(self), source: source)
  }
}

/// Several tensors one after the other along a dimension, as Inception does with channels: PyTorch's
/// `torch.cat`.
public struct Concat: Hashable, Sendable {
  public var dim: Int

  public init(dim: Int = 0) { self.dim = dim }

  /// Joins tensors that have the same sizes but along `dim`.
  ///
  /// - Throws: `OperationError` where they do not.
  public func trace(inputs: [Tensor]) throws(OperationError) -> Trace {
    guard let first = inputs.first, first.shape.rank > 0 else { throw .empty(operand: "inputs") }
    let dim = try first.shape.dimension(dim, named: "dim")
    var sizes = first.shape.sizes
    var starts = [0]
    for input in inputs {
      var others = input.shape.sizes
      guard others.count == sizes.count else { throw .differ(first.shape, input.shape) }
      starts.append((starts.last ?? 0) + others[dim])
      others[dim] = sizes[dim]
      guard others == first.shape.sizes else { throw .differ(first.shape, input.shape) }
    }
    sizes[dim] = starts.last ?? 0
    let shape = Shape(sizes)
    guard shape.count > 0 else { throw .empty(operand: "inputs") }
    let ends = starts
    let source = TermMap(input: first, outputShape: shape) { number in
      let output = shape.index(at: number)
      let operand = (ends.firstIndex { $0 > output[dim] } ?? ends.count) - 1
      var cell = output
      cell[dim] -= ends[operand]
      var term = Term(
        input: cell, weight: [0], inputValue: inputs[operand][cell], weightValue: .one,
        isPadding: false)
      term.operand = operand
      return Window(number: number, output: output, terms: [term])
    }
    return Trace(.concat(self), source: source)
  }
}

/// Two tensors of one shape added element by element, as a skip connection does: PyTorch's
/// `torch.add`.
public struct Add: Hashable, Sendable {
  public init() {}

  /// Adds; the shape stays.
  ///
  /// - Throws: `OperationError` where the shapes differ.
  public func trace(input: Tensor, other: Tensor) throws(OperationError) -> Trace {
    Trace(.add(self), source: try TermMap.combining(input, other, weights: (.one, .one)))
  }
}

extension TermMap {
  /// The same elements in another shape: the element at a place comes from `origin(place)`.
  static func moving(
    _ input: Tensor, to shape: Shape, from origin: @escaping @Sendable (Int) -> Int
  ) throws(OperationError) -> TermMap {
    guard shape.count > 0 else { throw .empty(operand: "input") }
    return TermMap(input: input, outputShape: shape) { number in
      let place = origin(number)
      return Window(
        number: number, output: shape.index(at: number),
        terms: [
          Term(
            input: input.shape.index(at: place), weight: [0], inputValue: input.elements[place],
            weightValue: .one, isPadding: false)
        ])
    }
  }

  /// Element by element, each operand times a weight.
  static func combining(
    _ input: Tensor, _ other: Tensor, weights: (Rational, Rational)
  ) throws(OperationError) -> TermMap {
    guard input.shape == other.shape else { throw .differ(input.shape, other.shape) }
    guard input.shape.count > 0 else { throw .empty(operand: "input") }
    return TermMap(input: input, outputShape: input.shape) { number in
      let place = input.shape.index(at: number)
      var second = Term(
        input: place, weight: [0], inputValue: other.elements[number], weightValue: weights.1,
        isPadding: false)
      second.operand = 1
      return Window(
        number: number, output: place,
        terms: [
          Term(
            input: place, weight: [0], inputValue: input.elements[number], weightValue: weights.0,
            isPadding: false), second,
        ])
    }
  }
}

extension Shape {
  /// A dimension that may be counted from the last, as −1.
  ///
  /// - Throws: `OperationError.dimension` where there is none such.
  func dimension(_ dim: Int, named name: String) throws(OperationError) -> Int {
    let place = dim < 0 ? dim + rank : dim
    guard (0..<rank).contains(place) else { throw .dimension(name, dim, shape: self) }
    return place
  }
}
