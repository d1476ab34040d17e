import Files
import Foundation

/// The file of a tape: records one after another, each with its checksum.
///
/// A record whose contents are no longer wanted leaves a gap that a later one of its size fills, so that
/// the file can be kept from growing. Whatever happens to the program, what was written stays readable
/// up to the last whole record.
final class TapeFile {
  /// What a record is of.
  enum Kind: UInt32 {
    case header = 1
    case strand
    case progress
    case checkpoint
    /// A gap.
    case nothing
  }

  /// Where a record stands, and how many bytes there is room for behind its head.
  struct Place: Hashable {
    var offset: Int
    var capacity: Int
  }

  let path: String
  let descriptor: Int32
  private(set) var size: Int
  /// Whether a tape was there already, and is kept.
  private(set) var hasKept = false
  private var gaps: [Place] = []
  static let title = Array("cnn-tutor tape 1\n".utf8)
  /// Mark, kind, capacity, length, checksum: each a word of four bytes.
  static let headCount = 20
  private static let mark: UInt32 = 0x5450_4543

  private init(path: String, descriptor: Int32, size: Int) {
    self.path = path
    self.descriptor = descriptor
    self.size = size
  }

  deinit { close(descriptor) }

  /// Begins a new file; its folders are made where they are missing.
  ///
  /// What was there is kept beside it.
  static func create(path: String, _ header: TapeHeader) throws(TapeError) -> TapeFile {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    // Where it cannot be made, the file cannot be opened, which says why.
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var file = try TapeFile.open(path, flags: O_RDWR | O_CREAT)
    if file.size > 0 {
      guard rename(path, keptPath(path)) == 0 else { throw file.failure("keep") }
      file = try TapeFile.open(path, flags: O_RDWR | O_CREAT)
      file.hasKept = true
    }
    try file.begin(header)
    return file
  }

  /// Where a tape is kept that a new one took the place of; the one kept before gives way.
  static func keptPath(_ path: String) -> String { path + ".kept" }

  /// Begins anew; what was written is lost.
  func begin(_ header: TapeHeader) throws(TapeError) {
    guard ftruncate(descriptor, 0) == 0 else { throw failure("write") }
    gaps = []
    try write(Self.title, at: 0)
    size = Self.title.count
    try append(.header, header.record)
  }

  /// Opens a file to read it and go on writing.
  static func reopen(path: String) throws(TapeError) -> TapeFile {
    do throws(FileError) {
      let plain = try openPlainFile(path)
      close(plain.file)
    } catch {
      throw .file(path: path, error)
    }
    let file = try TapeFile.open(path, flags: O_RDWR)
    guard try file.bytes(0..<min(title.count, file.size)) == title else {
      throw .noTape(path: path)
    }
    return file
  }

  private static func open(_ path: String, flags: Int32) throws(TapeError) -> TapeFile {
    let descriptor = Foundation.open(path, flags | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else {
      throw .system(path: path, doing: "open", reason: String(cString: strerror(errno)))
    }
    var status = stat()
    let isPlain = fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    let result = TapeFile(path: path, descriptor: descriptor, size: Int(status.st_size))
    guard isPlain else { throw .file(path: path, .notPlain) }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .inUse(path: path) }
    return result
  }

  // MARK: Writing

  /// Writes a record behind all others.
  func append(_ kind: Kind, _ record: RecordWriter) throws(TapeError) {
    try write(kind, record, to: newPlace(for: record.length))
  }

  /// Writes a record into the smallest gap that is large enough; else behind all others.
  ///
  /// - Parameter room: how many bytes it may have, so that a record like it fits into its gap one day.
  func insert(_ kind: Kind, _ record: RecordWriter, room: Int) throws(TapeError) -> Place {
    let needed = max(room, record.length)
    let gap = gaps.indices.filter { gaps[$0].capacity >= needed }
      .min { gaps[$0].capacity < gaps[$1].capacity }
    let place: Place
    if let gap {
      place = gaps.remove(at: gap)
      // It may be several former records; from now on it is skipped as one.
      try writeHead(.nothing, length: 0, sum: nil, at: place)
    } else {
      place = try newPlace(for: needed)
    }
    try write(kind, record, to: place)
    return place
  }

