import BigInt

/// Whole numbers as numerators over a power of two, with rounding to a known side.
///
/// `BigInt`'s own `>>` and `/` cut towards zero; an interval must round outwards.
extension BigInt {
  /// ⌊self / 2^bits⌋; times 2^−bits where `bits` is negative.
  func floorShifted(_ bits: Int) -> BigInt {
    if bits <= 0 { return self << -bits }
    if sign == .plus { return BigInt(magnitude >> bits) }
    return -BigInt((magnitude + ((1 << bits) - 1)) >> bits)
  }

  /// ⌈self / 2^bits⌉; times 2^−bits where `bits` is negative.
  func ceilShifted(_ bits: Int) -> BigInt { -(-self).floorShifted(bits) }

  /// ⌊self / divisor⌋ for a divisor above zero.
  func floorDivided(by divisor: BigInt) -> BigInt {
    let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor.magnitude)
    if sign == .plus { return BigInt(quotient) }
    return -BigInt(remainder.isZero ? quotient : quotient + 1)
  }

  /// ⌈self / divisor⌉ for a divisor above zero.
  func ceilDivided(by divisor: BigInt) -> BigInt { -(-self).floorDivided(by: divisor) }
}
