import Network
import Testing

/// Frozen layers, and what a network has learned put to another use.
@Suite struct TrainingTransferTests {
  @Test("Frozen layers keep their weights to the last bit, the others learn")
  func frozen() throws {
    var network = try TrainingSample.network("tiny")
    network.training.epochs = 1
    network.layers[0].isFrozen = true
    let run = try TrainingSample.run(network, on: TrainingSample.digits())
    let before = run.weights
    _ = try run.run()
    let isChanged = zip(before, run.weights).map { $0 != $1 }
    #expect(run.model.parameters.map(\.name).prefix(2) == ["0.weight", "0.bias"])
    #expect(isChanged == [false, false, true, true, true, true])
  }

  @Test("A new head learns other classes from features that stay: even digits from odd ones")
  func newHead() throws {
    let digits = try TrainingSample.digits()
    let network = try TrainingSample.network("tiny")
    let first = try TrainingSample.run(network, on: digits)
    _ = try first.run()

    let parity = DataSet(
      name: "parity", shape: digits.shape, classNames: ["even", "odd"], images: digits.images,
      labels: digits.labels.map { $0 % 2 }, brightness: digits.brightness)
    var swapped = try network.withNewHead(classes: 2).withFrozenFeatures()
    swapped.training.epochs = 5
    let second = try TrainingSample.run(swapped, on: parity)
    #expect(network.head == 7)
    let learned = SafeTensors.Contents(
      tensors: Dictionary(uniqueKeysWithValues: first.model.weights.map { ($0.name, $0.tensor) }))
    try second.model.load(learned, from: "digits", except: [7])
    _ = try second.run()
    #expect(try second.testAccuracy >= 0.9)
    for (index, parameter) in second.model.parameters.enumerated() {
      #expect(
        (second.model.read(index) == first.model.read(index)) == !parameter.name.hasPrefix("7."))
    }
  }

  @Test("Only a dense layer is a head")
  func noHead() throws {
    let network = NetworkDescription(
      name: "flat", input: Volume(channels: 1, height: 1, width: 1),
      layers: [LayerDescription(name: "flatten", kind: .flatten)])
    #expect(throws: NetworkError.self) { try network.withNewHead(classes: 2) }
  }
}
