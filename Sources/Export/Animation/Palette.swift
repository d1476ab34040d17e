import Canvas

/// The colours of an animation, 255 at most: what is left is for pixels that stay as they were.
struct Palette {
  private(set) var colours: [RGB] = []
  private var numbers: [RGB: UInt8] = [:]

  static let most = 255

  /// The number of a colour; where there is no room for it, that of the nearest.
  mutating func number(of colour: RGB) -> UInt8 {
    if let known = numbers[colour] { return known }
    guard colours.count == Self.most else {
      colours.append(colour)
      numbers[colour] = UInt8(colours.count - 1)
      return UInt8(colours.count - 1)
    }
    let nearest = colours.indices.min {
      colours[$0].distance(to: colour) < colours[$1].distance(to: colour)
    }
    let number = UInt8(nearest ?? 0)
    numbers[colour] = number
    return number
  }
}
