/// Why a number's digits cannot be had.
public enum CertificationError: Error, Equatable, CustomStringConvertible {
  /// e^x for an x whose power has more digits than are worth computing.
  case exponentTooLarge(limit: Int)
  /// A function where it has no value.
  case outsideDomain(function: String, argument: String)
  case divisionByZero
  /// The digits hang on a difference too small to see with so many binary digits, or on none: the
  /// value may be exactly halfway.
  case undecided(bits: Int)

  public var description: String {
    switch self {
    case .exponentTooLarge(let limit):
      "e to a power above \(limit) is not written out; compare differences of exponents instead"
    case .outsideDomain(let function, let argument):
      "\(function) has no value at \(argument)"
    case .divisionByZero: "division by zero"
    case .undecided(let bits):
      "\(bits) binary digits do not decide how this number is rounded; it may be exactly halfway"
    }
  }
}
