/// How fast a training goes on by itself.
public enum Pace: Hashable, Sendable {
  /// So many steps a second at most, so that one can watch.
  case steps(Int)
  case asFastAsPossible

  /// From the slowest to the fastest.
  public static let all: [Pace] = [1, 3, 10, 30, 100, 300].map { .steps($0) } + [.asFastAsPossible]

  /// The time between two steps; nil where none is waited for.
  var pause: Duration? {
    if case .steps(let count) = self { .seconds(1) / max(1, count) } else { nil }
  }

  /// What shows a training that would be over at once within half a minute or so.
  static func usual(steps: Int) -> Pace { steps <= 3_000 ? .steps(30) : .asFastAsPossible }
}
