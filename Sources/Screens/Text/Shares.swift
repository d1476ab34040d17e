import Canvas
import Compute

extension Rational {
  /// A share as `95.5 %`; what would show as nothing is said to be less than something.
  var percent: String {
    let percent = self * 100
    if percent < Rational(1, 20) { return "<0.1 %" }
    return Written(percent.rounded(places: 1), .decimal).text + " %"
  }
}

extension SoftmaxParts {
  /// From where on it is said how far apart the powers are.
  private static let farApart: Rational = 100

  /// How many times the least power the greatest is, where that is many times.
  var notableSpread: String? {
    guard spread > Self.farApart else { return nil }
    let times = Written(spread, .decimal, places: 0).marked
    return "The greatest power is \(times) times the least."
  }
}
