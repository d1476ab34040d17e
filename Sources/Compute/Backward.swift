/// The backward step of an operation: from the gradient of its output to those of its operands, by the
/// chain rule.
///
/// It is read off the forward trace: the gradient of a cell is the sum over all windows that read it,
/// of the window's gradient times the weight the cell was multiplied with; that of a weight the sum of
/// gradients times cells. A mean hands on its share, a maximum all of it to the first greatest cell.
public struct Backward: Sendable {
  public let forward: Trace
  /// In the shape of the forward output.
  public let gradient: Tensor
  /// What each window hands on to each of its products: its gradient, its share of it, or nothing.
  private let links: [Link]

  /// A product of a window, and how much of the window's gradient it gets.
  private struct Link: Sendable {
    let window: Int
    let term: Term
    let share: Rational
  }

  /// - Parameters:
  ///   - forward: the forward step, with its operands.
  ///   - gradient: of the loss with respect to the forward output.
  /// - Throws: `OperationError` where its shape is another, or the operation is no sum of products
  ///   of operands that enter it once.
  public init(_ forward: Trace, gradient: Tensor) throws(OperationError) {
    guard gradient.shape == forward.output.shape else {
      throw .gradient(gradient.shape, output: forward.output.shape)
    }
    // The rule below holds where an operand enters each product once.
    switch forward.operation {
    case .errorTable, .mseLoss, .backward, .sigmoid, .tanh, .exp, .softmax, .outputSize,
      .layerTable, .sequential:
      throw .noBackward(forward.operation.name)
    default: break
    }
    self.forward = forward
    self.gradient = gradient
    links = (0..<forward.windowCount).flatMap { number -> [Link] in
      let window = forward.window(number)
      let terms = window.terms
      switch window.reduction {
      case .sum, .function: return terms.map { Link(window: number, term: $0, share: .one) }
      case .mean(let divisor):
        return terms.map { Link(window: number, term: $0, share: Rational(1, divisor)) }
      case .maximum:
        return window.greatest.map { [Link(window: number, term: terms[$0], share: .one)] } ?? []
      }
    }
  }

  /// Which gradient is asked for.
  public enum Operand: String, Hashable, Sendable, CaseIterable {
    case input, weight, bias
  }

  /// The gradient with respect to the input or the weight, each value with the output gradients that
  /// reach it; in the shape of the operand.
  public func trace(of operand: Operand) -> Trace {
    switch operand {
    case .input: trace(operand, shape: forward.input.shape) { $0.isPadding ? nil : $0.input }
    case .weight: trace(operand, shape: forward.weight.shape) { $0.weight }
    case .bias: biasTrace()
    }
  }

  private func trace(
    _ operand: Operand, shape: Shape, place: (Term) -> [Int]?
  ) -> Trace {
    var reaching: [Int: [Link]] = [:]
    for link in links where link.term.operand == 0 {
      if let place = place(link.term) {
        reaching[shape.offset(of: place), default: []].append(link)
      }
    }
    let output = forward.output.shape
    let gradient = gradient
    let links = reaching
    let source = TermMap(input: gradient, weight: forward.weight, outputShape: shape) { number in
      let terms = (links[number] ?? []).map { link in
        let factor = operand == .input ? link.term.weightValue : link.term.inputValue
        return Term(
          input: output.index(at: link.window),
          weight: operand == .input ? link.term.weight : link.term.input,
          inputValue: gradient.elements[link.window], weightValue: factor * link.share,
          isPadding: false)
      }
      return Window(number: number, output: shape.index(at: number), terms: terms)
    }
    return Trace(.backward(forward.operation.name, operand), source: source)
  }

  /// Each filter's bias gets the gradients of all values it was added to.
  private func biasTrace() -> Trace {
    let output = forward.output.shape
    let filters = forward.weight.shape[0]
    let gradient = gradient
    let axis = forward.filterDimension
    let source = TermMap(input: gradient, outputShape: [axis == nil ? 1 : filters]) { number in
      let places = (0..<output.count).filter { place in
        axis.map { output.index(at: place)[$0] == number } ?? true
      }
      let terms = places.map { place in
        Term(
          input: output.index(at: place), weight: [0], inputValue: gradient.elements[place],
          weightValue: .one, isPadding: false)
      }
      return Window(number: number, output: [number], terms: terms)
    }
    return Trace(.backward(forward.operation.name, .bias), source: source)
  }
}

extension Trace {
  /// The dimension of the output that counts filters or features; nil where there is one filter only
  /// and no dimension for it.
  fileprivate var filterDimension: Int? {
    switch operation {
    case .conv2d: weight.shape.rank == 4 ? output.shape.rank - 3 : nil
    case .conv1d: weight.shape.rank == 3 ? output.shape.rank - 2 : nil
    case .linear: output.shape.rank - 1
    default: nil
    }
  }
}
