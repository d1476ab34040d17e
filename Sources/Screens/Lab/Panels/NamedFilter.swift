/// A 3×3 filter that has a name, to say what a kernel has become.
struct NamedFilter: Hashable, Sendable {
  let name: String
  private let weights: [Float]
  /// Whether the filter turned into its negative is the same one, seen from the other side.
  private let isOdd: Bool

  private init(_ name: String, _ weights: [Float], isOdd: Bool = false) {
    self.name = name
    self.weights = weights
    self.isOdd = isOdd
  }

  /// A name is given from this correlation on.
  static let bar: Float = 0.9
  static let barText = "|r| ≥ 0.9"

  /// What a kernel has become, and how near it is.
  struct Likeness: Hashable, Sendable {
    let name: String
    /// k·f / (|k|·|f|), from −1 to 1.
    let correlation: Float

    var text: String { "\(name), r = \(correlation.twoPlaces)" }
  }

  /// The name of nine numbers, row by row; nil where no filter is near enough.
  static func likeness(_ kernel: ArraySlice<Float>) -> Likeness? {
    guard kernel.count == 9 else { return nil }
    let length = kernel.reduce(0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0, length.isFinite else { return nil }
    var best: (filter: NamedFilter, correlation: Float)?
    for filter in all {
      let product = zip(kernel, filter.weights).reduce(0) { $0 + $1.0 * $1.1 }
      let filterLength = filter.weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
      let correlation = product / (length * filterLength)
      if abs(correlation) > abs(best?.correlation ?? 0) { best = (filter, correlation) }
    }
    guard let best, abs(best.correlation) >= bar else { return nil }
    let isTurned = best.correlation < 0 && !best.filter.isOdd
    return Likeness(
      name: (isTurned ? "inverted " : "") + best.filter.name, correlation: best.correlation)
  }

  private static let all = [
    NamedFilter("vertical edge", [-1, 0, 1, -1, 0, 1, -1, 0, 1], isOdd: true),
    NamedFilter("vertical edge", [-1, 0, 1, -2, 0, 2, -1, 0, 1], isOdd: true),
    NamedFilter("horizontal edge", [-1, -1, -1, 0, 0, 0, 1, 1, 1], isOdd: true),
    NamedFilter("horizontal edge", [-1, -2, -1, 0, 0, 0, 1, 2, 1], isOdd: true),
    NamedFilter("falling diagonal edge", [0, 1, 1, -1, 0, 1, -1, -1, 0], isOdd: true),
    NamedFilter("rising diagonal edge", [1, 1, 0, 1, 0, -1, 0, -1, -1], isOdd: true),
    NamedFilter("vertical line", [-1, 2, -1, -1, 2, -1, -1, 2, -1]),
    NamedFilter("horizontal line", [-1, -1, -1, 2, 2, 2, -1, -1, -1]),
    NamedFilter("falling line", [2, -1, -1, -1, 2, -1, -1, -1, 2]),
    NamedFilter("rising line", [-1, -1, 2, -1, 2, -1, 2, -1, -1]),
    NamedFilter("average", [1, 1, 1, 1, 1, 1, 1, 1, 1]),
    NamedFilter("blur", [1, 2, 1, 2, 4, 2, 1, 2, 1]),
    NamedFilter("sharpen", [0, -1, 0, -1, 5, -1, 0, -1, 0]),
    NamedFilter("centre spot", [-1, -1, -1, -1, 8, -1, -1, -1, -1]),
    NamedFilter("copy", [0, 0, 0, 0, 1, 0, 0, 0, 0]),
    NamedFilter("corner, top left", [-1, -1, -1, -1, 1, 1, -1, 1, 1]),
    NamedFilter("corner, top right", [-1, -1, -1, 1, 1, -1, 1, 1, -1]),
    NamedFilter("corner, bottom left", [-1, 1, 1, -1, 1, 1, -1, -1, -1]),
    NamedFilter("corner, bottom right", [1, 1, -1, 1, 1, -1, -1, -1, -1]),
  ]
}

extension Float {
  /// With two places and a true minus sign; magnitudes up to 1.
  fileprivate var twoPlaces: String {
    let hundredths = Int((magnitude * 100).rounded())
    let places = hundredths % 100
    return (self < 0 ? "−" : "") + "\(hundredths / 100)." + (places < 10 ? "0" : "") + "\(places)"
  }
}
