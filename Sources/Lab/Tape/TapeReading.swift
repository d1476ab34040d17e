import Network

/// What a tape's file holds, as far as it is whole.
struct TapeReading {
  let file: TapeFile
  let header: TapeHeader
  /// How each strand begins, in the order in which they began, and which of them left the chart.
  private(set) var beginnings: [StrandRecord] = []
  private(set) var left: Set<Int> = []
  /// What is known of each strand's steps, without gaps.
  private(set) var progress: [Int: [ProgressRecord]] = [:]
  private(set) var checkpoints: [Int: [Checkpoint]] = [:]
  /// What is wrong with the file, in a sentence without its full stop; nil where it is whole.
  private(set) var complaint: String?
  private var stepCounts: [Int: Int] = [:]

  /// Reads a whole file; what is damaged is passed over, an end that is cut off is cut off for good.
  ///
  /// - Throws: where this is no tape, or nobody can say of what it is one.
  init(path: String) throws(TapeError) {
    file = try TapeFile.reopen(path: path)
    var place = TapeFile.title.count
    guard let head = try file.head(at: place), head.kind == .header else {
      throw .noHeader(path: path)
    }
    do throws(TapeError) {
      var reader = try file.contents(of: head)
      header = try TapeHeader(&reader)
    } catch {
      throw .noHeader(path: path)
    }
    place = head.next
    var damaged = 0
    while let head = try file.head(at: place) {
      do throws(TapeError) { try take(head) } catch { damaged += 1 }
      place = head.next
    }
    if damaged > 0 {
      complaint = "\(damaged) part\(damaged == 1 ? "" : "s") of the tape cannot be read any more"
    }
    if place < file.size {
      complaint = "the end of the tape is cut off or damaged, and left out"
      try file.cut(at: place)
    }
  }

  private mutating func take(_ head: TapeFile.Head) throws(TapeError) {
    var reader = try file.contents(of: head)
    switch head.kind {
    case .header: throw .damaged
    case .nothing: file.free(head.place)
    case .strand:
      guard try reader.bool() else {
        left.insert(try reader.count())
        return
      }
      let beginning = try StrandRecord(&reader)
      beginnings.append(beginning)
      if case .branch(_, let step) = beginning.origin { stepCounts[beginning.id] = step }
    case .progress:
      let progress = try ProgressRecord(&reader)
      guard progress.firstStep == stepCounts[progress.strand, default: 0] else { return }
      self.progress[progress.strand, default: []].append(progress)
      stepCounts[progress.strand, default: 0] += progress.losses.count
    case .checkpoint:
      let record = try CheckpointRecord(reader)
      let whole = Checkpoint(record.state)
      let checkpoint = Checkpoint(
        step: whole.step, epochCount: record.epochCount, byteCount: whole.byteCount,
        at: head.place)
      if whole.isBeginning { checkpoint.isNow(inMemory: record.state) }
      checkpoints[record.strand, default: []].append(checkpoint)
    }
  }

  /// The strands, on benches of their own.
  ///
  /// - Returns: all on the chart that can be played, in their order; and the next strand's number.
  func strands(
    on data: DataSet, threads: Int
  ) throws(LabError) -> (strands: [Strand], nextID: Int) {
    var made: [Int: Strand] = [:]
    for beginning in beginnings {
      guard let strand = try strand(beginning, data, threads, made) else { continue }
      progress[beginning.id, default: []].forEach(strand.note)
      made[beginning.id] = strand
    }
    // Branches have taken what they share with their parents; now what has no checkpoint goes.
    for beginning in beginnings {
      guard let strand = made[beginning.id] else { continue }
      strand.note(
        checkpoints[strand.id] ?? [],
        inherited: strand.parent.flatMap { made[$0]?.checkpoints } ?? [])
    }
    let strands = beginnings.compactMap { made[$0.id] }.filter { strand in
      !left.contains(strand.id) && strand.checkpoints.first?.isBeginning == true
        && strand.lastStep >= strand.branchStep
        && strand.checkpoints.allSatisfy { $0.epochCount <= strand.epochs.count }
    }
    return (strands, (beginnings.map(\.id).max() ?? -1) + 1)
  }

  private func strand(
    _ beginning: StrandRecord, _ data: DataSet, _ threads: Int, _ made: [Int: Strand]
  ) throws(LabError) -> Strand? {
    switch beginning.origin {
    case .branch(let parent, let step):
      guard let parent = made[parent], step <= parent.lastStep else { return nil }
      return Strand(
        id: beginning.id, name: beginning.name, from: parent, at: step,
        settings: beginning.settings)
    case .root(let network, let split):
      let all = split.training + split.validation + split.test
      guard all.allSatisfy({ $0 < data.count }) else { throw .tape(.damaged) }
      let bench = try Bench(
        network, on: data, split, settings: beginning.settings, threads: threads)
      return Strand(
        id: beginning.id, name: beginning.name, on: bench, settings: beginning.settings,
        says: beginning.text)
    }
  }
}
