#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An X or an O on 9×9 pixels, as the course draws them, and in its trickier cases.
public struct XOPicture: Hashable, Sendable {
  /// What makes a picture trickier than the plain one.
  public enum Trick: String, Hashable, Sendable, CaseIterable {
    case shifted, scaled, rotated, thicker, noisy
  }

  public enum Character: Int, Hashable, Sendable, CaseIterable {
    case x, o
  }

  public static let side = 9

  public var character: Character
  /// How far its middle lies from that of the picture, in pixels.
  public var right: Float = 0
  public var down: Float = 0
  /// Its size; 1 reaches from the second pixel to the last but one.
  public var scale: Float = 1
  /// Its turn, in degrees.
  public var rotation: Float = 0
  /// Half the width of its strokes, in pixels.
  public var thickness: Float = 0.45
  /// The most by which noise changes a pixel, from 0 for none to 1 for black to white.
  public var noise: Float = 0

  public init(_ character: Character) { self.character = character }

  /// A picture with tricks, each as strong as chance has it.
  init(_ character: Character, tricks: Set<Trick>, _ random: inout RandomNumbers) {
    self.character = character
    // Every number is drawn in every case, so that a trick more leaves the others as they are.
    let right = random.number(in: -1.2...1.2)
    let down = random.number(in: -1.2...1.2)
    let scale = random.number(in: 0.6...1.1)
    let rotation = random.number(in: -25...25)
    let thickness = random.number(in: 0.6...1)
    let noise = random.number(in: 0.1...0.35)
    if tricks.contains(.shifted) { (self.right, self.down) = (right, down) }
    if tricks.contains(.scaled) { self.scale = scale }
    if tricks.contains(.rotated) { self.rotation = rotation }
    if tricks.contains(.thicker) { self.thickness = thickness }
    if tricks.contains(.noisy) { self.noise = noise }
  }

  /// The pixels, row after row, 0 for dark and 255 for bright.
  public func pixels(_ random: inout RandomNumbers) -> [UInt8] {
    let (cosine, sine) = (cosf(rotation * .pi / 180), sinf(rotation * .pi / 180))
    let middle = Float(Self.side - 1) / 2
    var pixels: [UInt8] = []
    for row in 0..<Self.side {
      for column in 0..<Self.side {
        let x = (Float(column) - middle - right) / scale
        let y = (Float(row) - middle - down) / scale
        let distance = scale * distance(x * cosine + y * sine, y * cosine - x * sine)
        // Sharp enough that plain strokes fill whole pixels.
        let ink = min(1, max(0, 0.5 + 3 * (thickness - distance)))
        let noisy = ink + (noise > 0 ? random.number(in: -noise...noise) : 0)
        pixels.append(UInt8((255 * min(1, max(0, noisy))).rounded()))
      }
    }
    return pixels
  }

  /// How far a place is from the middle of the nearest stroke.
  private func distance(_ x: Float, _ y: Float) -> Float {
    switch character {
    case .o: return abs((x * x + y * y).squareRoot() - 2.95)
    case .x:
      // Both strokes, and both halves of each, look alike from the first eighth of the plane.
      let (across, along) = (abs(abs(x) - abs(y)), abs(x) + abs(y))
      let beyond = max(0, along - 6)
      return ((across * across + beyond * beyond) / 2).squareRoot()
    }
  }
}

extension DataSet {
  /// X's and O's on 9×9 pixels of −1 to 1, as many of each; every trick is in every other picture.
  public static func xo(
    count: Int = 2_000, seed: UInt64, tricks: Set<XOPicture.Trick> = Set(XOPicture.Trick.allCases)
  ) -> DataSet {
    let characters = XOPicture.Character.allCases
    var images: [UInt8] = []
    images.reserveCapacity(count * XOPicture.side * XOPicture.side)
    for index in 0..<count {
      var random = RandomNumbers(seed: seed, purpose: 2, UInt64(index))
      let chosen = XOPicture.Trick.allCases.filter { trick in
        let isChosen = random.unit() < 0.5
        return isChosen && tricks.contains(trick)
      }
      let picture = XOPicture(
        characters[index % characters.count], tricks: Set(chosen), &random)
      images += picture.pixels(&random)
    }
    return DataSet(
      name: "xo", shape: Volume(channels: 1, height: XOPicture.side, width: XOPicture.side),
      classNames: ["X", "O"], images: images,
      labels: (0..<count).map { Int32($0 % characters.count) },
      brightness: Brightness(values: -1...1))
  }
}
