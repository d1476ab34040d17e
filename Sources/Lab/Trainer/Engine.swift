import Files
import Network

/// What a training's thread works with: network and images, the tape, and the image in view.
///
/// Used by one thread; between two calls everything belongs to one moment.
final class Engine {
  private(set) var material: Material
  /// Looked up when the material changes.
  private(set) var choices: LabChoices
  private(set) var deck: TapeDeck
  var browser: Browser
  let shelf: Shelf
  let threads: Int
  /// Whether it goes on training by itself.
  var isTraining = false
  var pace = Pace.asFastAsPossible
  /// The answer to the last command, or to what happened since.
  var note: String?
  var meter = SpeedMeter()
  var slowMotion: SlowMotion?
  var lesson: SlowLesson?
  private let tapes: TapeMaker
  private var isComplaintTold = false

  /// What an image would teach, and when that was computed.
  struct SlowLesson {
    var mark: Bench.Mark
    var view: Browser.View
    var settings: LabSettings
    var gradients: ExampleGradients
  }

  init(_ options: LabOptions) throws(LabError) {
    shelf = Shelf(assets: options.assets)
    threads = options.threads
    tapes = TapeMaker(options)
    let name = DataName(options.dataName)
    var material = Material(
      network: try Material.fit(options.network, to: options.data), data: options.data,
      dataName: name, dataSeed: options.dataSeed, splitSeed: options.splitSeed)
    if let fault = options.settings.fault { throw .refused(fault) }
    let resumed = options.weights == nil ? tapes.resume(material, threads: threads) : nil
    if let resumed, let strand = resumed.tape.strands.last {
      material.network = strand.bench.network
      deck = TapeDeck(resumed.tape, at: strand)
      browser = Browser(material.data, strand.bench.split)
      note = resumed.note
    } else {
      let bench = try Bench(
        material.network, on: material.data, material.split(limit: options.settings.limit),
        settings: options.settings, threads: threads)
      let tape = tapes.new(material, options.settings)
      let strand = try tape.begin(Beginning(bench: bench, settings: options.settings))
      deck = TapeDeck(tape, at: strand)
      browser = Browser(material.data, bench.split)
      note =
        tapes.complaint.map { Self.sentence("\($0)") }
        ?? tapes.keptPath.map { "An earlier tape could not be gone on with; it is kept as \($0)." }
    }
    self.material = material
    choices = shelf.choices(with: material)
    try deck.show(deck.current)
    pace = options.pace ?? usualPace
    if let path = options.weights {
      try begin(withWeightsOf: path, isHeadNew: options.isHeadNew)
    }
  }

  /// The strand in view.
  var strand: Strand { deck.current }

  private var usualPace: Pace {
    Pace.usual(steps: strand.wanted.epochs * strand.bench.run.batchCount)
  }

  // MARK: Training

  /// Makes one step.
  ///
  /// - Returns: whether there is another after it.
  func train() -> Bool {
    do throws(LabError) {
      let goesOn = try step()
      if !goesOn { isTraining = false }
      return goesOn
    } catch {
      complain(error)
      isTraining = false
      return false
    }
  }

  private func step() throws(LabError) -> Bool {
    let progress = try deck.advance()
    tellWhatHappened()
    switch progress {
    case .recorded(let result):
      meter.note(result.score.count)
      if result.finished != nil { try endEpoch(of: strand) }
      if deck.pair.contains(where: { $0 === strand }) {
        for other in deck.pair where other !== strand { try follow(other) }
      }
    case .repeated:
      meter.note(strand.bench.run.settings.batchSize)
      if strand.epochEnds.contains(strand.step) { try refreshBrowser() }
    case .diverged:
      note = strand.divergence?.sentence
      return false
    case .over: break
    }
    guard deck.isOver(strand) else { return true }
    try end()
    return false
  }

