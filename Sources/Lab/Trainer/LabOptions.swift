import Network

/// What a lab begins with.
public struct LabOptions: Sendable {
  /// The folder `Assets`, from which other networks and images are taken.
  public var assets: String
  public var network: NetworkDescription
  public var data: DataSet
  /// The word or path of the images.
  public var dataName: String
  /// From which the images are drawn, where they are.
  public var dataSeed: UInt64
  /// What the images are divided by; for weights from a file that of their training.
  public var splitSeed: UInt64
  public var settings: LabSettings
  /// How many threads train.
  public var threads: Int
  /// How fast it trains; nil as fast as one can watch where it would be over at once.
  public var pace: Pace?
  /// A file of weights to begin with.
  public var weights: String?
  /// Whether the network has another head than those weights, which then learns from the beginning.
  public var isHeadNew = false
  /// Where the tape's file is; nil where nothing is to survive a crash.
  public var tape: String?
  /// The most bytes of states in memory, and in the file.
  public var memoryLimit = 1 << 28
  public var fileLimit = 1 << 30

  /// - Parameters:
  ///   - assets: the folder of networks and images.
  ///   - network: what is trained.
  ///   - data: what it learns from.
  ///   - dataName: the word or path of the images.
  ///   - seed: from which the images were drawn.
  ///   - settings: those of the network's description where none are given.
  ///   - threads: how many threads train.
  public init(
    assets: String, network: NetworkDescription, data: DataSet, dataName: String,
    seed: UInt64 = 1, settings: LabSettings? = nil, threads: Int
  ) {
    self.assets = assets
    self.network = network
    self.data = data
    self.dataName = dataName
    dataSeed = seed
    splitSeed = seed
    self.settings = settings ?? LabSettings(network, seed: seed)
    self.threads = threads
  }
}
