/// Numbers in a file of weights.
public struct StoredTensor: Hashable, Sendable {
  /// As PyTorch has it: [filters, channels / groups, height, width], [outputs, inputs], [channels].
  public let shape: [Int]
  /// The numbers, the last side's running fastest.
  public let values: [Float]

  /// - Precondition: there are as many values as the shape says.
  public init(shape: [Int], values: [Float]) {
    precondition(shape.reduce(1, *) == values.count)
    self.shape = shape
    self.values = values
  }
}

/// The types of numbers in files of weights, by the names the format gives them.
enum ElementType: String {
  case float64 = "F64"
  case float32 = "F32"
  case float16 = "F16"
  /// The upper half of a 32-bit float.
  case brain16 = "BF16"
  case int64 = "I64"
  case int32 = "I32"
  case int16 = "I16"
  case int8 = "I8"
  case uint64 = "U64"
  case uint32 = "U32"
  case uint16 = "U16"
  case uint8 = "U8"
  case bool = "BOOL"

  var byteCount: Int {
    switch self {
    case .float64, .int64, .uint64: 8
    case .float32, .int32, .uint32: 4
    case .float16, .brain16, .int16, .uint16: 2
    case .int8, .uint8, .bool: 1
    }
  }

  /// The numbers that bytes are, the least significant byte first, rounded to 32-bit floats.
  func floats(_ bytes: UnsafeRawBufferPointer) -> [Float] {
    let count = bytes.count / byteCount
    func read<Number: FixedWidthInteger>(_: Number.Type, _ float: (Number) -> Float) -> [Float] {
      (0..<count).map { index in
        float(
          Number(
            littleEndian: bytes.loadUnaligned(
              fromByteOffset: index * MemoryLayout<Number>.size, as: Number.self)))
      }
    }
    return switch self {
    case .float64: read(UInt64.self) { Float(Double(bitPattern: $0)) }
    case .float32: read(UInt32.self) { Float(bitPattern: $0) }
    case .float16: read(UInt16.self) { Self.float(half: $0) }
    case .brain16: read(UInt16.self) { Float(bitPattern: UInt32($0) << 16) }
    case .int64: read(Int64.self) { Float($0) }
    case .int32: read(Int32.self) { Float($0) }
    case .int16: read(Int16.self) { Float($0) }
    case .int8: read(Int8.self) { Float($0) }
    case .uint64: read(UInt64.self) { Float($0) }
    case .uint32: read(UInt32.self) { Float($0) }
    case .uint16: read(UInt16.self) { Float($0) }
    case .uint8, .bool: read(UInt8.self) { Float($0) }
    }
  }

  /// A float of 16 bits (IEEE 754 binary16), which not every processor's Swift has.
  private static func float(half: UInt16) -> Float {
    let sign: Float = half >> 15 == 0 ? 1 : -1
    let exponent = Int(half >> 10 & 0x1F)
    let fraction = Float(half & 0x3FF)
    switch exponent {
    case 0: return sign * fraction * 0x1p-24
    case 0x1F: return fraction == 0 ? sign * .infinity : .nan
    default:
      return sign * (1 + fraction * 0x1p-10)
        * Float(sign: .plus, exponent: exponent - 15, significand: 1)
    }
  }
}
