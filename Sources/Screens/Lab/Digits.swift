/// A float as it is, without rounding: as few digits as tell it from every other.
struct Digits: CustomStringConvertible {
  let description: String

  init(_ value: Float) { description = "\(value)".replacing("-", with: "−").withoutPoint }
}

extension String {
  fileprivate var withoutPoint: String { hasSuffix(".0") ? String(dropLast(2)) : self }
}
