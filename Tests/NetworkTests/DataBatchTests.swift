import SeededRandom
import Testing

@testable import Network

@Suite("Batches hold every image once an epoch, in an order that the seed decides")
struct DataBatchTests {
  /// Images of one pixel, each with its number.
  private let data = DataSet(
    name: "dots", shape: Volume(channels: 1, height: 1, width: 1), classNames: ["even", "odd"],
    images: Array(0..<100), labels: (0..<100).map { Int32($0 % 2) },
    brightness: Brightness(white: 1, values: 0...1))

  /// The pixels of an epoch, batch by batch, checked against their labels.
  private func epoch(_ loader: BatchLoader) -> [[Int]] {
    var images = [Float](repeating: -1, count: loader.batchSize * loader.data.shape.count)
    var labels = [Int32](repeating: -1, count: loader.batchSize)
    return (0..<loader.batchCount).map { batch in
      let count = loader.fill(batch: batch, images: &images, labels: &labels)
      #expect(images[..<count].map { Int32($0) % 2 } == Array(labels[..<count]))
      return images[..<count].map { Int($0) }
    }
  }

  @Test("Each image is there once; the last batch holds the rest", arguments: [1, 7, 32, 100, 128])
  func once(size: Int) {
    var loader = BatchLoader(data, Array(10..<60), batchSize: size, seed: 9)
    var orders: Set<[Int]> = []
    for number in 0..<5 {
      loader.start(epoch: number)
      let batches = epoch(loader)
      #expect(batches.dropLast().allSatisfy { $0.count == size })
      let order = batches.flatMap { $0 }
      #expect(order.sorted() == Array(10..<60))
      orders.insert(order)
    }
    #expect(orders.count == 5)
  }

  @Test("An epoch's order hangs on the seed and its number alone")
  func reproducible() {
    var first = BatchLoader(data, Array(0..<100), batchSize: 8, seed: 1)
    var second = BatchLoader(data, Array(0..<100), batchSize: 8, seed: 1)
    for number in [0, 1, 2] { first.start(epoch: number) }
    second.start(epoch: 2)
    #expect(epoch(first) == epoch(second))
    #expect(epoch(first) != epoch(BatchLoader(data, Array(0..<100), batchSize: 8, seed: 1)))
    let other = BatchLoader(data, Array(0..<100), batchSize: 8, seed: 2)
    #expect(epoch(other) != epoch(BatchLoader(data, Array(0..<100), batchSize: 8, seed: 1)))
  }

  @Test("Without shuffling the order is the one given")
  func ordered() {
    var loader = BatchLoader(data, [5, 3, 8], batchSize: 2, seed: 1, isShuffled: false)
    loader.start(epoch: 4)
    #expect(epoch(loader) == [[5, 3], [8]])
  }

  @Test("No image, no batch")
  func empty() {
    #expect(BatchLoader(data, [], batchSize: 2, seed: 1).batchCount == 0)
  }

  @Test("The shuffle gives all orders equally often")
  func fair() {
    let seed = seed()
    var random = RandomNumbers(seed: seed)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<24_000 {
      var order = [0, 1, 2, 3]
      random.shuffle(&order)
      counts[order, default: 0] += 1
    }
    #expect(counts.count == 24)
    // Six standard deviations of about 31.
    #expect(counts.values.allSatisfy { (814...1_186).contains($0) }, "seed \(seed)")
  }
}
