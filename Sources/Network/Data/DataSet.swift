/// Labelled images, held in memory as one byte a pixel.
public struct DataSet: Sendable {
  /// The most bytes of all images together.
  public static let mostBytes = 1 << 28
  /// The most classes.
  public static let mostClasses = 1_000

  public let name: String
  /// The size of each image.
  public let shape: Volume
  public let classNames: [String]
  /// Image after image, each `[C, H, W]`.
  public let images: [UInt8]
  /// The class of each image, counted from 0.
  public let labels: [Int32]
  public let brightness: Brightness
  /// The images from this one on were set apart for testing by those who gathered them; nil where
  /// nobody did.
  public let firstTestImage: Int?

  /// - Precondition: `images` holds as many images as there are labels, and no label is beyond the
  ///   classes.
  public init(
    name: String, shape: Volume, classNames: [String], images: [UInt8], labels: [Int32],
    brightness: Brightness, firstTestImage: Int? = nil
  ) {
    precondition(images.count == labels.count * shape.count)
    precondition(labels.allSatisfy { classNames.indices.contains(Int($0)) })
    self.name = name
    self.shape = shape
    self.classNames = classNames
    self.images = images
    self.labels = labels
    self.brightness = brightness
    self.firstTestImage = firstTestImage
  }

  /// How many images there are.
  public var count: Int { labels.count }

  /// The bytes of an image, `[C, H, W]`.
  public func image(_ index: Int) -> ArraySlice<UInt8> {
    images[index * shape.count..<(index + 1) * shape.count]
  }

  /// An image as the network gets it, `[C, H, W]`.
  public func values(_ index: Int) -> [Float] { image(index).map(brightness.value) }
}

/// What a pixel's byte means to a network.
public struct Brightness: Hashable, Sendable {
  /// The byte of the brightest pixel; that of the darkest is 0.
  public let white: UInt8
  /// The values of the darkest and the brightest pixel.
  public let values: ClosedRange<Float>

  /// - Precondition: `white` is not 0.
  public init(white: UInt8 = 255, values: ClosedRange<Float> = 0...1) {
    precondition(white > 0)
    self.white = white
    self.values = values
  }

  public func value(_ byte: UInt8) -> Float { value(between: Float(byte)) }

  /// The value of a brightness between bytes.
  @inline(__always)
  func value(between byte: Float) -> Float {
    values.lowerBound + (values.upperBound - values.lowerBound) * (byte / Float(white))
  }
}
