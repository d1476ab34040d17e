import BigInt
import Compute

/// What a request may cost; asked before anything is computed.
struct Budget {
  /// Whether the backward step is computed, too, which keeps every product in memory.
  var isBackward = false
  /// Whether the steps are told, too.
  var isTraced = false

  /// How long a product takes, against one of a convolution, whose windows need not be built.
  enum Pace: Int {
    case straight = 1
    case list = 20
    case windows = 100
    case backward = 400
  }

  /// Refuses what is too much.
  ///
  /// - Parameters:
  ///   - values: how many numbers come out.
  ///   - products: how many products it takes.
  ///   - operands: the tensors whose numbers are multiplied with each other.
  /// - Returns: how many digits a number of the output may have.
  @discardableResult
  func allow(values: Int, products: Int, pace: Pace = .windows, operands: [Tensor]) throws -> Int {
    guard values <= Limits.numbers else {
      throw RequestError(
        "the output would have \(Self.count(values)) numbers; the most are "
          + grouped(Limits.numbers))
    }
    let terms = products / max(1, values) + 1
    let bits = operands.reduce(terms.bitWidth - terms.leadingZeroBitCount) {
      $0 + NumberSize($1.elements, terms: terms).bits
    }
    let areWhole = operands.allSatisfy { $0.elements.allSatisfy(\.isInteger) }
    let each = (isBackward ? Pace.backward : pace).rawValue
    // Measured: adding fractions of words takes 6 times as long, of larger ones a square of bits.
    let size =
      bits < 60
      ? (areWhole ? 0 : 5) : 40 + bits.timesAtMost(bits) / (areWhole ? 5_000 : 250)
    // Told step by step, each sum so far is written out.
    let told = isTraced && bits >= 60 ? 20 : 1
    let work = products.timesAtMost(each + size.timesAtMost(told))
    guard work <= Limits.work else {
      throw RequestError(
        "this takes \(Self.count(products)) products, the work of \(Self.count(work)) of short "
          + "whole numbers in a convolution; the most are \(grouped(Limits.work))")
    }
    let digits = bits / 3 + 1
    guard values.timesAtMost(digits) <= Limits.answerDigits || bits < 60 else {
      throw RequestError(
        "the answer may have \(Self.count(values.timesAtMost(digits))) digits; the most are "
          + grouped(Limits.answerDigits))
    }
    return digits
  }

  private static func count(_ number: Int) -> String {
    number == .max ? "far too many" : grouped(number)
  }
}

/// How many bits the numerator and denominator of a sum of several numbers may take together.
private struct NumberSize {
  let bits: Int

  init(_ numbers: [Rational], terms: Int) {
    var numerator = 0
    var denominators: Set<BigInt> = []
    var longest = 0
    for number in numbers {
      if let whole = number.integer {
        numerator = max(numerator, Int.bitWidth - whole.magnitude.leadingZeroBitCount)
      } else {
        numerator = max(numerator, number.numerator.magnitude.bitWidth)
        let denominator = number.denominator
        longest = max(longest, denominator.magnitude.bitWidth)
        denominators.insert(denominator)
      }
    }
    // Only so many terms meet in a sum, whatever the common denominator of all is.
    let most = longest.timesAtMost(terms)
    var common = BigInt(1)
    for denominator in denominators {
      let rest = common % denominator
      if rest.isZero { continue }
      common *= denominator / denominator.greatestCommonDivisor(with: rest)
      guard common.magnitude.bitWidth < min(most, 4096 + 2 * longest) else { break }
    }
    let isWhole = common.magnitude.bitWidth < min(most, 4096 + 2 * longest)
    bits = numerator + (denominators.isEmpty ? 0 : isWhole ? common.magnitude.bitWidth : most)
  }
}
