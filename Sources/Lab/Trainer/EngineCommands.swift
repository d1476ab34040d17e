import Network

extension Engine {
  /// Does what is asked for; where it cannot be done, the note says why.
  func handle(_ command: Command) {
    note = nil
    do throws(LabError) {
      try perform(command)
    } catch {
      complain(error)
    }
    tellWhatHappened()
  }

  private func perform(_ command: Command) throws(LabError) {
    switch command {
    case .run:
      isTraining = true
      meter.begin()
    case .pause: pause()
    case .oneBatch:
      pause()
      _ = train()
    case .jump(let step):
      pause()
      try jump(to: step)
    case .branch:
      pause()
      try deck.branch()
    case .settings(let settings): try use(settings)
    case .reset(let newSeed): try reset(newSeed: newSeed)
    case .network(let name): try use(networkNamed: name)
    case .data(let name): try use(dataNamed: DataName(name))
    case .example(let choice): try choose(choice)
    case .showRun(let run): try show(run)
    case .save(let path): try save(path)
    case .load(let path): try load(path)
    case .backToSane: try goBackToSane()
    case .slowExample: try teachSlowly()
    case .transfer(let choice): try transfer(choice)
    case .stop: break
    }
  }

  private func pause() {
    isTraining = false
    deck.keepEnd(on: strand.bench)
  }

  private func use(_ settings: LabSettings) throws(LabError) {
    if let fault = settings.fault { throw .refused(fault) }
    guard settings.limit != strand.wanted.limit else {
      strand.wanted = settings
      return
    }
    let text = settings.limit.map { "\($0) training images" } ?? "all training images"
    try deck.begin(
      Beginning(bench: bench(material, settings), settings: settings, text: text))
    try refreshBrowser()
  }

  private func show(_ run: Int) throws(LabError) {
    guard deck.tape.strands.indices.contains(run) else {
      throw .refused("there are \(deck.tape.strands.count) runs")
    }
    pause()
    try deck.show(deck.tape.strands[run])
    try refreshBrowser()
  }

  private func goBackToSane() throws(LabError) {
    guard strand.divergence != nil else { throw .refused("all numbers of this run are sane") }
    pause()
    try deck.backToSane()
    try refreshBrowser()
    note =
      "Back at step \(strand.step), where the loss was still sane; try a smaller learning rate."
  }

  private func choose(_ choice: ExampleChoice) throws(LabError) {
    // The network's answers must be those of the step in view.
    try deck.load(strand)
    var browser = browser
    note = try browser.choose(choice, answers: answers)
    self.browser = browser
  }

  /// Computes what the image in view alone would teach.
  private func teachSlowly() throws(LabError) {
    guard case .image(let index) = browser.view else {
      throw .refused("a drawing has no right class to learn")
    }
    try deck.load(strand)
    let bench = strand.bench
    let motion: SlowMotion
    if let slowMotion, slowMotion.isFor(bench.network) {
      motion = slowMotion
    } else {
      motion = try SlowMotion(bench.network)
    }
    slowMotion = motion
    lesson = SlowLesson(
      mark: strand.mark, view: browser.view, settings: strand.wanted,
      gradients: motion.gradients(
        of: material.data.values(index), label: Int(material.data.labels[index]), in: bench.run,
        under: strand.wanted.conditions(for: bench.network)))
  }

  private func save(_ path: String) throws(LabError) {
    try deck.load(strand)
    let saved = SavedNetwork(
      strand.bench.network, classNames: material.data.classNames,
      values: material.data.brightness.values, seed: material.splitSeed,
      data: material.dataName.description)
    do throws(TrainingError) {
      try strand.bench.run.checkWeights()
    } catch {
      throw .training(error)
    }
    do throws(WeightsError) {
      try SafeTensors.write(strand.bench.run.model.weights, metadata: saved.metadata, to: path)
    } catch {
      throw .weights(error)
    }
    note = Self.sentence("The weights of step \(strand.step) are saved to \(path)")
  }
}