  private func newPlace(for length: Int) throws(TapeError) -> Place {
    let place = Place(offset: size, capacity: length)
    let end = size + Self.headCount + length
    guard ftruncate(descriptor, off_t(end)) == 0 else { throw failure("write") }
    size = end
    return place
  }

  /// The head comes last, so that a record that was not finished does not have its checksum.
  private func write(
    _ kind: Kind, _ record: RecordWriter, to place: Place
  ) throws(TapeError) {
    var offset = place.offset + Self.headCount
    var sum = Self.checksum(Self.head(kind, length: record.length, at: place))
    func put(_ bytes: UnsafeRawBufferPointer) throws(TapeError) {
      sum = Self.checksum(bytes, after: sum)
      try write(bytes, at: offset)
      offset += bytes.count
    }
    try Self.withBytes(of: [UInt32(record.fields.count)], put)
    try Self.withBytes(of: record.fields, put)
    for list in record.lists { try Self.withBytes(of: list, put) }
    try writeHead(kind, length: record.length, sum: sum, at: place)
  }

  private func writeHead(
    _ kind: Kind, length: Int, sum: UInt?, at place: Place
  ) throws(TapeError) {
    let head = Self.head(kind, length: length, at: place)
    let words = head + [UInt32(sum ?? Self.checksum(head))]
    try Self.withBytes(of: words) { (bytes) throws(TapeError) in
      try write(bytes, at: place.offset)
    }
  }

  private static func head(_ kind: Kind, length: Int, at place: Place) -> [UInt32] {
    [mark, kind.rawValue, UInt32(place.capacity), UInt32(length)]
  }

  /// Whether a record of some length fits without the file becoming larger than a limit.
  func hasRoom(for length: Int, limit: Int) -> Bool {
    size + Self.headCount + length <= limit || gaps.contains { $0.capacity >= length }
  }

  /// Gives the room of a record to others; gaps side by side become one.
  func free(_ place: Place) {
    var gap = place
    func end(_ place: Place) -> Int { place.offset + Self.headCount + place.capacity }
    for side in gaps where end(side) == gap.offset || end(gap) == side.offset {
      gaps.removeAll { $0 == side }
      gap = Place(
        offset: min(gap.offset, side.offset),
        capacity: gap.capacity + Self.headCount + side.capacity)
    }
    gaps.append(gap)
  }

  // MARK: Reading

  /// The head of the record at a place.
  struct Head {
    var kind: Kind
    var place: Place
    var length: Int
    fileprivate var sum: UInt
    /// The checksum of what stands before it.
    fileprivate var start: UInt

    /// Where the next record stands.
    var next: Int { place.offset + TapeFile.headCount + place.capacity }
  }

  /// The head of the record at an offset; nil where there is none, or it is cut off.
  func head(at offset: Int) throws(TapeError) -> Head? {
    guard offset + Self.headCount <= size else { return nil }
    let bytes = try bytes(offset..<offset + Self.headCount)
    let words = bytes.withUnsafeBytes { bytes in
      (0..<5).map {
        UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: 4 * $0, as: UInt32.self))
      }
    }
    guard words[0] == Self.mark, let kind = Kind(rawValue: words[1]) else { return nil }
    let head = Head(
      kind: kind, place: Place(offset: offset, capacity: Int(words[2])), length: Int(words[3]),
      sum: UInt(words[4]), start: Self.checksum(Array(words.prefix(4))))
    return head.length <= head.place.capacity && head.next <= size ? head : nil
  }

  /// A record's contents.
  ///
  /// - Throws: `TapeError.damaged` where they are not as they were written.
  func contents(of head: Head) throws(TapeError) -> RecordReader {
    let start = head.place.offset + Self.headCount
    let bytes = try bytes(start..<start + head.length)
    let sum = bytes.withUnsafeBytes { Self.checksum($0, after: head.start) }
    guard sum == head.sum else { throw .damaged }
    return try RecordReader(bytes)
  }

  /// The contents of the record at a place.
  func read(_ place: Place) throws(TapeError) -> RecordReader {
    guard let head = try head(at: place.offset) else { throw .damaged }
    return try contents(of: head)
  }

  /// Cuts off what cannot be read.
  func cut(at offset: Int) throws(TapeError) {
    guard ftruncate(descriptor, off_t(offset)) == 0 else { throw failure("write") }
    size = offset
  }

  /// Takes the file away; what was written is lost with it.
  func remove() { unlink(path) }
}
