import Network

// Images per second in training, on random images: the best of several short runs.

let batchSize = 32

/// Trains on one batch again and again; the images per second.
func speed(of network: MeasuredNetwork, threads: Int, steps: Int) throws -> Double {
  let model = try Model(network.description, seed: 1, batchSize: batchSize, threads: threads)
  var numbers = RandomNumbers(seed: 2)
  let images = (0..<batchSize * network.description.input.count).map { _ in numbers.unit() }
  let labels = (0..<batchSize).map { _ in Int.random(in: 0..<10, using: &numbers) }
  var optimizer = RMSprop(model)
  func step() {
    model.forward(images, count: batchSize, isTraining: true)
    fillGradients(model, labels)
    model.backward(count: batchSize)
    optimizer.step(model)
  }
  for _ in 0..<10 { step() }
  let time = ContinuousClock().measure {
    for _ in 0..<steps { step() }
  }
  return Double(steps * batchSize) / (time / .seconds(1))
}

for network in MeasuredNetwork.allCases {
  for threads in 1...2 {
    let steps = network == .lecture ? 60 : network == .lenet5 ? 150 : 600
    let speeds = try (0..<8).map { _ in try speed(of: network, threads: threads, steps: steps) }
    print("\(network.rawValue) \(threads) threads: \(Int(speeds.max() ?? 0)) images/s")
  }
}
