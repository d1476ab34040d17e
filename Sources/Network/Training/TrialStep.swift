extension TrainingRun {
  /// The parameters after one step by other gradients than those of the next batch; nothing stays
  /// changed.
  ///
  /// - Parameters:
  ///   - gradients: one list a parameter, in PyTorch's order; empty where it is to stay as it is.
  ///   - conditions: the step's settings; the size of the batch means nothing.
  /// - Returns: the parameters' values, in PyTorch's order.
  public func valuesAfterStep(
    by gradients: [[Float]], under conditions: TrainingConditions
  ) -> [[Float]] {
    let (state, kept) = (state, model.parameters.map(\.allGradients))
    defer {
      restore(state)
      for (parameter, gradients) in zip(model.parameters, kept) {
        parameter.allGradients = gradients
      }
    }
    var conditions = conditions
    conditions.settings.batchSize = settings.batchSize
    change(conditions)
    for (parameter, gradients) in zip(model.parameters, gradients) {
      parameter.writeGradients(gradients)
    }
    optimizer.step(rate: rate)
    return model.parameters.indices.map { index in
      gradients[index].isEmpty
        ? model.parameters[index].read(state.parameters[index]) : model.read(index)
    }
  }
}
