/// A copy of all numbers of a model, to go back to.
struct WeightCopy {
  private let parameters: [Parameter]
  /// Those of each parameter; empty before the first were taken.
  var values: [[Float]] = []

  init(of model: Model) { parameters = model.parameters }

  mutating func take() { values = parameters.map(\.allValues) }

  func restore() {
    for (parameter, values) in zip(parameters, values) { parameter.allValues = values }
  }
}
