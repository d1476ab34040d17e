/// A colour as screens mix it.
public struct RGB: Hashable, Sendable {
  public var red: UInt8
  public var green: UInt8
  public var blue: UInt8

  public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// A colour of the palette of 256; those below 16 as xterm shows them, since users change them.
  public init(palette number: UInt8) {
    switch Int(number) {
    case ..<16: self = Self.standard[Int(number)]
    case let cube where cube < 232:
      let place = cube - 16
      self.init(
        Self.levels[place / 36], Self.levels[place / 6 % 6], Self.levels[place % 6])
    case let grey:
      let level = UInt8(8 + 10 * (grey - 232))
      self.init(level, level, level)
    }
  }

  private static let levels: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static let standard = [
    RGB(0, 0, 0), RGB(205, 0, 0), RGB(0, 205, 0), RGB(205, 205, 0),
    RGB(0, 0, 238), RGB(205, 0, 205), RGB(0, 205, 205), RGB(229, 229, 229),
    RGB(127, 127, 127), RGB(255, 0, 0), RGB(0, 255, 0), RGB(255, 255, 0),
    RGB(92, 92, 255), RGB(255, 0, 255), RGB(0, 255, 255), RGB(255, 255, 255),
  ]
}
