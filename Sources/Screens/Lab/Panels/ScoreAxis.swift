import Canvas
import Compute
import Lab

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Which scores a chart shows between its lowest and its highest tick, and how they lie on the axis.
struct ScoreAxis {
  private let measure: LabSight.Measure
  let range: ClosedRange<Rational>

  init(_ moment: Moment, _ measure: LabSight.Measure) {
    self.measure = measure
    let runs = moment.runs
    let ignorance = logf(Float(max(2, moment.data.classNames.count)))
    switch measure {
    case .accuracy: range = .zero...100
    case .loss: range = .zero...Self.rational(Self.highest(runs, ignorance: ignorance), or: 1)
    case .logarithmicLoss:
      let top = Self.exponent(Self.highest(runs, ignorance: ignorance)).rounded(.up)
      let least = runs.map(Self.lowest).min() ?? 1
      let bottom = max(-6, min(top - 1, Self.exponent(least).rounded(.down)))
      range = Rational(Int(bottom))...Rational(Int(max(bottom + 1, top)))
    }
  }

  /// The largest loss, but not far above the first, or above what knowing nothing costs: further up lie
  /// only losses of trainings gone astray, which would press all others flat.
  private static func highest(_ runs: [RunHistory], ignorance: Float) -> Float {
    let first = runs.compactMap(\.losses.first).filter(\.isFinite).max() ?? 0
    let most = runs.reduce(Float(0)) { most, run in
      run.losses.reduce(most) { $1.isFinite ? max($0, $1) : $0 }
    }
    return min(most, 2 * max(first, ignorance))
  }

  /// The smallest mean of sixteen steps, so that one lucky batch does not stretch the axis.
  private static func lowest(_ run: RunHistory) -> Float {
    RunCurve(run.losses, from: 0, stepsPerColumn: 16).means.reduce(Float.infinity) {
      $1 > 0 ? min($0, $1) : $0
    }
  }

  /// With six decimals.
  private static func rational(_ number: Float, or other: Rational) -> Rational {
    guard number > 1e-6, number < 1e6 else { return other }
    return Rational(Int((Double(number) * 1e6).rounded(.up)), 1_000_000)
  }

  private static func exponent(_ number: Float) -> Float {
    number > 0 && number.isFinite ? log10f(number) : 0
  }

  /// Where a score lies on the axis.
  func place(_ score: Float) -> Float {
    switch measure {
    case .accuracy: 100 * score
    case .loss: score
    case .logarithmicLoss: score > 0 ? log10f(score) : score == 0 ? -1000 : .nan
    }
  }

  /// What is written at a tick; nil where the ticks must be others.
  func label(_ tick: Rational) -> String? {
    guard measure == .logarithmicLoss else { return Axis.label(tick) }
    guard tick.isInteger, let exponent = Int(exactly: tick.numerator) else { return nil }
    return exponent >= 0
      ? "1" + String(repeating: "0", count: exponent)
      : "0." + String(repeating: "0", count: -exponent - 1) + "1"
  }

  /// A score in words.
  func written(_ score: Float) -> String {
    measure == .accuracy ? Double(score).percent : score.threeDigits
  }
}
