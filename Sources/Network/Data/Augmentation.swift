#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How far images are changed at random while they are learned from, so that no two epochs see the
/// same.
public struct Augmentation: Hashable, Sendable {
  /// The farthest shift along each side, in pixels.
  public var shift: Float
  /// The widest turn to either side, in degrees.
  public var rotation: Float
  /// The largest change of size: 0.1 for 0.9 to 1.1 times.
  public var scale: Float
  /// Whether every other image is seen in a mirror, left and right exchanged.
  public var flip: Bool

  public init(shift: Float = 0, rotation: Float = 0, scale: Float = 0, flip: Bool = false) {
    self.shift = shift
    self.rotation = rotation
    self.scale = scale
    self.flip = flip
  }

  /// Whether it leaves images as they are.
  public var isNone: Bool { self == Augmentation() }

  /// A change chosen at random.
  func placement(_ random: inout RandomNumbers) -> Placement {
    let right = random.number(in: -shift...shift)
    let down = random.number(in: -shift...shift)
    let angle = random.number(in: -rotation...rotation) * .pi / 180
    let size = random.number(in: 1 - scale...1 + scale)
    let isFlipped = random.unit() < 0.5
    return Placement(
      right: right, down: down, angle: angle, size: size, isFlipped: flip && isFlipped)
  }
}

/// Where an image lies after it was turned and resized round its middle, mirrored, and shifted.
struct Placement {
  let right: Float
  let down: Float
  /// One step to the right in the new image, in columns and rows of the old; a step down is the same
  /// turned by a right angle.
  private let columnStep: Float
  private let rowStep: Float
  private let isFlipped: Bool

  init(right: Float, down: Float, angle: Float, size: Float, isFlipped: Bool) {
    self.right = right
    self.down = down
    columnStep = cosf(angle) / size
    rowStep = -sinf(angle) / size
    self.isFlipped = isFlipped
  }

  /// Draws an image `[C, H, W]` of bytes as it lies now; around it is darkness.
  ///
  /// Each pixel is read off where it comes from, between the four nearest.
  func draw(
    _ image: UnsafePointer<UInt8>, _ shape: Volume, _ brightness: Brightness,
    into values: UnsafeMutablePointer<Float>
  ) {
    let middleRow = Float(shape.height - 1) / 2
    let middleColumn = Float(shape.width - 1) / 2
    for row in 0..<shape.height {
      let y = Float(row) - middleRow - down
      for column in 0..<shape.width {
        let x = (Float(column) - middleColumn - right) * (isFlipped ? -1 : 1)
        let sourceColumn = x * columnStep - y * rowStep + middleColumn
        let sourceRow = x * rowStep + y * columnStep + middleRow
        for channel in 0..<shape.channels {
          let sheet = image + channel * shape.height * shape.width
          values[(channel * shape.height + row) * shape.width + column] =
            brightness.value(
              between: Self.sample(sheet, shape, row: sourceRow, column: sourceColumn))
        }
      }
    }
  }

  /// The brightness at a place between pixels.
  @inline(__always)
  private static func sample(
    _ sheet: UnsafePointer<UInt8>, _ shape: Volume, row: Float, column: Float
  ) -> Float {
    let (height, width) = (shape.height, shape.width)
    let (top, start) = (floor(row), floor(column))
    let (lower, further) = (row - Float(top), column - Float(start))
    let corner = sheet + (top * width + start)
    if top >= 0, start >= 0, top + 1 < height, start + 1 < width {
      let upperRow = mix(Float(corner[0]), Float(corner[1]), further)
      let lowerRow = mix(Float(corner[width]), Float(corner[width + 1]), further)
      return mix(upperRow, lowerRow, lower)
    }
    guard top >= -1, start >= -1, top < height, start < width else { return 0 }
    func pixel(_ down: Int, _ right: Int) -> Float {
      let isInside =
        (0..<height).contains(top + down) && (0..<width).contains(start + right)
      return isInside ? Float(corner[down * width + right]) : 0
    }
    let upperRow = mix(pixel(0, 0), pixel(0, 1), further)
    let lowerRow = mix(pixel(1, 0), pixel(1, 1), further)
    return mix(upperRow, lowerRow, lower)
  }

  /// The greatest whole number that is not above; without the call that `rounded` is on processors
  /// without an instruction for it.
  @inline(__always)
  private static func floor(_ number: Float) -> Int {
    let whole = Int(number)
    return Float(whole) > number ? whole - 1 : whole
  }

  /// Between two numbers, at 0 the first, at 1 the second.
  @inline(__always)
  private static func mix(_ first: Float, _ second: Float, _ share: Float) -> Float {
    first * (1 - share) + second * share
  }
}
