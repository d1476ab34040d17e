import Canvas
import Compute
import Course

/// Which cells of the input belong to which value of a pooled map, and the colours that say so.
///
/// Where windows do not overlap, all cells of a window share a colour with the value it makes. Where a
/// maximum's windows do, only the cell that wins has a colour, and every value it makes has the same.
struct PoolGround {
  private let stage: Stage
  private let sides: (height: OutputSize, width: OutputSize)
  /// The colours of cells that have won, where windows overlap.
  private var ofWinners: [[Int]: Shade] = [:]
  /// The colours of output values, by their number.
  private var ofValues: [Shade?]
  /// The cells that have won so far.
  private(set) var winners: Set<[Int]> = []

  /// Colours of more values than this are not fitted to their neighbours.
  private static let mostFitted = 400

  init?(_ stage: Stage) {
    guard let sides = stage.trace.sides else { return nil }
    self.stage = stage
    self.sides = sides
    let count = stage.trace.windowCount
    ofValues = Array(repeating: nil, count: count)
    let isMaximum = if case .maxPool2d = stage.trace.operation { true } else { false }
    let known = isMaximum ? stage.completed : 0
    winners = Set((0..<known).compactMap(winner))
    if isApart {
      for number in 0..<count {
        ofValues[number] = Self.colour(number, columns: sides.width.output)
      }
    } else if isMaximum {
      colourWinners(known)
    }
  }

  /// Whether each cell is read by one window at most.
  var isApart: Bool {
    [sides.height, sides.width].allSatisfy { $0.stride >= $0.extent && $0.dilation == 1 }
  }

  private func winner(_ number: Int) -> [Int]? {
    let window = stage.trace.window(number)
    return window.greatest.map { window.terms[$0].input }
  }

  /// A colour that none of the eight values around has.
  private static func colour(_ number: Int, columns: Int) -> Shade {
    let (row, column) = (number / columns, number % columns)
    let index = row * (columns <= 4 ? columns : 3) + column
    return .group(UInt8(index % Shade.groupCount))
  }

  /// Gives each winning cell the first colour that no winner of a neighbouring value has.
  private mutating func colourWinners(_ known: Int) {
    let columns = sides.width.output
    let count = stage.trace.windowCount
    let isFitted = count <= Self.mostFitted
    let all = (0..<(isFitted ? count : known)).map { winner($0) ?? [] }
    var taken: [[Int]: Set<UInt8>] = [:]
    var indices: [[Int]: UInt8] = [:]
    for (number, cell) in all.enumerated() {
      let index =
        indices[cell]
        ?? (0..<UInt8(Shade.groupCount)).first { taken[cell]?.contains($0) != true }
        ?? UInt8(number % Shade.groupCount)
      indices[cell] = index
      guard isFitted else { continue }
      // Every place where this cell wins bars its colour to the winners around.
      for place in all.indices where all[place] == cell {
        for near in Self.neighbours(of: place, columns: columns, count: count)
        where all[near] != cell { taken[all[near], default: []].insert(index) }
      }
    }
    for number in 0..<min(known, all.count) {
      let shade = indices[all[number]].map { Shade.group($0) }
      ofValues[number] = shade
      ofWinners[all[number]] = shade
    }
  }

  private static func neighbours(of place: Int, columns: Int, count: Int) -> [Int] {
    let (row, column) = (place / columns, place % columns)
    return (row - 1...row + 1).flatMap { row in
      (column - 1...column + 1).compactMap { column in
        let near = row * columns + column
        return (0..<columns).contains(column) && (0..<count).contains(near) ? near : nil
      }
    }
  }

  // MARK: - What is asked

  /// The window along a side that reads a cell, where windows are apart.
  private func window(_ cell: Int, _ side: OutputSize) -> Int? {
    let place = cell + side.padding.before
    let number = place / side.stride
    return place >= 0 && number < side.output && place % side.stride < side.extent ? number : nil
  }

  /// The ground of an input cell.
  func shade(ofInput cell: [Int]) -> Shade? {
    let value = stage.isReal(cell) ? stage.trace.input[cell] : .zero
    if stage.shading == .shades { return stage.isReal(cell) ? stage.inputShade(value) : nil }
    guard isApart else { return ofWinners[cell] }
    guard stage.isReal(cell), let row = window(cell[0], sides.height),
      let column = window(cell[1], sides.width)
    else { return nil }
    return ofValues[row * sides.width.output + column]
  }

  /// The ground of an output value.
  func shade(ofOutput number: Int) -> Shade? {
    stage.shading == .shades ? stage.outputShade(number) : ofValues[number]
  }

  /// Whether some window reads a cell of a row and a column.
  func isReached(_ cell: [Int]) -> Bool {
    Self.isReached(cell[0], sides.height) && Self.isReached(cell[1], sides.width)
  }

  static func isReached(_ cell: Int, _ side: OutputSize) -> Bool {
    let place = cell + side.padding.before
    let number = min(place / side.stride, side.output - 1)
    // With gaps between its cells, a window may reach a cell that the one after it does not.
    return (0...number).reversed().prefix(side.extent).contains { number in
      let distance = place - number * side.stride
      return distance < side.extent && distance % side.dilation == 0
    }
  }
}
