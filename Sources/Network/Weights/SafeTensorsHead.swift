import JSONText

/// The head of a safetensors file: what each tensor is, and where its bytes are.
///
/// Eight bytes have the head's length, the least significant first; then comes the head in JSON, and
/// then the bytes of all tensors, without gaps. The format is described at
/// <https://huggingface.co/docs/safetensors>.
struct SafeTensorsHead {
  struct Entry {
    let name: String
    let type: ElementType
    let shape: [Int]
    /// Its bytes, counted from the head's end.
    let bytes: Range<Int>
  }

  /// The longest head that is read, in bytes.
  static let mostBytes = 1 << 20
  static let mostTensors = 10_000
  private static let mostSides = 8
  private static let metadataKey = "__metadata__"

  /// The tensors in the order of their bytes.
  let entries: [Entry]
  let metadata: [String: String]

  /// Reads a head.
  ///
  /// - Parameters:
  ///   - text: the head's bytes.
  ///   - dataCount: how many bytes come after it.
  init(_ text: [UInt8], dataCount: Int) throws(WeightsFault) {
    guard text.first == UInt8(ascii: "{") else { throw .headIsNoGroup }
    guard case .object(let members) = try Self.json(text) else { throw .headIsNoGroup }
    guard members.count <= Self.mostTensors else {
      throw .tooManyTensors(members.count, limit: Self.mostTensors)
    }
    var entries: [Entry] = []
    var metadata: [String: String] = [:]
    for member in members {
      if member.key == Self.metadataKey {
        metadata = try Self.texts(member.value)
      } else {
        do throws(TensorFault) {
          entries.append(try Self.entry(member.key, member.value))
        } catch {
          throw .tensor(name: member.key, error)
        }
      }
    }
    // Empty tensors come before others that begin where they are.
    entries.sort {
      ($0.bytes.lowerBound, $0.bytes.upperBound) < ($1.bytes.lowerBound, $1.bytes.upperBound)
    }
    try Self.checkPlaces(entries, dataCount: dataCount)
    self.entries = entries
    self.metadata = metadata
  }

  private static func json(_ text: [UInt8]) throws(WeightsFault) -> JSON {
    do {
      return try JSONReader.read(text)
    } catch {
      throw .headIsNoJSON("\(error)")
    }
  }

  private static func texts(_ value: JSON) throws(WeightsFault) -> [String: String] {
    guard case .object(let members) = value else { throw .badMetadata(key: metadataKey) }
    var texts: [String: String] = [:]
    for member in members {
      guard case .string(let text) = member.value else { throw .badMetadata(key: member.key) }
      texts[member.key] = text
    }
    return texts
  }

  private static func entry(_ name: String, _ value: JSON) throws(TensorFault) -> Entry {
    guard case .object(let members) = value else { throw .badKey("dtype") }
    func member(_ key: String) throws(TensorFault) -> JSON {
      guard let value = members.first(where: { $0.key == key })?.value else { throw .badKey(key) }
      return value
    }
    guard case .string(let typeName) = try member("dtype") else { throw .badKey("dtype") }
    guard let type = ElementType(rawValue: typeName) else { throw .unknownType(typeName) }
    guard let shape = numbers(try member("shape")), shape.count <= mostSides else {
      throw .badShape
    }
    guard let offsets = numbers(try member("data_offsets")), offsets.count == 2,
      offsets[0] <= offsets[1]
    else { throw .badOffsets }
    var size = type.byteCount
    for side in shape {
      let (product, isTooLarge) = size.multipliedReportingOverflow(by: side)
      guard !isTooLarge else { throw .badShape }
      size = product
    }
    let bytes = offsets[0]..<offsets[1]
    guard bytes.count == size else { throw .wrongSize(bytes: bytes.count, needed: size) }
    return Entry(name: name, type: type, shape: shape, bytes: bytes)
  }

  /// Whole numbers from 0 in brackets.
  private static func numbers(_ value: JSON) -> [Int]? {
    guard case .array(let elements) = value else { return nil }
    var numbers: [Int] = []
    for element in elements {
      guard case .number(let text) = element, let number = Int(text), number >= 0 else {
        return nil
      }
      numbers.append(number)
    }
    return numbers
  }

  /// Whether the tensors lie one after the other up to the end.
  private static func checkPlaces(_ entries: [Entry], dataCount: Int) throws(WeightsFault) {
    var end = 0
    var last = ""
    for entry in entries {
      let start = entry.bytes.lowerBound
      if start > end { throw .gap(before: entry.name, from: end, to: start) }
      if start < end { throw .overlap(last, entry.name) }
      (end, last) = (entry.bytes.upperBound, entry.name)
    }
    guard end == dataCount else { throw .wrongEnd(dataCount: dataCount, lastEnd: end) }
  }

  /// The head that says where tensors lie that are written one after the other, as the file begins
  /// with it.
  static func bytes(
    of tensors: [(name: String, tensor: StoredTensor)], metadata: [String: String]
  ) -> [UInt8] {
    var writer = JSONWriter()
    writer.raw("{")
    if !metadata.isEmpty {
      writer.key(metadataKey)
      writer.raw("{")
      for (index, key) in metadata.keys.sorted().enumerated() {
        if index > 0 { writer.raw(", ") }
        writer.key(key)
        writer.string(metadata[key] ?? "")
      }
      writer.raw("}")
    }
    var offset = 0
    for (index, (name, tensor)) in tensors.enumerated() {
      if index > 0 || !metadata.isEmpty { writer.raw(", ") }
      let end = offset + 4 * tensor.values.count
      writer.key(name)
      writer.raw("{\"dtype\": \"F32\", \"shape\": ")
      writer.integers(tensor.shape)
      writer.raw(", \"data_offsets\": ")
      writer.integers([offset, end])
      writer.raw("}")
      offset = end
    }
    writer.raw("}")
    // Spaces, so that the numbers begin at a multiple of eight bytes.
    while writer.bytes.count % 8 != 0 { writer.raw(" ") }
    let length = UInt64(writer.bytes.count)
    return (0..<8).map { UInt8(length >> (8 * UInt64($0)) & 0xFF) } + writer.bytes
  }
}
