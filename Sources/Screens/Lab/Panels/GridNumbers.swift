/// How the numbers of a grid are written so that their points stand below each other.
struct GridNumbers {
  /// Digits after the point; nil where numbers are so small that each has a power of ten.
  private let places: Int?
  /// The widest number's columns.
  let width: Int

  /// - Parameter reach: the magnitude of the largest number, which has three digits.
  init(reach: Float) {
    var (places, least) = (2, Float(1))
    while reach < least, places < 6 { (places, least) = (places + 1, least / 10) }
    while reach >= 10 * least, places > 0 { (places, least) = (places - 1, least * 10) }
    self.places = reach >= least && reach < 1e6 ? places : nil
    width = self.places == nil ? 8 : max(Self.text(-Double(reach), places).count, 2)
  }

  func text(_ number: Float) -> String {
    guard let places, number.isFinite else { return number.threeDigits }
    return Self.text(Double(number), places)
  }

  private static func text(_ number: Double, _ places: Int) -> String {
    let power = (0..<places).reduce(1) { power, _ in power * 10 }
    let digits = Int((number.magnitude * Double(power)).rounded())
    let sign = number < 0 && digits > 0 ? "−" : ""
    guard places > 0 else { return sign + String(digits) }
    let part = String(digits % power)
    return sign + "\(digits / power)." + String(repeating: "0", count: places - part.count) + part
  }
}
