import Files
import Network

/// New trainings: from the first weights, of another network, on other images, with weights from
/// elsewhere.
extension Engine {
  /// Begins anew what is in view, both of a pair; the chart is cleared.
  func reset(newSeed: Bool) throws(LabError) {
    let isPaired = deck.pair.contains { $0 === strand }
    let others = deck.pair.filter { $0 !== strand }
    var beginnings: [Beginning] = []
    for strand in [strand] + (isPaired ? others : []) {
      var settings = self.strand.wanted
      if newSeed { settings.seed &+= 1 }
      let first = try deck.tape.state(of: strand, before: 0)
      let bench = try Bench(
        strand.bench.network, on: strand.bench.data, strand.bench.split, settings: settings,
        threads: threads)
      beginnings.append(
        Beginning(
          bench: bench, settings: settings,
          state: newSeed ? try bench.newState(settings, keepingFrozenOf: first) : first,
          name: isPaired ? strand.name : nil))
    }
    try begin(material, beginnings)
  }

  /// Takes another network, and images that fit it where those in use do not.
  func use(networkNamed name: String) throws(LabError) {
    let network = try shelf.network(name)
    var material = material
    material.mostOfEach = nil
    if network.input != material.data.shape {
      guard let word = DataSource.usualWord(for: network.input) else {
        throw .refused(
          "\(network.name) takes images of \(network.input), and there are none in the box; "
            + "choose such images first")
      }
      material.dataName = DataName(word)
      material.data = try shelf.data(material.dataName, seed: material.dataSeed)
    }
    material.network = try Material.fit(network, to: material.data)
    try begin(material)
  }

  /// Takes other images, and a network that fits them where the one in use does not.
  func use(dataNamed name: DataName) throws(LabError) {
    var material = material
    material.mostOfEach = nil
    material.dataName = name
    material.data = try shelf.data(name, seed: material.dataSeed)
    material.network =
      material.network.input == material.data.shape
      ? try Material.fit(material.network, to: material.data)
      : try shelf.network(for: material.data)
    try begin(material)
  }

  private func begin(_ material: Material) throws(LabError) {
    let settings = LabSettings(material.network, seed: strand.wanted.seed)
    isTraining = false
    try begin(
      material, [Beginning(bench: try bench(material, settings), settings: settings)])
    note =
      "\(material.network.name) on \(material.dataName), "
      + "\(deck.current.bench.split.training.count) images to learn from."
  }

  /// Begins the sitting with the weights of a file for the network that was asked for.
  func begin(withWeightsOf path: String, isHeadNew: Bool) throws(LabError) {
    let (contents, _) = try read(path)
    let settings = strand.wanted
    let bench = try bench(material, settings)
    try bench.load(contents, from: path, exceptHead: isHeadNew)
    try begin(material, [bench.beginning(settings, weightsOf: path)])
  }

  /// Begins a run with the weights of a file.
  func load(_ path: String) throws(LabError) {
    let (contents, saved) = try read(path)
    var (other, settings) = (material, strand.wanted)
    // Weights keep the division that they were trained with, so that no image tests or validates them
    // that they have learned from.
    other.splitSeed = saved?.seed ?? material.splitSeed
    var isOther = other.splitSeed != material.splitSeed
    if let saved, !saved.description.hasLayers(of: strand.bench.network) {
      other.network = saved.description
      let classes = saved.classNames.isEmpty ? material.data.classNames : saved.classNames
      guard try Material.fit(other.network, to: material.data) == other.network,
        classes == material.data.classNames
      else { throw .refused("the network of \(path) is for other classes than these images have") }
      settings = LabSettings(other.network, seed: settings.seed)
      isOther = true
    } else if isOther {
      other.network = strand.bench.network
    }
    let bench =
      isOther
      ? try bench(other, settings)
      : try Bench(
        strand.bench.network, on: material.data, strand.bench.split, settings: settings,
        threads: threads)
    try bench.load(contents, from: path)
    isTraining = false
    let beginning = bench.beginning(settings, weightsOf: path)
    if isOther {
      try begin(other, [beginning])
    } else {
      try deck.begin(beginning)
    }
    try refreshBrowser()
    note = Self.sentence("This begins with the weights of \(path)")
  }

