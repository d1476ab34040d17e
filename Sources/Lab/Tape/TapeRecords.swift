import Network

/// What a tape's file is the tape of.
struct TapeHeader: Equatable {
  var network: String
  /// The word or path of the images, and the seed from which they may have been drawn.
  var data: String
  var dataSeed: UInt64
  /// What they were divided by.
  var splitSeed: UInt64
  /// Tells other images of the same name apart.
  var fingerprint: UInt64
  /// The settings that it began with, in words.
  var settings: String

  var record: RecordWriter {
    var record = RecordWriter()
    for text in [network, data, settings] { record.text(text) }
    for word in [dataSeed, splitSeed, fingerprint] { record.word(word) }
    return record
  }
}

extension TapeHeader {
  init(_ reader: inout RecordReader) throws(TapeError) {
    (network, data, settings) = (try reader.text(), try reader.text(), try reader.text())
    (dataSeed, splitSeed) = (try reader.word(), try reader.word())
    fingerprint = try reader.word()
  }
}

/// How a strand begins.
struct StrandRecord {
  var id: Int
  var name: String
  var settings: LabSettings
  var origin: Origin
  /// What the chart says of its beginning.
  var text: String

  enum Origin {
    case branch(from: Int, step: Int)
    /// A bench of its own.
    case root(NetworkDescription, Split)
  }

  init(_ strand: Strand) {
    id = strand.id
    name = strand.name
    settings = strand.settings(at: strand.branchStep)
    text = strand.changes[0].text
    origin =
      strand.parent.map { .branch(from: $0, step: strand.branchStep) }
      ?? .root(strand.bench.network, strand.bench.split)
  }

  var record: RecordWriter {
    var record = RecordWriter()
    record.bool(true)
    record.integer(id)
    record.text(name)
    record.settings(settings)
    record.text(text)
    switch origin {
    case .branch(let parent, let step):
      record.bool(false)
      record.integer(parent)
      record.integer(step)
    case .root(let network, let split):
      record.bool(true)
      record.text(network.name)
      record.text(network.yaml)
      for part in [split.training, split.validation, split.test] {
        record.list(part) { $0.integer($1) }
      }
    }
    return record
  }

  /// That a strand has left the chart.
  static func leaving(_ strand: Int) -> RecordWriter {
    var record = RecordWriter()
    record.bool(false)
    record.integer(strand)
    return record
  }
}

extension StrandRecord {
  /// - Parameter reader: stands behind the word that says that a strand begins.
  init(_ reader: inout RecordReader) throws(TapeError) {
    id = try reader.count()
    name = try reader.text()
    settings = try reader.settings()
    text = try reader.text()
    if try reader.bool() {
      let (name, yaml) = (try reader.text(), try reader.text())
      guard let network = NetworkFile.read(Array(yaml.utf8), name: name).description else {
        throw .damaged
      }
      var parts: [[Int]] = []
      for _ in 0..<3 {
        parts.append(try reader.list { (reader) throws(TapeError) in try reader.count() })
      }
      origin = .root(
        network, Split(training: parts[0], validation: parts[1], test: parts[2]))
    } else {
      origin = .branch(from: try reader.count(), step: try reader.count())
    }
  }
}

/// What of a strand came since it was last written.
struct ProgressRecord {
  var strand: Int
  /// How many steps there were before.
  var firstStep: Int
  var losses: [Float]
  var accuracies: [Float]
  var epochs: [(result: EpochResult, end: Int)]
  var settings: [(step: Int, settings: LabSettings)]

  init(_ strand: Strand) {
    let written = strand.written
    self.strand = strand.id
    firstStep = written.steps
    losses = Array(strand.losses[written.steps...])
    accuracies = Array(strand.accuracies[written.steps...])
    epochs = zip(strand.epochs, strand.epochEnds).dropFirst(written.epochs).map { ($0, $1) }
    settings = Array(strand.settings.dropFirst(written.changes))
  }

  var isEmpty: Bool { losses.isEmpty && epochs.isEmpty && settings.isEmpty }

  var record: RecordWriter {
    var record = RecordWriter()
    record.integer(strand)
    record.integer(firstStep)
    record.floats(losses)
    record.floats(accuracies)
    record.list(epochs) {
      $0.epoch($1.result)
      $0.integer($1.end)
    }
    record.list(settings) {
      $0.integer($1.step)
      $0.settings($1.settings)
    }
    return record
  }
}

extension ProgressRecord {
  init(_ reader: inout RecordReader) throws(TapeError) {
    (strand, firstStep) = (try reader.count(), try reader.count())
    (losses, accuracies) = (try reader.floats(), try reader.floats())
    guard losses.count == accuracies.count else { throw .damaged }
    epochs = try reader.list { (reader) throws(TapeError) in
      (try reader.epoch(), try reader.count())
    }
    settings = try reader.list { (reader) throws(TapeError) in
      (try reader.count(), try reader.settings())
    }
  }
}

/// A state of a strand.
struct CheckpointRecord {
  var strand: Int
  var epochCount: Int
  var state: TrainingState

  init(strand: Int, _ state: TrainingState) {
    self.strand = strand
    epochCount = state.epochs.count
    self.state = state
  }

  var record: RecordWriter {
    var record = RecordWriter()
    record.integer(strand)
    record.integer(epochCount)
    record.state(state)
    return record
  }
}

extension CheckpointRecord {
  init(_ reader: RecordReader) throws(TapeError) {
    var reader = reader
    (strand, epochCount) = (try reader.count(), try reader.count())
    state = try reader.state()
  }
}