  /// Lets the other of a pair come as far as the one in view.
  private func follow(_ other: Strand) throws(LabError) {
    while other.lastStep < strand.step {
      guard case .recorded(let result) = try deck.record(other) else { return }
      if result.finished != nil { try endEpoch(of: other) }
    }
  }

  private func endEpoch(of strand: Strand) throws(LabError) {
    if strand.epochs.last?.confusion == nil {
      do throws(TrainingError) {
        let bench = strand.bench
        let evaluation = try bench.run.model.evaluate(
          bench.data, browser.images, loss: bench.run.loss)
        strand.note(confusion: evaluation.confusion)
      } catch {
        throw .training(error)
      }
    }
    if strand === self.strand { try refreshBrowser() }
  }

  /// After the last epoch; where there is a patience, at the best epoch's end.
  private func end() throws(LabError) {
    let best = strand.epochs.lastIndex { $0.isBest }
    let isEarly = strand.epochs.count < strand.wanted.epochs
    guard strand.wanted.patience != nil, let best else {
      deck.keepEnd(on: strand.bench)
      note = strand.wanted.epochs == 1 ? "The epoch is over." : "All epochs are over."
      return
    }
    note =
      (isEarly
        ? "Stopped early, after epoch \(strand.epochs.count): " : "All epochs are over: ")
      + "the validation loss was smallest after epoch \(best + 1); these are its weights."
    try jump(to: strand.epochEnds[best])
  }

  /// Goes to a step of the strand in view.
  func jump(to step: Int) throws(LabError) {
    try deck.jump(to: step)
    try refreshBrowser()
  }

  func refreshBrowser() throws(LabError) {
    guard browser.filter == .wrong else { return }
    var browser = browser
    try browser.refresh(answers: answers)
    self.browser = browser
  }

  /// The classes that images are taken for.
  func answers(_ images: [Int]) throws(LabError) -> [Int] {
    do throws(TrainingError) {
      return try strand.bench.run.model.answers(material.data, images)
    } catch {
      throw .training(error)
    }
  }

  // MARK: Beginning

  /// Puts the tape aside and begins with other strands; where that cannot be, everything stays.
  ///
  /// - Parameter beginnings: the first is the one in view; two learn side by side.
  func begin(_ material: Material, _ beginnings: [Beginning]) throws(LabError) {
    guard let first = beginnings.first else { return }
    let tape = tapes.new(material, first.settings)
    var strands: [Strand] = []
    for beginning in beginnings { strands.append(try tape.begin(beginning)) }
    deck = TapeDeck(tape, at: strands[0])
    deck.pair = strands.count == 2 ? strands : []
    self.material = material
    choices = shelf.choices(with: material)
    browser = Browser(material.data, first.bench.split)
    try deck.show(strands[0])
    pace = usualPace
    meter = SpeedMeter()
    if let complaint = tapes.complaint { note = Self.sentence("\(complaint)") }
  }

  /// A new bench for a network and images.
  func bench(_ material: Material, _ settings: LabSettings) throws(LabError) -> Bench {
    try Bench(
      material.network, on: material.data, material.split(limit: settings.limit),
      settings: settings, threads: threads)
  }

  // MARK: Notes

  func complain(_ error: LabError) { note = Self.sentence(error.description) }

  /// A text as a sentence, safe to print.
  static func sentence(_ text: String) -> String {
    let safe = UnsafeCharacter.spelledOut(text)
    let hasEnd = safe.hasSuffix(".") || safe.hasSuffix("?")
    return safe.prefix(1).uppercased() + safe.dropFirst() + (hasEnd ? "" : ".")
  }

  func tellWhatHappened() {
    if let left = deck.left {
      note = "Run \(left) has left the chart: it has room for \(Tape.mostStrands)."
      deck.left = nil
    }
    if let complaint = deck.tape.complaint, !isComplaintTold {
      note = Self.sentence("the tape is kept in memory only from now on: \(complaint)")
      isComplaintTold = true
    }
  }

  /// The sitting ends in order; nothing of it need survive.
  func close() { tapes.remove() }
}
