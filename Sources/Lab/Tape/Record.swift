/// What is written at once: some fields, then lists of floats that stay as they are.
struct RecordWriter {
  private(set) var fields: [UInt8] = []
  private(set) var lists: [[Float]] = []

  /// How many bytes it takes: the length of the fields, the fields, and the lists.
  var length: Int { 4 + fields.count + 4 * lists.reduce(0) { $0 + $1.count } }

  mutating func word(_ number: UInt64) {
    withUnsafeBytes(of: number.littleEndian) { fields += $0 }
  }

  mutating func integer(_ number: Int) { word(UInt64(bitPattern: Int64(number))) }
  mutating func double(_ number: Double) { word(number.bitPattern) }
  mutating func float(_ number: Float) { word(UInt64(number.bitPattern)) }
  mutating func bool(_ value: Bool) { word(value ? 1 : 0) }

  mutating func text(_ text: String) {
    integer(text.utf8.count)
    fields += text.utf8
  }

  /// A value, or that there is none.
  mutating func optional<Value>(
    _ value: Value?, _ write: (inout RecordWriter, Value) -> Void
  ) {
    bool(value != nil)
    if let value { write(&self, value) }
  }

  mutating func list<Element>(
    _ elements: some Collection<Element>, _ write: (inout RecordWriter, Element) -> Void
  ) {
    integer(elements.count)
    for element in elements { write(&self, element) }
  }

  /// Floats, which follow after all fields.
  mutating func floats(_ numbers: [Float]) {
    integer(numbers.count)
    lists.append(numbers)
  }
}

/// Reads what was written at once; nothing it holds can lead beyond its end.
struct RecordReader {
  private let bytes: [UInt8]
  private var place = 4
  private var listPlace: Int

  /// - Parameter bytes: the length of the fields, the fields, and the lists.
  init(_ bytes: [UInt8]) throws(TapeError) {
    self.bytes = bytes
    guard bytes.count >= 4 else { throw .damaged }
    let length = bytes.withUnsafeBytes {
      Int(UInt32(littleEndian: $0.loadUnaligned(as: UInt32.self)))
    }
    listPlace = 4 + length
    guard listPlace <= bytes.count else { throw .damaged }
    end = listPlace
  }

  private let end: Int

  mutating func word() throws(TapeError) -> UInt64 {
    guard end - place >= 8 else { throw .damaged }
    defer { place += 8 }
    return bytes.withUnsafeBytes {
      UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    }
  }

  mutating func integer() throws(TapeError) -> Int { Int(Int64(bitPattern: try word())) }
  mutating func double() throws(TapeError) -> Double { Double(bitPattern: try word()) }

  mutating func float() throws(TapeError) -> Float {
    Float(bitPattern: UInt32(truncatingIfNeeded: try word()))
  }

  mutating func bool() throws(TapeError) -> Bool { try word() != 0 }

  /// A number from 0 on that counts something.
  mutating func count() throws(TapeError) -> Int {
    let count = try integer()
    guard (0...Int(Int32.max)).contains(count) else { throw .damaged }
    return count
  }

  mutating func text() throws(TapeError) -> String {
    let count = try count()
    guard end - place >= count else { throw .damaged }
    defer { place += count }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }

  mutating func optional<Value>(
    _ read: (inout RecordReader) throws(TapeError) -> Value
  ) throws(TapeError) -> Value? {
    try bool() ? try read(&self) : nil
  }

  mutating func list<Element>(
    _ read: (inout RecordReader) throws(TapeError) -> Element
  ) throws(TapeError) -> [Element] {
    let count = try count()
    // Each element takes a word at least; no room is made for what cannot be there.
    guard end - place >= 8 * count else { throw .damaged }
    var elements: [Element] = []
    elements.reserveCapacity(count)
    for _ in 0..<count { elements.append(try read(&self)) }
    return elements
  }

  mutating func floats() throws(TapeError) -> [Float] {
    let count = try count()
    guard bytes.count - listPlace >= 4 * count else { throw .damaged }
    defer { listPlace += 4 * count }
    return [Float](unsafeUninitializedCapacity: count) { floats, filled in
      bytes.withUnsafeBytes { bytes in
        UnsafeMutableRawBufferPointer(floats).copyMemory(
          from: UnsafeRawBufferPointer(rebasing: bytes[listPlace..<listPlace + 4 * count]))
      }
      filled = count
    }
  }
}
