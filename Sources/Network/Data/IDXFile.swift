/// A file in the format of MNIST: how many of what, then one byte for each value.
///
/// Two zeros, 8 for bytes, the number of sides; then each side in four bytes, the most significant
/// first; then the values. Y. LeCun, C. Cortes and C. Burges, The MNIST database of handwritten
/// digits, 1998.
struct IDXFile: ~Copyable {
  /// How many there are; of images also rows and columns.
  let sizes: [Int]
  private var file: PackedFile
  private static let bytes: UInt8 = 8
  private static let longestSide = 4_096

  /// Reads the file's head.
  ///
  /// - Parameter dimensions: 1 for labels, 3 for images.
  init(_ path: String, dimensions: Int) throws(DataError) {
    var file = try PackedFile(path)
    let headCount = 4 + 4 * dimensions
    let start = try Self.bytes(4, of: &file, needed: headCount)
    guard start[0] == 0, start[1] == 0 else { throw DataError(path, .idx(.unknown(start))) }
    guard start[2] == Self.bytes, start[3] == dimensions else {
      throw DataError(
        path, .idx(.otherKind(type: start[2], dimensions: Int(start[3]), needed: dimensions)))
    }
    let sides = try Self.bytes(4 * dimensions, of: &file, needed: headCount)
    var sizes: [Int] = []
    var total = 1
    for side in 0..<dimensions {
      let size = sides[4 * side..<4 * side + 4].reduce(0) { $0 << 8 + Int($1) }
      guard size > 0, side == 0 || size <= Self.longestSide else {
        throw DataError(path, .idx(.badSize(size, at: 4 + 4 * side)))
      }
      sizes.append(size)
      // Below 2³²·2¹²·2¹².
      total *= size
    }
    guard total <= DataSet.mostBytes else { throw DataError(path, .tooLarge(bytes: total)) }
    self.sizes = sizes
    self.file = file
  }

  /// How many values there are.
  var count: Int { sizes.reduce(1, *) }

  /// Reads all values into a buffer of `count` bytes, behind which the file must end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(DataError) {
    try file.fill(buffer, needed: file.offset + count)
    try file.expectEnd()
  }

  /// All values.
  mutating func values() throws(DataError) -> [UInt8] {
    var values = [UInt8](repeating: 0, count: count)
    var failure: DataError?
    values.withUnsafeMutableBytes { buffer in
      do throws(DataError) { try read(into: buffer) } catch { failure = error }
    }
    if let failure { throw failure }
    return values
  }

  private static func bytes(
    _ count: Int, of file: inout PackedFile, needed: Int
  ) throws(DataError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var failure: DataError?
    bytes.withUnsafeMutableBytes { buffer in
      do throws(DataError) { try file.fill(buffer, needed: needed) } catch { failure = error }
    }
    if let failure { throw failure }
    return bytes
  }
}
