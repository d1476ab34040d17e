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
    let (above, left) = (row.rounded(.down), column.rounded(.down))
    let (lower, further) = (row - above, column - left)
    let (top, start) = (Int(above), Int(left))
    @inline(__always) func pixel(_ row: Int, _ column: Int) -> Float {
      guard row >= 0, row < shape.height, column >= 0, column < shape.width else { return 0 }
      return Float(sheet[row * shape.width + column])
    }
    let upperRow = pixel(top, start) * (1 - further) + pixel(top, start + 1) * further
    let lowerRow = pixel(top + 1, start) * (1 - further) + pixel(top + 1, start + 1) * further
    return upperRow * (1 - lower) + lowerRow * lower
  }
}
