import Compute

/// Another number that a number can be taken for: one of its digits read wrongly, or its sign.
struct Misreading {
  let value: Rational
  /// Digits that look alike are taken for each other more often: lower is likelier.
  let rank: Int

  /// Digits that look alike in print or in handwriting.
  private static let alike: Set<String> = [
    "17", "27", "38", "56", "06", "68", "08", "49", "89", "35", "09", "23",
  ]

  /// All misreadings of a number; none of a fraction that no decimal gives.
  static func all(of number: Rational) -> [Misreading] {
    guard let places = number.exactPlaces, places <= 12 else { return [] }
    let digits = Array(number.magnitude.decimal(places: places))
    var readings: [Misreading] = []
    for (place, digit) in digits.enumerated() where digit != "." {
      for other in "0123456789" where other != digit {
        var changed = digits
        changed[place] = other
        guard let size = try? Rational(String(changed)) else { continue }
        let isAlike = alike.contains(String([digit, other].sorted()))
        readings.append(
          Misreading(value: number.isNegative ? -size : size, rank: isAlike ? 0 : 1))
      }
    }
    if !number.isZero { readings.append(Misreading(value: -number, rank: 2)) }
    return readings
  }
}

/// A number of an operation taken for another.
struct MisreadCell: Hashable {
  let operand: Mistake.Operand
  let index: [Int]
  let from: Rational
  let to: Rational
  /// Which of the inputs, where an operation has several.
  var source = 0

  var mistake: Mistake { .misreadDigit(operand, at: index, from: from, to: to) }
}

extension Trace {
  /// Whether a value that is read wrongly enters its windows as a factor or by a function.
  private var readsCells: Bool {
    switch operation {
    case .mseLoss, .softmax, .outputSize, .layerTable, .sequential, .backward: false
    default: true
    }
  }

  /// What a window gives with one number taken for another; nil where that cannot be told.
  func result(of window: Window, misreading cell: MisreadCell) -> Rational? {
    guard readsCells else { return nil }
    if isFunction {
      guard cell.operand == .input, window.terms.first?.input == cell.index else { return nil }
      return try? layer?.trace(input: Tensor([cell.to])).output.elements.first
    }
    if cell.operand == .bias {
      return window.bias == nil ? nil : window.result + cell.to - cell.from
    }
    let terms = window.terms
    let change = cell.to - cell.from
    switch window.reduction {
    case .function: return nil
    case .sum, .mean:
      // An operand after the first has a weight of its own, and stands at the same index.
      let sum = terms.lazy.filter { isRead($0, cell) }
        .map { change * (cell.operand == .input ? $0.weightValue : $0.inputValue) }.total
      guard case .mean(let divisor) = window.reduction else { return window.result + sum }
      return window.result + sum / Rational(divisor)
    case .maximum:
      return terms.lazy.filter { !$0.isPadding }
        .map { isRead($0, cell) ? cell.to : $0.product }.max()
    }
  }

  private func isRead(_ term: Term, _ cell: MisreadCell) -> Bool {
    guard !term.isPadding else { return false }
    return cell.operand == .input
      ? term.input == cell.index && term.operand == cell.source : term.weight == cell.index
  }

  /// Every way in which a number can have been taken for another so that a window gives what is
  /// accepted, the likelier ones first.
  func misreadings(of window: Window, giving isGiven: (Rational) -> Bool) -> [MisreadCell] {
    guard readsCells else { return [] }
    var found: [(cell: MisreadCell, rank: Int)] = []
    for number in numbers(of: window) {
      for reading in Misreading.all(of: number.value) {
        let cell = MisreadCell(
          operand: number.operand, index: number.index, from: number.value, to: reading.value,
          source: number.source)
        // A bias taken for 0 is a bias forgotten.
        if cell.operand == .bias, cell.to.isZero { continue }
        if let result = result(of: window, misreading: cell), isGiven(result) {
          found.append((cell, reading.rank))
        }
      }
    }
    return found.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element.cell)
  }

  /// A number that a window reads.
  private struct ReadNumber {
    let operand: Mistake.Operand
    let index: [Int]
    let value: Rational
    var source = 0
  }

  /// The numbers that a window reads, each once.
  private func numbers(of window: Window) -> [ReadNumber] {
    var numbers: [ReadNumber] = []
    var seen: Set<[Int]> = []
    for term in window.terms where !term.isPadding {
      if seen.insert([term.operand] + term.input).inserted {
        numbers.append(
          ReadNumber(
            operand: .input, index: term.input, value: term.inputValue, source: term.operand))
      }
      if hasWeights, seen.insert([-1] + term.weight).inserted {
        numbers.append(
          ReadNumber(operand: .weight, index: term.weight, value: term.weightValue))
      }
    }
    if let bias = window.bias {
      let filter = operation.name == "linear" || window.output.count > 2 ? window.output : [0]
      numbers.append(ReadNumber(operand: .bias, index: [filter[0]], value: bias))
    }
    return numbers
  }

  /// Whether it works with weights of its own.
  var hasWeights: Bool {
    switch operation {
    case .conv1d, .conv2d, .convTranspose2d, .convolve, .linear: true
    default: false
    }
  }

  /// The windows into which a number goes.
  func windows(reading cell: MisreadCell) -> [Int] {
    switch cell.operand {
    case .input: windows(reading: cell.index)
    case .weight: windows(using: cell.index)
    case .bias:
      (0..<windowCount).filter { numbers(of: window($0)).last?.index == cell.index }
    case .output: []
    }
  }
}
