import Network

/// One consistent moment of a training: weights, maps and curves of the same step.
///
/// A value that is cheap to copy; whoever holds it sees the training as it was then.
public struct Moment: Sendable {
  /// Which of `runs`, from 0.
  public var run: Int
  /// All runs on the chart, this one included; at most four.
  public var runs: [RunHistory]
  /// The steps made in this run, those before its branch point included.
  public var step: Int
  /// The end of the tape of this run; `step` is smaller while one looks back.
  public var lastStep: Int
  /// The epoch under way, counted from 1, and how many of its batches are over.
  public var epoch: Int
  public var batch: Int
  public var batchCount: Int
  public var isTraining: Bool
  public var pace: Pace
  /// All epochs are over, or patience is.
  public var isOver: Bool
  /// Those in force; while one looks back, those that training on would use.
  public var settings: LabSettings
  public var network: NetworkDescription
  public var plans: [LayerPlan]
  public var data: DataSummary
  /// What `Command.network` and `Command.data` can name.
  public var choices: LabChoices
  /// The learning rate of this epoch, the schedule taken into account.
  public var rate: Float
  /// While training; 0 before the first measure.
  public var imagesPerSecond: Double
  /// Until all epochs are over; nil where nothing is trained.
  public var secondsLeft: Double?
  /// From the first layer to the last.
  public var parameters: [ParameterMoment]
  /// The image in view.
  public var example: ExampleMoment?
  /// How many images of a class (row) were taken for each class (column) at the last epoch's end.
  ///
  /// They are the validation images, or some training images where none validate; nil before that.
  public var confusion: [[Int]]?
  /// Where the tape stopped because numbers ceased to be numbers.
  public var divergence: DivergenceNote?
  /// An answer to the last command, such as where weights were saved.
  public var note: String?

  public init(
    run: Int, runs: [RunHistory], step: Int, lastStep: Int, epoch: Int, batch: Int,
    batchCount: Int, isTraining: Bool, pace: Pace = .asFastAsPossible, isOver: Bool,
    settings: LabSettings,
    network: NetworkDescription, plans: [LayerPlan], data: DataSummary,
    choices: LabChoices = LabChoices(), rate: Float, imagesPerSecond: Double = 0,
    secondsLeft: Double? = nil, parameters: [ParameterMoment], example: ExampleMoment? = nil,
    confusion: [[Int]]? = nil, divergence: DivergenceNote? = nil, note: String? = nil
  ) {
    self.run = run
    self.runs = runs
    self.step = step
    self.lastStep = lastStep
    self.epoch = epoch
    self.batch = batch
    self.batchCount = batchCount
    self.isTraining = isTraining
    self.pace = pace
    self.isOver = isOver
    self.settings = settings
    self.network = network
    self.plans = plans
    self.data = data
    self.choices = choices
    self.rate = rate
    self.imagesPerSecond = imagesPerSecond
    self.secondsLeft = secondsLeft
    self.parameters = parameters
    self.example = example
    self.confusion = confusion
    self.divergence = divergence
    self.note = note
  }
}

/// A parameter of the network at one moment, in PyTorch's shape and order.
public struct ParameterMoment: Hashable, Sendable {
  /// The layer's place in the network and PyTorch's name: "0.weight".
  public var name: String
  public var shape: [Int]
  /// Whether training may change it.
  public var isTrainable: Bool
  public var values: [Float]
  /// Those of the last batch; empty before the first, and where nothing is trained.
  public var gradients: [Float]

  public init(
    name: String, shape: [Int], isTrainable: Bool = true, values: [Float],
    gradients: [Float] = []
  ) {
    self.name = name
    self.shape = shape
    self.isTrainable = isTrainable
    self.values = values
    self.gradients = gradients
  }

  /// The layer's place in the network, from 0.
  public var layer: Int { Int(name.prefix { $0 != "." }) ?? 0 }
}

/// What the images are, without the images.
public struct DataSummary: Hashable, Sendable {
  public var name: String
  public var classNames: [String]
  /// How many images are learned from, validate, and test.
  public var trainingCount: Int
  public var validationCount: Int
  public var testCount: Int
  /// The values of the darkest and the brightest pixel.
  public var values: ClosedRange<Float>

  public init(
    name: String, classNames: [String], trainingCount: Int, validationCount: Int, testCount: Int,
    values: ClosedRange<Float> = 0...1
  ) {
    self.name = name
    self.classNames = classNames
    self.trainingCount = trainingCount
    self.validationCount = validationCount
    self.testCount = testCount
    self.values = values
  }
}

/// The networks and data sets at hand.
public struct LabChoices: Hashable, Sendable {
  public var networks: [String]
  public var data: [String]

  public init(networks: [String] = [], data: [String] = []) {
    self.networks = networks
    self.data = data
  }
}

/// Where numbers ceased to be numbers: the tape stops before that step.
public struct DivergenceNote: Hashable, Sendable {
  /// How many steps were made before the one that failed.
  public var step: Int
  /// The layer where it began; nil where only the loss was no number.
  public var layer: String?
  /// What happened, in a sentence.
  public var sentence: String
  /// Where `Command.backToSane` goes.
  public var saneStep: Int

  public init(step: Int, layer: String?, sentence: String, saneStep: Int) {
    self.step = step
    self.layer = layer
    self.sentence = sentence
    self.saneStep = saneStep
  }
}
