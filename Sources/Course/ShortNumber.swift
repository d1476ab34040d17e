import Compute

/// Reads short numbers such as `12`, `-0.25` and `7/9`, ten times as fast as numbers of any length and
/// form are read; a large matrix has tens of thousands of them.
///
/// Returns nil for all others, whether they are numbers or not.
func shortNumber(_ text: String) -> Rational? {
  guard text.utf8.count <= 15 else { return nil }
  var bytes = text.utf8[...]
  let isNegative = bytes.first == UInt8(ascii: "-")
  if isNegative { bytes.removeFirst() }
  let isBelowOne = bytes.first == UInt8(ascii: ".")
  guard let upper = isBelowOne ? 0 : digits(&bytes) else { return nil }
  let mark = bytes.popFirst()
  let length = bytes.count
  var value = Rational(isNegative ? -upper : upper)
  if mark != nil {
    guard let lower = digits(&bytes) else { return nil }
    switch mark {
    case UInt8(ascii: "/") where lower != 0: value /= Rational(lower)
    case UInt8(ascii: "."):
      let power = (0..<length).reduce(1) { power, _ in 10 * power }
      let places = Rational(isNegative ? -lower : lower) / Rational(power)
      value += places
    default: return nil
    }
  }
  return bytes.isEmpty ? value : nil
}

/// Takes digits from the front, at least one.
private func digits(_ bytes: inout Substring.UTF8View) -> Int? {
  let start = bytes.startIndex
  var value = 0
  while let byte = bytes.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
    value = 10 * value + Int(byte - UInt8(ascii: "0"))
    bytes.removeFirst()
  }
  return bytes.startIndex == start ? nil : value
}