  private func read(
    _ path: String
  ) throws(LabError) -> (SafeTensors.Contents, SavedNetwork?) {
    do throws(WeightsError) {
      let contents = try SafeTensors.read(path: path)
      return (contents, try SavedNetwork(contents, from: path))
    } catch {
      throw .weights(error)
    }
  }

  /// Keeps the features of the step in view, and lets a new head learn other classes; beside it the same
  /// network learns them from scratch.
  func transfer(_ choice: TransferChoice) throws(LabError) {
    guard choice.examplesPerClass >= 1 else { throw .refused("a class needs at least 1 example") }
    try deck.load(strand)
    var other = material
    other.dataName = DataName(material.dataName.source, classes: choice.classes)
    other.data = try shelf.data(other.dataName, seed: other.dataSeed)
    other.mostOfEach = choice.examplesPerClass
    var settings = strand.wanted
    settings.limit = nil
    settings.epochs = max(settings.epochs, Self.fewestTransferEpochs)
    let frozen: NetworkDescription
    do throws(NetworkError) {
      other.network = try strand.bench.network.unfrozen.withNewHead(classes: choice.classes.count)
      frozen = try other.network.withFrozenFeatures()
    } catch {
      throw .network(material.network.name, error)
    }
    let scratch = try bench(other, settings)
    let kept = try Bench(
      frozen, on: other.data, scratch.split, settings: settings, threads: threads)
    isTraining = false
    try begin(
      other,
      [
        Beginning(
          bench: kept, settings: settings, state: kept.state(takingFeaturesOf: strand.bench.run),
          name: "transfer", text: "features kept, a new head"),
        Beginning(
          bench: scratch, settings: settings, name: "scratch", text: "the same from scratch"),
      ])
    note =
      "\(choice.examplesPerClass) images of each class to learn from; beside it the same network "
      + "from scratch."
  }

  /// With few images an epoch is soon over.
  private static let fewestTransferEpochs = 50
}

extension Bench {
  /// Takes the weights of a file.
  fileprivate func load(
    _ contents: SafeTensors.Contents, from path: String, exceptHead: Bool = false
  ) throws(LabError) {
    let fresh = exceptHead ? network.head : nil
    do throws(WeightsError) {
      try run.model.load(contents, from: path, except: fresh.map { [$0] } ?? [])
    } catch {
      throw .weights(error)
    }
  }

  /// How a strand begins with the weights it has now.
  fileprivate func beginning(_ settings: LabSettings, weightsOf path: String) -> Beginning {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return Beginning(
      bench: self, settings: settings, state: run.state,
      text: UnsafeCharacter.spelledOut("weights of \(name)"))
  }

  /// The beginning of a training by another seed, but with the numbers that training leaves as they are.
  fileprivate func newState(
    _ settings: LabSettings, keepingFrozenOf old: TrainingState
  ) throws(LabError) -> TrainingState {
    var state = try firstState(settings)
    for (index, parameter) in run.model.parameters.enumerated() where !parameter.isTrainable {
      state.parameters[index] = old.parameters[index]
    }
    return state
  }

  /// Its beginning with the numbers of another training, but for those of the head.
  fileprivate func state(takingFeaturesOf other: TrainingRun) -> TrainingState {
    var state = run.state
    let values = other.state.parameters
    for (index, parameter) in run.model.parameters.enumerated()
    where parameter.layer != network.head {
      state.parameters[index] = values[index]
    }
    return state
  }
}

extension NetworkDescription {
  /// The same with every layer learning.
  fileprivate var unfrozen: NetworkDescription {
    var network = self
    for index in layers.indices { network.layers[index].isFrozen = false }
    return network
  }

  /// Whether weights of one are weights of the other.
  fileprivate func hasLayers(of other: NetworkDescription) -> Bool {
    input == other.input && layers.map(\.kind) == other.layers.map(\.kind)
  }
}
