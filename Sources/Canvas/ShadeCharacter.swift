/// What a shaded cell becomes where there are no colours for shades.
struct ShadeCharacter {
  /// A character of about that brightness; those of numbers below zero are of another family.
  let character: Character
  /// −1 or 1 for a signed amount that is not about zero; nil for other shades.
  let sign: Int?

  /// - Returns: nil for a cell whose character says something itself.
  init?(_ cell: Cell) {
    guard "▀▄ ".contains(cell.character) else { return nil }
    // Half blocks hold two shades, whose mean stands for both; a blank has no ink.
    let ink = cell.character == " " ? nil : cell.style.ink
    let shades = [ink, cell.style.ground].compactMap { $0 }
    guard let first = shades.first, let last = shades.last else { return nil }
    if case .signed(let upper) = first, case .signed(let lower) = last {
      // Blanks beside a number are not a picture.
      guard cell.character != " " || cell.style.role == .quiet else { return nil }
      self = Self.signed(upper: Int(upper), lower: Int(lower))
      return
    }
    let mean = (first.brightness + last.brightness) / 2
    let place = Int((mean * Double(Self.ramp.count - 1)).rounded())
    self.init(Self.ramp[min(Self.ramp.count - 1, place)], sign: nil)
  }

  private init(_ character: Character, sign: Int?) {
    self.character = character
    self.sign = sign
  }

  /// Two amounts of different signs would cancel: what is above zero is pointed at instead.
  private static func signed(upper: Int, lower: Int) -> ShadeCharacter {
    guard upper.signum() * lower.signum() >= 0 else {
      return ShadeCharacter(upper > 0 ? "^" : "v", sign: nil)
    }
    let sum = upper + lower
    let place = min(Shade.signedReach, (abs(sum) + 1) / 2)
    return ShadeCharacter(
      sum < 0 ? below[place] : above[place], sign: sum == 0 ? nil : sum.signum())
  }

  private static let ramp = Array(" .:-=+*#%@")
  /// Crosses for what is above zero, waves and rings for what is below.
  private static let above = Array(" '+x*#@")
  private static let below = Array(" .-~=oO")
}

extension Shade {
  /// From 0 to 1.
  fileprivate var brightness: Double {
    switch self {
    case .sequential(let step): Double(step) / Double(Shade.sequentialSteps - 1)
    case .signed(let step): Double(step.magnitude) / Double(Shade.signedReach)
    case .grey(let step): Double(Int(step) + Shade.greyReach) / Double(2 * Shade.greyReach)
    case .group, .series, .black: 0
    case .white: 1
    }
  }
}
