/// Puts the images of a data set into batches, epoch by epoch in another order.
///
/// Order and augmentation follow from the seed, the epoch and the place in it alone. Filling a batch
/// allocates nothing.
public struct BatchLoader: Sendable {
  public let data: DataSet
  public internal(set) var batchSize: Int
  public internal(set) var augmentation: Augmentation
  public internal(set) var seed: UInt64
  private let indices: [Int]
  private let isShuffled: Bool
  private var order: [Int]
  private var epoch = 0
  /// How the present order came about.
  private(set) var orderings: [Ordering] = []

  /// - Parameters:
  ///   - data: where the images are.
  ///   - indices: the images, such as a split's.
  ///   - batchSize: how many images a batch has; the last one may have fewer.
  ///   - seed: decides order and augmentation.
  ///   - augmentation: how images are changed on the way.
  ///   - isShuffled: whether each epoch has its own order; else it is always that of `indices`.
  /// - Precondition: `batchSize` is at least 1.
  public init(
    _ data: DataSet, _ indices: [Int], batchSize: Int, seed: UInt64,
    augmentation: Augmentation = Augmentation(), isShuffled: Bool = true
  ) {
    precondition(batchSize >= 1)
    self.data = data
    self.indices = indices
    self.batchSize = batchSize
    self.seed = seed
    self.augmentation = augmentation
    self.isShuffled = isShuffled
    order = indices
    start(epoch: 0)
  }

  /// How many images an epoch has.
  public var count: Int { order.count }

  /// How many batches an epoch has; the last may be smaller than the others.
  public var batchCount: Int { (count + batchSize - 1) / batchSize }

  /// Begins an epoch: lays the images out in its order.
  public mutating func start(epoch: Int) {
    start(epoch: epoch, isShuffled ? [Ordering(first: 0, seed: seed)] : [])
  }

  /// Lays the images out as they were in an epoch before.
  mutating func start(epoch: Int, _ orderings: [Ordering]) {
    self.epoch = epoch
    self.orderings = []
    for place in indices.indices { order[place] = indices[place] }
    for ordering in orderings { shuffle(ordering) }
  }

  /// Goes on by another seed; the images from a place on are put into another order.
  mutating func change(seed: UInt64, from first: Int) {
    self.seed = seed
    if isShuffled { shuffle(Ordering(first: first, seed: seed)) }
  }

  private mutating func shuffle(_ ordering: Ordering) {
    var random = RandomNumbers(seed: ordering.seed, purpose: 0, UInt64(epoch))
    random.shuffle(&order, from: ordering.first)
    orderings.append(ordering)
  }

  /// The images of a batch, by their index in the data set.
  public func batch(_ batch: Int) -> ArraySlice<Int> {
    order[min(count, batch * batchSize)..<min(count, (batch + 1) * batchSize)]
  }

  /// Fills a batch.
  ///
  /// - Parameters:
  ///   - batch: which one, from 0.
  ///   - images: room for `batchSize` images, `[N, C, H, W]`.
  ///   - labels: room for `batchSize` classes.
  /// - Returns: how many images the batch has.
  public func fill(
    batch: Int, images: UnsafeMutablePointer<Float>, labels: UnsafeMutablePointer<Int32>
  ) -> Int {
    fill(from: batch * batchSize, images: images, labels: labels)
  }

  /// Fills a batch with the images from a place of the epoch on.
  func fill(
    from first: Int, images: UnsafeMutablePointer<Float>, labels: UnsafeMutablePointer<Int32>
  ) -> Int {
    let places = min(count, first)..<min(count, first + batchSize)
    for (number, place) in places.enumerated() {
      fill(place: place, image: images + number * data.shape.count)
      labels[number] = data.labels[order[place]]
    }
    return places.count
  }

  /// Fills one image of the epoch, `[C, H, W]`; several may be filled at once.
  public func fill(place: Int, image: UnsafeMutablePointer<Float>) {
    let (count, brightness) = (data.shape.count, data.brightness)
    data.images.withUnsafeBufferPointer { images in
      guard let pixels = images.baseAddress?.advanced(by: order[place] * count) else { return }
      if augmentation.isNone {
        for pixel in 0..<count { image[pixel] = brightness.value(pixels[pixel]) }
      } else {
        var random = RandomNumbers(seed: seed, purpose: 1, UInt64(epoch), UInt64(place))
        augmentation.placement(&random).draw(pixels, data.shape, brightness, into: image)
      }
    }
  }
}

/// One of the ways in which the images of an epoch were put into order: most often the only one, but in
/// the midst of an epoch another seed may order the rest anew.
public struct Ordering: Hashable, Sendable {
  /// From which place of the epoch on.
  public var first: Int
  public var seed: UInt64

  public init(first: Int, seed: UInt64) {
    self.first = first
    self.seed = seed
  }
}
