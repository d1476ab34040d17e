/// How a network answers for images whose classes are known.
public struct Evaluation: Hashable, Sendable {
  public private(set) var score = Score()
  /// How many images of a class (row) were taken for one of each class (column).
  public private(set) var confusion: [[Int]]

  public init(classes: Int) {
    confusion = Array(repeating: Array(repeating: 0, count: classes), count: classes)
  }

  mutating func add(_ part: Score, labels: [Int32], answers: [Int]) {
    score += part
    for (label, answer) in zip(labels, answers) { confusion[Int(label)][answer] += 1 }
  }

  /// What is said of one class; nil where it would be a share of nothing.
  public struct ClassResult: Hashable, Sendable {
    /// How many images are of this class.
    public var count: Int
    /// Of the images taken for this class, the share that are of it.
    public var precision: Double?
    /// Of the images of this class, the share that were taken for it.
    public var recall: Double?
    /// The harmonic mean of the two: 2·right / (of it + taken for it).
    public var f1: Double?
  }

  /// How each class went.
  public var classes: [ClassResult] {
    confusion.indices.map { index in
      let right = confusion[index][index]
      let ofIt = confusion[index].reduce(0, +)
      let takenForIt = confusion.reduce(0) { $0 + $1[index] }
      func share(_ part: Int, of whole: Int) -> Double? {
        whole == 0 ? nil : Double(part) / Double(whole)
      }
      return ClassResult(
        count: ofIt, precision: share(right, of: takenForIt), recall: share(right, of: ofIt),
        f1: share(2 * right, of: ofIt + takenForIt))
    }
  }
}

extension Model {
  /// Whether a network can answer for such images at all.
  func check(_ data: DataSet) throws(TrainingError) {
    if let first = plans.first, first.input != data.shape {
      throw .otherImages(data.shape, needed: first.input)
    }
    guard data.classNames.count == logitCount else {
      throw .otherClasses(data.classNames.count, outputs: logitCount)
    }
  }

  /// Lets the network answer for some images.
  ///
  /// - Parameters:
  ///   - data: where the images are.
  ///   - indices: which ones of the data set.
  ///   - loss: how far off is measured.
  /// - Throws: `TrainingError` where network and images do not belong together.
  public func evaluate(
    _ data: DataSet, _ indices: [Int], loss: LossKind = .crossEntropy
  ) throws(TrainingError) -> Evaluation {
    try check(data)
    var evaluation = Evaluation(classes: logitCount)
    forEachBatch(of: data, indices) { room, count in
      let part = loss.score(
        logits: logits, labels: room.labels, count: count, classes: logitCount)
      evaluation.add(
        part, labels: (0..<count).map { room.labels[$0] },
        answers: (0..<count).map { indexOfLargest(logits + $0 * logitCount, count: logitCount) })
    }
    return evaluation
  }

  /// The first layer with a parameter that is no number, or infinite.
  var firstWeightsBeyondNumbers: String? {
    parameters.first { parameter in
      !(0..<parameter.count).allSatisfy { parameter.values[$0].isFinite }
    }.flatMap { parameter in
      parameter.name.split(separator: ".").first.flatMap { Int($0) }.map { plans[$0].name }
    }
  }

  /// The class that each of some images is taken for.
  ///
  /// - Throws: `TrainingError` where network and images do not belong together.
  public func answers(_ data: DataSet, _ indices: [Int]) throws(TrainingError) -> [Int] {
    try check(data)
    var answers: [Int] = []
    forEachBatch(of: data, indices) { _, count in
      answers += (0..<count).map { indexOfLargest(logits + $0 * logitCount, count: logitCount) }
    }
    return answers
  }

  /// Lets the network answer for images, batch by batch.
  private func forEachBatch(
    of data: DataSet, _ indices: [Int], _ body: (_ room: BatchRoom, _ count: Int) -> Void
  ) {
    let loader = BatchLoader(data, indices, batchSize: batchSize, seed: 0, isShuffled: false)
    let room = BatchRoom(for: data.shape, batchSize: batchSize)
    for batch in 0..<loader.batchCount {
      let count = loader.fill(batch: batch, images: room.images, labels: room.labels)
      forward(room.images, count: count, isTraining: false)
      body(room, count)
    }
  }

  /// The first layer whose output for one of some images is no number, or infinite.
  func firstLayerBeyondNumbers(_ data: DataSet, _ indices: [Int]) -> String? {
    var first: String?
    forEachBatch(of: data, indices) { room, count in
      if first == nil { first = firstLayerBeyondNumbers(room.images, count: count) }
    }
    return first
  }

  /// The first layer whose output for some image is no number, or infinite.
  ///
  /// In training a layer may do its neighbour's work and leave its own output out; so it is looked for
  /// with the layers apart, and in what training left only if it does not show there.
  func firstLayerBeyondNumbers(_ images: UnsafePointer<Float>, count: Int) -> String? {
    func first() -> String? {
      plans.indices.first { layer in
        (0..<count).contains { image in
          activation(of: layer, image: image).contains { !$0.isFinite }
        }
      }.map { plans[$0].name }
    }
    let inTraining = first()
    forward(images, count: count, isTraining: false)
    return first() ?? inTraining
  }
}
