import Network

// Images per second in training, on random images: the best of many short runs, for others may be
// at work on the same machine; then each kernel's share of what the processor can do.
//
// `NetworkSpeed [NETWORK…]`

let batchSize = 32
let runs = 40

/// A model, and a batch that it is trained on again and again.
struct Bench {
  let model: Model
  let images: [Float]
  let labels: [Int]
  var optimizer: RMSprop

  init(_ network: MeasuredNetwork, threads: Int) throws {
    model = try Model(network.description, seed: 1, batchSize: batchSize, threads: threads)
    var numbers = RandomNumbers(seed: 2)
    images = (0..<batchSize * network.description.input.count).map { _ in numbers.unit() }
    labels = (0..<batchSize).map { _ in Int.random(in: 0..<10, using: &numbers) }
    optimizer = RMSprop(model)
  }

  mutating func step() {
    model.forward(images, count: batchSize, isTraining: true)
    fillGradients(model, labels)
    model.backward(count: batchSize)
    optimizer.step(model)
  }

  /// Images per second, by the clock on the wall and by the time this thread was at work.
  mutating func run(steps: Int) -> (wall: Double, processor: Double) {
    let start = wallSeconds()
    let processorStart = threadSeconds()
    for _ in 0..<steps { step() }
    let images = Double(steps * batchSize)
    return (
      images / (wallSeconds() - start),
      images / (threadSeconds() - processorStart)
    )
  }
}

let asked = CommandLine.arguments.dropFirst().compactMap(MeasuredNetwork.init)
for network in asked.isEmpty ? MeasuredNetwork.allCases : asked {
  for threads in 1...2 {
    var bench = try Bench(network, threads: threads)
    let steps = network == .lecture ? 10 : network == .lenet5 ? 40 : 300
    _ = bench.run(steps: 5)
    let speeds = (0..<runs).map { _ in bench.run(steps: steps) }
    let wall = speeds.map(\.wall).max() ?? 0
    let processor = speeds.map(\.processor).max() ?? 0
    print(
      "\(network.rawValue), threads \(threads): \(Int(wall)) images/s"
        + " (\(Int(processor)) in a processor second of the first thread)")
  }
}
if asked.isEmpty { printKernelShares() }
