#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How well an answer was known.
public enum Grade: Int, Hashable, Sendable, CaseIterable {
  case again = 1
  case hard, good, easy

  /// A wrong answer is to be learned again; one that took a hint was hard.
  public init(isRight: Bool, hints: Int) {
    self = !isRight ? .again : hints > 0 ? .hard : .good
  }
}

/// When a question is to be asked again, by FSRS-6, the Free Spaced Repetition Scheduler, with its
/// default weights: a question is due when the chance of a right answer has fallen to nine in ten.
///
/// J. Ye, J. Su and Y. Cao, A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition
/// Scheduling (KDD 2022), <https://doi.org/10.1145/3534678.3539081>; the formulas of version 6 as
/// py-fsrs 6.3.2 has them, without its random spread of intervals. Learning takes one step of ten
/// minutes.
public struct Schedule: Hashable, Sendable {
  /// In how many days the chance of a right answer falls to nine in ten.
  public private(set) var stability: Double
  /// From 1 to 10.
  public private(set) var difficulty: Double
  /// Whether the last answer was wrong, or was hard before any was good.
  public private(set) var isLearning: Bool
  public private(set) var last: Timestamp
  public private(set) var due: Timestamp

  static let weights = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ]
  private static let leastStability = 0.001
  private static let longestDays = 36_500
  private static let learningMinutes = 10

  /// Begins with the first answer.
  public init(_ grade: Grade, at time: Timestamp) {
    stability = max(Self.weights[grade.rawValue - 1], Self.leastStability)
    difficulty = Self.clamped(Self.firstDifficulty(grade))
    isLearning = true
    last = time
    due = time
    plan(grade, at: time)
  }

  /// Takes a further answer.
  public mutating func take(_ grade: Grade, at time: Timestamp) {
    let days = time.days(since: last)
    stability = max(
      days < 1 ? stabilitySameDay(grade) : stability(grade, retrievability(after: days)),
      Self.leastStability)
    difficulty = Self.nextDifficulty(difficulty, grade)
    plan(grade, at: time)
  }

  private mutating func plan(_ grade: Grade, at time: Timestamp) {
    last = time
    switch grade {
    case .again:
      isLearning = true
      due = time.adding(minutes: Self.learningMinutes)
    case .hard where isLearning: due = time.adding(minutes: Self.learningMinutes * 3 / 2)
    default:
      isLearning = false
      due = time.adding(days: days)
    }
  }

  /// The interval to the next time, were it a question that is no longer learned.
  var days: Int {
    Int(min(max(stability.rounded(.toNearestOrEven), 1), Double(Self.longestDays)))
  }

  /// The chance of a right answer after so many days.
  func retrievability(after days: Int) -> Double {
    let decay = -Self.weights[20]
    let factor = pow(0.9, 1 / decay) - 1
    return pow(1 + factor * Double(max(0, days)) / stability, decay)
  }

  // MARK: The formulas

  private func stabilitySameDay(_ grade: Grade) -> Double {
    let w = Self.weights
    let increase =
      exp(w[17] * (Double(grade.rawValue) - 3 + w[18])) * pow(stability, -w[19])
    return stability * (grade == .again ? increase : max(increase, 1))
  }

  private func stability(_ grade: Grade, _ chance: Double) -> Double {
    let w = Self.weights
    guard grade != .again else {
      let long =
        w[11] * pow(difficulty, -w[12]) * (pow(stability + 1, w[13]) - 1)
        * exp((1 - chance) * w[14])
      return min(long, stability / exp(w[17] * w[18]))
    }
    let growth =
      exp(w[8]) * (11 - difficulty) * pow(stability, -w[9]) * (exp((1 - chance) * w[10]) - 1)
    return stability * (1 + growth * (grade == .hard ? w[15] : grade == .easy ? w[16] : 1))
  }

  private static func firstDifficulty(_ grade: Grade) -> Double {
    weights[4] - exp(weights[5] * Double(grade.rawValue - 1)) + 1
  }

  private static func nextDifficulty(_ difficulty: Double, _ grade: Grade) -> Double {
    let change = -weights[6] * Double(grade.rawValue - 3) * (10 - difficulty) / 9
    return clamped(
      weights[7] * firstDifficulty(.easy) + (1 - weights[7]) * (difficulty + change))
  }

  private static func clamped(_ difficulty: Double) -> Double { min(max(difficulty, 1), 10) }
}
