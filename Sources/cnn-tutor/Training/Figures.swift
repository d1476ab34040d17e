import JSONText
import Requests

extension Double {
  /// With so many digits after the point; a dash where it is no number.
  func fixed(_ places: Int) -> String {
    if isNaN { return "–" }
    guard isFinite, magnitude < 1e9 else { return "\(self)" }
    let scale = (0..<places).reduce(1) { product, _ in product * 10 }
    let rounded = Int((magnitude * Double(scale)).rounded())
    let sign = self < 0 && rounded > 0 ? "-" : ""
    guard places > 0 else { return sign + grouped(rounded) }
    let digits = String(rounded % scale)
    return sign + grouped(rounded / scale) + "."
      + String(repeating: "0", count: places - digits.count) + digits
  }
}

extension String {
  /// With spaces before it up to a width.
  func right(_ width: Int) -> String {
    String(repeating: " ", count: Swift.max(0, width - count)) + self
  }

  /// With spaces behind it up to a width; cut, with an ellipsis, where it is longer.
  func left(_ width: Int) -> String {
    guard count <= width else { return String(prefix(Swift.max(0, width - 1))) + "…" }
    return self + String(repeating: " ", count: width - count)
  }
}

/// A bar of characters whose end falls on an eighth of one.
func shareBar(_ share: Double, width: Int) -> String {
  let eighths = Int((min(1, max(0, share)) * Double(8 * width)).rounded())
  let ends = Array("▏▎▍▌▋▊▉")
  let bar =
    String(repeating: "█", count: eighths / 8)
    + (eighths % 8 > 0 ? String(ends[eighths % 8 - 1]) : "")
  return bar.isEmpty && share >= 0.00005 ? "▏" : bar
}

extension JSONWriter {
  /// A number with six digits after the point at most, or six that count where it is below 0.1; null where
  /// it is none.
  mutating func number(_ value: Double?) {
    guard let value, value.isFinite else { return raw("null") }
    var scale = 1e6
    while value != 0, (value * scale).magnitude < 1e5, scale < 1e300 { scale *= 10 }
    let rounded = (value * scale).rounded() / scale
    if let whole = Int(exactly: rounded) { raw("\(whole)") } else { raw("\(rounded)") }
  }

  /// An object whose values are numbers.
  mutating func object(_ members: [(key: String, value: Double?)]) {
    raw("{")
    for (index, member) in members.enumerated() {
      if index > 0 { raw(", ") }
      key(member.key)
      number(member.value)
    }
    raw("}")
  }

  /// What was written, as a line.
  var line: String { String(decoding: bytes, as: UTF8.self) }
}
