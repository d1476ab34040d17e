import SeededRandom
import Testing

@testable import Network

/// Networks whose layers leave the work of others to them, so that everything can be looked at.
@Suite struct LayersApartTests {
  @Test("Apart, layers give the same outputs, and the same gradients up to rounding")
  func sameResults() throws {
    var numbers = SeededRandom(seed: 5)
    for name in ["tiny", "x-or-o", "lenet-5"] {
      let network = try TrainingSample.network(name)
      let models = try [false, true].map {
        try Model(network, seed: 2, batchSize: 1, threads: 1, layersApart: $0)
      }
      let image = numbers.floats(network.input.count)
      for model in models {
        model.forward(image, count: 1, isTraining: false)
      }
      for layer in models[0].plans.indices {
        #expect(
          models[0].activation(of: layer, image: 0) == models[1].activation(of: layer, image: 0))
      }
      for model in models {
        model.forward(image, count: 1, isTraining: true)
        model.logitGradients.update(repeating: 0, count: model.logitCount)
        model.logitGradients[1] = 1
        model.backward(count: 1)
      }
      for index in models[0].parameters.indices {
        let pairs = zip(models[0].gradient(of: index), models[1].gradient(of: index))
        #expect(pairs.allSatisfy { abs($0 - $1) <= 1e-4 * max(1, abs($0)) })
      }
    }
  }

  @Test("Only apart does training leave every layer's outputs as a look at them does")
  func outputsInTraining() throws {
    let network = try TrainingSample.network("tiny")
    var numbers = SeededRandom(seed: 5)
    let image = numbers.floats(network.input.count)
    for (layersApart, leftOut) in [(true, []), (false, [0, 3])] {
      let model = try Model(
        network, seed: 2, batchSize: 1, threads: 1, layersApart: layersApart)
      model.forward(image, count: 1, isTraining: true)
      let trained = model.plans.indices.map { model.activation(of: $0, image: 0) }
      model.forward(image, count: 1, isTraining: false)
      let others = model.plans.indices.filter {
        trained[$0] != model.activation(of: $0, image: 0)
      }
      // The convolutions before a ReLU.
      #expect(others == leftOut)
    }
  }

  @Test("Apart, the gradients by each layer's outputs are those that go on to the layer before")
  func layerGradients() throws {
    let network = try TrainingSample.network("tiny")
    let model = try Model(network, seed: 2, batchSize: 1, threads: 1, layersApart: true)
    var numbers = SeededRandom(seed: 5)
    model.forward(numbers.floats(64), count: 1, isTraining: true)
    model.logitGradients.update(from: numbers.floats(10), count: 10)
    model.backward(count: 1)
    func gradients(_ layer: Int) -> [Float] { model.activationGradient(of: layer, image: 0) }
    for relu in [1, 4] {
      let outputs = model.activation(of: relu, image: 0)
      for (index, output) in outputs.enumerated() {
        #expect(gradients(relu - 1)[index] == (output > 0 ? gradients(relu)[index] : 0))
      }
      // A pooling hands each of its gradients to one of its inputs.
      let (before, after) = (gradients(relu).filter { $0 != 0 }, gradients(relu + 1))
      #expect(before.sorted() == after.filter { $0 != 0 }.sorted())
    }
    #expect(gradients(6) == gradients(5))
  }
}
