import Compute

/// A printed result against what each mistake would have given.
struct Comparison {
  let printed: PrintedTensor
  /// The offsets of the wrong values.
  let wrong: [Int]
  let proofreader: Proofreader

  private var trace: Trace { proofreader.trace }
  private var exact: Tensor { proofreader.exact }

  /// How likely causes are that explain equally much, and give all that is printed: lower is likelier.
  private enum Rank {
    static let written = 0
    static let method = 10
    static let neighbour = 40
    /// A mistake of method made in some values only.
    static let bias = 50
    static let pooling = 51
    static let misread = 60
    static let methodInPart = 70
    static let slip = 90
  }

  /// Wrong values that are looked at one by one.
  private static let mostSingle = 12
  /// Misreadings that are followed into all windows.
  private static let mostFollowed = 200

  /// Every explanation that is found, in no order.
  func explanations() -> [Explanation] {
    guard !wrong.isEmpty else { return [] }
    let written = [Mistake.truncated, .rounded].compactMap { explanation(written: $0) }
    let methods = Mistake.ofMethod(in: trace).enumerated().compactMap { place, mistake in
      mistake.result(of: trace).flatMap { explanation(mistake, $0, place) }
    }
    return written + methods + neighbours() + misreadings() + slips()
  }

  private func explanation(written mistake: Mistake) -> Explanation? {
    let cells = wrong.filter { place in
      guard let cell = printed.cells[place] else { return false }
      let value = exact.elements[place]
      return mistake == .truncated ? cell.isCut(from: value) : cell.isRight(for: value)
    }
    guard !cells.isEmpty else { return nil }
    let rank = Rank.written + (mistake == .truncated ? 0 : 1)
    return Explanation(mistakes: [mistake], cells: Set(cells), givesAll: true, rank: rank)
  }

  /// What a mistake explains that gives `result`, which may be of another size.
  func explanation(_ mistake: Mistake, _ result: Tensor, _ place: Int = 0) -> Explanation? {
    guard result.shape.rank == exact.shape.rank else { return nil }
    func agrees(_ offset: Int) -> Bool {
      guard let cell = printed.cells[offset] else { return true }
      let index = exact.shape.index(at: offset)
      guard zip(index, result.shape.sizes).allSatisfy({ $0 < $1 }) else { return false }
      return cell.isRight(for: result[index])
    }
    let cells = wrong.filter(agrees)
    guard !cells.isEmpty else { return nil }
    let givesAll = cells.count == wrong.count && printed.cells.indices.allSatisfy(agrees)
    return Explanation(
      mistakes: [mistake], cells: Set(cells), givesAll: givesAll,
      rank: givesAll ? Rank.method + place : rankInPart(mistake, place))
  }

  private func rankInPart(_ mistake: Mistake, _ place: Int) -> Int {
    switch mistake {
    case .forgotBias, .carriedOver: Rank.bias
    case .forgotDivision, .averagedAllCells, .maxForAverage, .maxForSum, .averageForMax,
      .averageForSum, .sumForMax, .minimumForMax:
      Rank.pooling
    default: Rank.methodInPart + place
    }
  }

  /// Values that are those of their neighbours, as they are printed or as they should be.
  private func neighbours() -> [Explanation] {
    Mistake.Neighbour.allCases.compactMap { neighbour in
      let cells = wrong.filter { offset in
        let index = exact.shape.index(at: offset)
        guard let cell = printed.cells[offset],
          let place = neighbour.place(beside: index, in: exact.shape)
        else { return false }
        let beside = exact.shape.offset(of: place)
        return cell.isRight(for: exact.elements[beside])
          || printed.cells[beside]?.value == cell.value
      }
      guard !cells.isEmpty else { return nil }
      return Explanation(
        mistakes: [.copiedNeighbour(neighbour)], cells: Set(cells),
        givesAll: cells.count == wrong.count, rank: Rank.neighbour)
    }
  }

  /// Numbers taken for others: everywhere, or in one window only.
  private func misreadings() -> [Explanation] {
    guard trace.windowCount == exact.shape.count, trace.count <= Mistake.mostSteps else {
      return []
    }
    var found: [Explanation] = []
    var known: Set<Mistaken> = []
    var followed = 0
    for offset in wrong.prefix(Self.mostSingle) {
      guard let cell = printed.cells[offset] else { continue }
      let readings = trace.misreadings(of: trace.window(offset)) { cell.isRight(for: $0) }
      var local: Explanation?
      for reading in readings {
        if known.contains(reading) || followed == Self.mostFollowed { continue }
        followed += 1
        if let everywhere = everywhere(reading) {
          known.insert(reading)
          found.append(everywhere)
        } else if local == nil {
          local = Explanation(
            mistakes: [reading.mistake], cells: [offset], givesAll: false, rank: Rank.misread)
        }
      }
      if let local { found.append(local) }
    }
    return found
  }

  /// A misreading that holds in all windows, where what is printed agrees with it.
  private func everywhere(_ reading: Mistaken) -> Explanation? {
    var cells: Set<Int> = []
    let wrong = Set(wrong)
    for number in trace.windows(reading: reading.cell) {
      guard let cell = printed.cells[number] else { continue }
      let window = trace.window(number)
      guard cell.isRight(for: trace.result(of: window, reading)) else { return nil }
      if wrong.contains(number) { cells.insert(number) }
    }
    guard !cells.isEmpty else { return nil }
    return Explanation(
      mistakes: [reading.mistake], cells: cells, givesAll: cells.count == wrong.count,
      rank: Rank.misread)
  }

  private func slips() -> [Explanation] {
    Mistake.slips.enumerated().compactMap { place, slip in
      let cells = wrong.filter { offset in
        printed.cells[offset].map { slip.explains($0, of: exact.elements[offset]) } ?? false
      }
      guard !cells.isEmpty else { return nil }
      return Explanation(
        mistakes: [slip], cells: Set(cells), givesAll: false, rank: Rank.slip + place)
    }
  }
}
