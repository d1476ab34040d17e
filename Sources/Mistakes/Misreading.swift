import Compute

/// Another number that a number can be taken for: one of its digits read wrongly, or its sign.
struct Misreading {
  let value: Rational
  /// Digits that look alike are taken for each other more often: lower is likelier.
  let rank: Int

  /// Pairs of digits that look alike in print or in handwriting, the smaller one first.
  private static let alike: Set<[Int]> = [
    [1, 7], [2, 7], [3, 8], [5, 6], [0, 6], [6, 8], [0, 8], [4, 9], [8, 9], [3, 5], [0, 9], [2, 3],
  ]

  /// All misreadings of a number; none of a fraction that no decimal gives, or of a long number.
  static func all(of number: Rational) -> [Misreading] {
    guard let places = number.exactPlaces, places <= 6 else { return [] }
    let unit = (0..<places).reduce(Rational.one) { power, _ in power / 10 }
    guard let digits = (number.magnitude / unit).integer, digits < 1_000_000_000 else { return [] }
    var readings: [Misreading] = []
    var (rest, power, place) = (digits, unit, 0)
    repeat {
      let digit = rest % 10
      for other in 0...9 where other != digit {
        let change = Rational(other - digit) * power
        readings.append(
          Misreading(
            value: number.isNegative ? number - change : number + change,
            rank: alike.contains([min(digit, other), max(digit, other)]) ? 0 : 1))
      }
      (rest, power, place) = (rest / 10, power * 10, place + 1)
    } while rest > 0 || place <= places
    if !number.isZero { readings.append(Misreading(value: -number, rank: 2)) }
    return readings
  }
}

/// A number of an operation.
struct MisreadCell: Hashable {
  let operand: Mistake.Operand
  let index: [Int]
  let value: Rational
  /// Which of the inputs, where an operation has several.
  var source = 0
}

/// A number taken for another.
struct Mistaken: Hashable {
  let cell: MisreadCell
  let to: Rational

  var mistake: Mistake {
    .misreadDigit(cell.operand, at: cell.index, from: cell.value, to: to)
  }
}

extension Trace {
  /// Whether a value that is read wrongly enters its windows as a factor or by a function.
  private var readsCells: Bool {
    switch operation {
    case .mseLoss, .softmax, .outputSize, .layerTable, .sequential, .backward: false
    default: true
    }
  }

  /// What a window gives with a number taken for another, as a function of that other; nil where that
  /// cannot be told.
  func result(
    of window: Window, misreading cell: MisreadCell
  ) -> ((_ other: Rational) -> Rational?)? {
    guard readsCells else { return nil }
    if isFunction {
      guard cell.operand == .input, window.terms.first?.input == cell.index else { return nil }
      return { try? layer?.trace(input: Tensor([$0])).output.elements.first }
    }
    let right = window.result
    if cell.operand == .bias {
      return window.bias == nil ? nil : { right + $0 - cell.value }
    }
    let terms = window.terms
    if case .maximum = window.reduction {
      let rest = terms.lazy.filter { !$0.isPadding && !isRead($0, cell) }.map(\.product).max()
      return { other in rest.map { $0 > other ? $0 : other } ?? other }
    }
    // An operand after the first has a weight of its own, and stands at the same index.
    var factor = terms.lazy.filter { isRead($0, cell) }
      .map { cell.operand == .input ? $0.weightValue : $0.inputValue }.total
    switch window.reduction {
    case .function, .maximum: return nil
    case .mean(let divisor): factor /= Rational(divisor)
    case .sum: break
    }
    return { right + ($0 - cell.value) * factor }
  }

  private func isRead(_ term: Term, _ cell: MisreadCell) -> Bool {
    guard !term.isPadding else { return false }
    return cell.operand == .input
      ? term.input == cell.index && term.operand == cell.source : term.weight == cell.index
  }

  /// Every way in which a number can have been taken for another so that a window gives what is
  /// accepted, the likelier ones first.
  func misreadings(of window: Window, giving isGiven: (Rational) -> Bool) -> [Mistaken] {
    guard readsCells else { return [] }
    var found: [(reading: Mistaken, rank: Int)] = []
    for number in numbers(of: window) {
      guard let result = result(of: window, misreading: number) else { continue }
      for reading in Misreading.all(of: number.value) {
        // A bias taken for 0 is a bias forgotten.
        if number.operand == .bias, reading.value.isZero { continue }
        if let result = result(reading.value), isGiven(result) {
          found.append((Mistaken(cell: number, to: reading.value), reading.rank))
        }
      }
    }
    return found.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element.reading)
  }

  /// The numbers that a window reads, each once.
  private func numbers(of window: Window) -> [MisreadCell] {
    var numbers: [MisreadCell] = []
    var seen: Set<[Int]> = []
    for term in window.terms where !term.isPadding {
      if seen.insert([term.operand] + term.input).inserted {
        numbers.append(
          MisreadCell(
            operand: .input, index: term.input, value: term.inputValue, source: term.operand))
      }
      if hasWeights, seen.insert([-1] + term.weight).inserted {
        numbers.append(
          MisreadCell(operand: .weight, index: term.weight, value: term.weightValue))
      }
    }
    if let bias = window.bias {
      let filter = operation.name == "linear" || window.output.count > 2 ? window.output : [0]
      numbers.append(MisreadCell(operand: .bias, index: [filter[0]], value: bias))
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
