import Compute
import Course

/// Whether a question about a result can be answered by hand, neither at a glance nor in an hour.
struct Suitability {
  let trace: Trace
  let kind: LessonQuestion.Kind
  let place: [Int]?

  init(_ trace: Trace, _ kind: LessonQuestion.Kind, at place: [Int]?) {
    self.trace = trace
    self.kind = kind
    self.place = place
  }

  /// Products that are not zero, in a single value and in all of a question.
  static let mostProducts = (value: 27, whole: 40)
  /// Values of a result that is asked for as a whole.
  static let mostValues = 9
  /// The largest result that is asked for.
  static let largest = Rational(1_000)

  var isSuitable: Bool {
    switch kind {
    case .cell: return isValueSuitable
    case .choice: return trace.isElementwise ? isWholeSuitable : isValueSuitable
    case .matrix, .mistake: return isWholeSuitable
    case .shape: return trace.output.shape != trace.input.shape
    case .number, .order: return true
    }
  }

  /// How many mistakes must give an answer of their own.
  var fewestMistakes: Int {
    switch kind {
    case .cell where trace.isElementwise: 1
    case .cell: 3
    case .choice: Generator.choices - 1
    case .shape where trace.sides == nil: 1
    case .shape, .number: 2
    case .matrix: 1
    case .mistake, .order: 0
    }
  }

  private var isValueSuitable: Bool {
    guard let place else { return false }
    let value = trace.output[place]
    guard value.magnitude <= Self.largest, hasFewDigits(value) else { return false }
    if trace.isElementwise {
      // What stands in the first row is where it was.
      let isMoved = trace.output.shape.offset(of: place) >= trace.input.shape.sizes.last ?? 0
      return isMoved && isMixed(trace.input.elements)
    }
    let window = trace.window(trace.window(computing: place))
    return isSuitable(window)
  }

  private func isSuitable(_ window: Window) -> Bool {
    let terms = window.terms.filter { !$0.isPadding }
    let products = terms.count { !$0.product.isZero }
    guard products <= Self.mostProducts.value else { return false }
    // The last values of a convolution are single products; all others take at least two.
    switch trace.operation {
    case .convolve: return products >= 2
    case .conv2d, .linear: return products >= min(3, max(2, trace.weight.shape.count / 3))
    default: return isMixed(terms.map(\.inputValue))
    }
  }

  private var isWholeSuitable: Bool {
    let output = trace.output
    guard (2...Self.mostValues).contains(output.shape.count), output.shape.rank <= 2,
      isMixed(output.elements), output.elements.allSatisfy(hasFewDigits),
      output.elements.allSatisfy({ $0.magnitude <= Self.largest })
    else { return false }
    if trace.isElementwise {
      let signs = Set(trace.input.elements.map(\.isNegative))
      return output.elements.count >= 4 && (trace.isFlatten || signs.count == 2)
    }
    let products = (0..<trace.windowCount).reduce(0) { sum, number in
      sum + trace.window(number).terms.count { !$0.isPadding && !$0.product.isZero }
    }
    return products <= Self.mostProducts.whole && products >= output.shape.count
  }

  /// Whether not all values are the same.
  private func isMixed(_ values: [Rational]) -> Bool {
    values.dropFirst().contains { $0 != values.first } || values.count == 1
  }

  /// Whether a value is a short decimal, or a fraction as a window of up to sixteen cells gives it.
  private func hasFewDigits(_ value: Rational) -> Bool {
    value.hasPlaces(4) || value.denominator <= 16
  }
}

extension Trace {
  fileprivate var isFlatten: Bool { if case .flatten = operation { true } else { false } }
}
