import Network

/// Computes what one image alone would teach, on a model of its own.
final class SlowMotion {
  private let network: NetworkDescription
  private let model: Model

  init(_ network: NetworkDescription) throws(LabError) {
    self.network = network
    do throws(NetworkError) {
      model = try Model(
        network.withoutChance, seed: 0, batchSize: 1, threads: 1, layersApart: true)
    } catch {
      throw .network(network.name, error)
    }
  }

  /// Whether it is for such a network.
  func isFor(_ network: NetworkDescription) -> Bool { self.network == network }

  /// - Parameters:
  ///   - run: where the weights and the optimiser are; nothing of it changes.
  ///   - conditions: the settings of the step.
  func gradients(
    of pixels: [Float], label: Int, in run: TrainingRun, under conditions: TrainingConditions
  ) -> ExampleGradients {
    for index in model.parameters.indices { model.write(index, run.model.read(index)) }
    model.forward(pixels, count: 1, isTraining: true)
    _ = run.loss.score(
      logits: model.logits, labels: [Int32(label)], count: 1, classes: model.logitCount,
      gradients: model.logitGradients)
    model.backward(count: 1)
    let parameters = model.parameters.indices.map { index in
      model.parameters[index].isTrainable ? model.gradient(of: index) : []
    }
    let first = model.parameters.first { $0.isTrainable }?.layer ?? model.plans.count
    return ExampleGradients(
      activations: model.plans.indices.map { layer in
        layer < first ? [] : model.activationGradient(of: layer, image: 0)
      },
      parameters: parameters,
      valuesAfter: run.valuesAfterStep(by: parameters, under: conditions))
  }
}

extension NetworkDescription {
  /// The same for one image: nothing is dropped, and batch normalisation looks at no batch.
  fileprivate var withoutChance: NetworkDescription {
    var network = self
    for index in layers.indices {
      switch layers[index].kind {
      case .dropout: network.layers[index].kind = .dropout(rate: 0)
      case .batchNorm2d: network.layers[index].isFrozen = true
      default: break
      }
    }
    return network
  }
}

extension Parameter {
  /// The layer's place in the network.
  var layer: Int { Int(name.prefix { $0 != "." }) ?? 0 }
}
