/// What the screen asks of a training.
public enum Command: Hashable, Sendable {
  /// Trains until told to pause, or until it is over.
  case run
  case pause
  case pace(Pace)
  case oneBatch
  /// Goes to any step of this run's tape.
  case jump(step: Int)
  /// Begins a new run here, even where no setting was changed.
  case branch
  /// From the next step on; looking back, they make the branch that training on begins.
  case settings(LabSettings)
  /// Begins anew with the same first weights, or with others; the runs on the chart are cleared.
  case reset(newSeed: Bool)
  /// A network in the box, or a file's path; where it does not take the images, others are taken.
  case network(name: String)
  /// "xo", "digits", part of their classes such as "digits 0-4", or a folder; where the network does
  /// not take such images, another is taken.
  case data(name: String)
  case example(ExampleChoice)
  /// Goes to where one was in another run on the chart.
  case showRun(Int)
  case save(path: String)
  /// Begins a run with the weights of a file.
  case load(path: String)
  /// After a divergence: goes to the last step whose loss and weights are numbers, and a little before.
  case backToSane
  /// Gives `ExampleMoment.gradients` for the image in view.
  case slowExample
  /// Keeps the features of this step, learns other classes; beside it a run from scratch.
  case transfer(TransferChoice)
  case stop
}

/// Which image is to be in view.
public enum ExampleChoice: Hashable, Sendable {
  case next
  case previous
  /// An image of the data set.
  case index(Int)
  case filter(ExampleFilter)
  /// Pixels as the network gets them: [C, H, W].
  case drawn([Float])
}

/// What a network that has learned something is to learn next.
public struct TransferChoice: Hashable, Sendable {
  /// The classes of the whole data set that are learned now, such as 5 to 9.
  public var classes: ClosedRange<Int>
  /// How many images of each class there are to learn from.
  public var examplesPerClass: Int

  public init(classes: ClosedRange<Int>, examplesPerClass: Int) {
    self.classes = classes
    self.examplesPerClass = examplesPerClass
  }
}
