/// A copy of all numbers of a model, to go back to; taking it again allocates nothing.
final class WeightCopy {
  private let parameters: [Parameter]
  private let copies: [Buffer<Float>]

  init(of model: Model) {
    parameters = model.parameters
    copies = parameters.map { Buffer(repeating: 0, count: $0.count) }
  }

  func take() {
    for (parameter, copy) in zip(parameters, copies) {
      copy.pointer.update(from: parameter.values, count: parameter.count)
    }
  }

  func restore() {
    for (parameter, copy) in zip(parameters, copies) {
      parameter.values.update(from: copy.pointer, count: parameter.count)
    }
  }
}
