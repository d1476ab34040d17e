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
    let unit = Rational.unit(places: places)
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

/// How the value of a window hangs on one of the numbers it reads.
struct Influence {
  let cell: MisreadCell
  private let kind: Kind

  private enum Kind {
    /// The value changes by so much when the number grows by one.
    case factor(Rational)
    /// The greatest of the number and the others, of which this is the greatest.
    case greatest(of: Rational?)
    case function(@Sendable (Rational) -> Rational?)
  }

  /// What the window gives with another number in the place of this one.
  ///
  /// - Parameter right: what it gives in truth.
  func result(_ other: Rational, right: Rational) -> Rational? {
    switch kind {
    case .factor(let factor): right + (other - cell.value) * factor
    case .greatest(let rest): rest.map { $0 > other ? $0 : other } ?? other
    case .function(let function): function(other)
    }
  }

  /// The influence of each number that a window of an operation reads; each number is read once.
  static func all(on window: Window, of trace: Trace) -> [Influence] {
    let terms = window.terms.filter { !$0.isPadding }
    if trace.isFunction {
      return terms.map { term in
        Influence(cell: MisreadCell(term), kind: .function { trace.value(of: $0) })
      }
    }
    switch window.reduction {
    case .function: return []
    case .maximum:
      let best = terms.map(\.product).sorted(by: >).prefix(2)
      return terms.map { term in
        Influence(
          cell: MisreadCell(term),
          kind: .greatest(of: term.product == best.first ? best.dropFirst().first : best.first))
      }
    case .mean(let divisor):
      let share = Rational(1, divisor)
      return terms.map { Influence(cell: MisreadCell($0), kind: .factor($0.weightValue * share)) }
    case .sum: break
    }
    var all = terms.map { Influence(cell: MisreadCell($0), kind: .factor($0.weightValue)) }
    if trace.hasWeights {
      all += terms.map { term in
        Influence(
          cell: MisreadCell(operand: .weight, index: term.weight, value: term.weightValue),
          kind: .factor(term.inputValue))
      }
    }
    if let bias = window.bias {
      let index = trace.biasIndex(of: window)
      all.append(
        Influence(
          cell: MisreadCell(operand: .bias, index: index, value: bias), kind: .factor(.one)))
    }
    return all
  }
}

extension MisreadCell {
  fileprivate init(_ term: Term) {
    self.init(operand: .input, index: term.input, value: term.inputValue, source: term.operand)
  }
}

extension Trace {
  /// Whether a number that is read wrongly enters its windows by itself.
  private var readsNumbers: Bool {
    switch operation {
    case .mseLoss, .softmax, .outputSize, .layerTable, .sequential, .backward: false
    default: true
    }
  }

  /// Whether it works with weights of its own.
  fileprivate var hasWeights: Bool {
    switch operation {
    case .conv1d, .conv2d, .convTranspose2d, .convolve, .linear: true
    default: false
    }
  }

  /// What a function of single numbers gives.
  fileprivate func value(of number: Rational) -> Rational? {
    try? layer?.trace(input: Tensor([number])).output.elements.first
  }

  /// Every way in which a number can have been taken for another so that a window gives what is
  /// accepted, the likelier ones first.
  func misreadings(of window: Window, giving isGiven: (Rational) -> Bool) -> [Mistaken] {
    guard readsNumbers else { return [] }
    let right = window.result
    var found: [(reading: Mistaken, rank: Int)] = []
    for influence in Influence.all(on: window, of: self) {
      for reading in Misreading.all(of: influence.cell.value) {
        // A bias taken for 0 is a bias forgotten.
        if influence.cell.operand == .bias, reading.value.isZero { continue }
        if let result = influence.result(reading.value, right: right), isGiven(result) {
          found.append((Mistaken(cell: influence.cell, to: reading.value), reading.rank))
        }
      }
    }
    return found.enumerated().sorted {
      ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
    }.map(\.element.reading)
  }

  /// What a window gives where a number is taken for another.
  func result(of window: Window, _ mistaken: Mistaken) -> Rational {
    let right = window.result
    return Influence.all(on: window, of: self).first { $0.cell == mistaken.cell }?
      .result(mistaken.to, right: right) ?? right
  }

  /// The windows into which a number goes.
  func windows(reading cell: MisreadCell) -> [Int] {
    switch cell.operand {
    case .input: windows(reading: cell.index)
    case .weight: windows(using: cell.index)
    case .bias: (0..<windowCount).filter { biasIndex(of: window($0)) == cell.index }
    case .output: []
    }
  }

  /// Which bias a window adds: that of its neuron or filter.
  fileprivate func biasIndex(of window: Window) -> [Int] {
    guard bias?.elements.count != 1 else { return [0] }
    if case .linear = operation { return [window.output.last ?? 0] }
    return [window.output.count > 3 ? window.output[1] : window.output[0]]
  }
}
