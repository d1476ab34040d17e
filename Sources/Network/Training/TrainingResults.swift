/// What an epoch brought.
public struct EpochResult: Hashable, Sendable {
  /// Counted from 1.
  public var epoch: Int
  /// How well the images that were learned from went, each with the weights as they were then.
  public var training: Score
  /// How well the images went that validate, with the weights at the epoch's end; nil where there are none.
  public var validation: Score?
  /// Of the images that validate, how many of each class (row) were taken for each class (column).
  public var confusion: [[Int]]?
  public var rate: Float
  /// How long the training took, validation apart.
  public var seconds: Double
  /// Whether no epoch before had a smaller validation loss.
  public var isBest: Bool

  public init(
    epoch: Int, training: Score, validation: Score? = nil, confusion: [[Int]]? = nil, rate: Float,
    seconds: Double, isBest: Bool
  ) {
    self.epoch = epoch
    self.training = training
    self.validation = validation
    self.confusion = confusion
    self.rate = rate
    self.seconds = seconds
    self.isBest = isBest
  }

  public var imagesPerSecond: Double { Double(training.count) / seconds }
}

/// What a batch brought.
public struct BatchResult: Hashable, Sendable {
  /// The epoch and the batch in it, counted from 1.
  public var epoch: Int
  public var batch: Int
  public var score: Score
  /// How well the epoch went up to this batch.
  public var epochScore: Score
  /// What the epoch brought, where this was its last batch.
  public var finished: EpochResult?
}

/// How a training came to its end.
public enum TrainingEnding: Hashable, Sendable {
  case finished
  /// Nothing had got better for some epochs; the weights are those of the best one again.
  case stoppedEarly(best: Int)
  /// It was asked to stop.
  case interrupted
}

/// Everything that a training has come to at one moment, for whoever looks on.
public struct TrainingSnapshot: Sendable {
  /// The epoch that is under way, counted from 1, and how many of its batches are over.
  public var epoch: Int
  public var batch: Int
  public var batchCount: Int
  public var stepCount: Int
  public var rate: Float
  /// How well this epoch has gone so far.
  public var score: Score
  public var epochs: [EpochResult]
  public var parameters: [Weights]

  /// A parameter's values in PyTorch's shape and order.
  public struct Weights: Hashable, Sendable {
    public var name: String
    public var shape: [Int]
    public var values: [Float]
  }
}
