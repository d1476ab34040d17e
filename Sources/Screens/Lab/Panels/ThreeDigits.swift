extension Float {
  /// The number with three significant digits and a true minus sign, as an instrument shows it.
  ///
  /// From a thousand to a million all digits of the whole part are written; what is smaller than a
  /// thousandth or larger than a million has a power of ten: `1.23e−4`.
  var threeDigits: String { Double(self).threeDigits }
}

extension Double {
  /// As for `Float`.
  var threeDigits: String {
    guard isFinite else { return isNaN ? "no number" : self < 0 ? "−∞" : "∞" }
    guard self != 0 else { return "0" }
    let sign = self < 0 ? "−" : ""
    var (mantissa, exponent) = (magnitude, 0)
    while mantissa >= 10 { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    while mantissa < 1 { (mantissa, exponent) = (mantissa * 10, exponent - 1) }
    var digits = Int((mantissa * 100).rounded())
    if digits >= 1000 { (digits, exponent) = (digits / 10, exponent + 1) }
    switch exponent {
    case -3 ... -1:
      return sign + "0." + String(repeating: "0", count: -exponent - 1) + String(digits)
    case 0...1: return sign + Self.pointed(digits, places: 2 - exponent)
    case 2...5: return sign + String(Int(magnitude.rounded()))
    default:
      let power = exponent < 0 ? "−\(-exponent)" : "\(exponent)"
      return sign + Self.pointed(digits, places: 2) + "e" + power
    }
  }

  private static func pointed(_ digits: Int, places: Int) -> String {
    let text = String(digits)
    return text.dropLast(places) + "." + text.suffix(places)
  }

  /// A share from 0 to 1 in percent: "97 %", one decimal below ten and above ninety-nine.
  ///
  /// Only what is exactly nothing or everything is written as 0 or 100.
  var percent: String {
    guard isFinite else { return "? %" }
    if self <= 0 { return "0 %" }
    if self >= 1 { return "100 %" }
    if self < 0.001 { return "<0.1 %" }
    if self > 0.999 { return ">99.9 %" }
    guard self < 0.1 || self > 0.99 else { return "\(Int((self * 100).rounded())) %" }
    let tenths = Int((self * 1000).rounded())
    return "\(tenths / 10).\(tenths % 10) %"
  }
}
