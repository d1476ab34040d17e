/// A number of the engine as a person reads it: three significant digits, a true minus sign.
///
/// Only for showing; nothing is computed with it.
struct Figure: Hashable, Sendable {
  let text: String

  init(_ value: Float) { self.init(Double(value)) }

  init(_ value: Double) {
    guard value.isFinite else {
      text = value.isNaN ? "no number" : value < 0 ? "−∞" : "∞"
      return
    }
    let size = abs(value)
    let digits: String
    if size == 0 {
      digits = "0"
    } else if size >= 1000 || size < 0.001 {
      digits = Self.scientific(size)
    } else {
      digits = Self.fixed(size, places: size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3)
    }
    text = (value < 0 && digits != "0" ? "−" : "") + digits
  }

  private static func fixed(_ size: Double, places: Int) -> String {
    let scale = [1, 10, 100, 1000][places]
    let rounded = Int((size * Double(scale)).rounded())
    guard places > 0 else { return "\(rounded)" }
    var decimals = "\(rounded % scale)"
    decimals = String(repeating: "0", count: places - decimals.count) + decimals
    while decimals.last == "0" { decimals.removeLast() }
    return decimals.isEmpty ? "\(rounded / scale)" : "\(rounded / scale).\(decimals)"
  }

  /// Such as 1.2e5.
  private static func scientific(_ size: Double) -> String {
    if size >= 1000, size < 1e6, size == size.rounded() { return "\(Int(size))" }
    var exponent = 0
    var mantissa = size
    while mantissa >= 9.95 {
      mantissa /= 10
      exponent += 1
    }
    while mantissa < 0.995 {
      mantissa *= 10
      exponent -= 1
    }
    return fixed(mantissa, places: 1) + "e\(exponent < 0 ? "−" : "")\(abs(exponent))"
  }
}
