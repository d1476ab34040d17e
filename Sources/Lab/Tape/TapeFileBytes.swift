import CZlib
import Foundation

/// How the file's bytes come and go, and their checksums.
extension TapeFile {
  static func checksum(_ words: [UInt32]) -> UInt {
    words.withUnsafeBytes { checksum($0, after: 0) }
  }

  static func checksum(_ bytes: UnsafeRawBufferPointer, after sum: UInt) -> UInt {
    var (sum, rest) = (sum, bytes)
    while !rest.isEmpty {
      let part = min(rest.count, 1 << 30)
      sum = crc32(
        sum, rest.baseAddress?.assumingMemoryBound(to: UInt8.self), UInt32(part))
      rest = UnsafeRawBufferPointer(rebasing: rest[part...])
    }
    return sum
  }

  static func withBytes<Element: BitwiseCopyable>(
    of elements: [Element], _ body: (UnsafeRawBufferPointer) throws(TapeError) -> Void
  ) throws(TapeError) {
    var failure: TapeError?
    elements.withUnsafeBytes { bytes in
      do throws(TapeError) { try body(bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  func write(_ bytes: [UInt8], at offset: Int) throws(TapeError) {
    try Self.withBytes(of: bytes) { (bytes) throws(TapeError) in try write(bytes, at: offset) }
  }

  func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(TapeError) {
    var (rest, place) = (bytes, offset)
    while !rest.isEmpty {
      let count = pwrite(descriptor, rest.baseAddress, rest.count, off_t(place))
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw failure("write") }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
      place += count
    }
  }

  func bytes(_ range: Range<Int>) throws(TapeError) -> [UInt8] {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { room, filled in
      while count < range.count {
        let got = pread(
          descriptor, room.baseAddress?.advanced(by: count), range.count - count,
          off_t(range.lowerBound + count))
        if got < 0 && errno == EINTR { continue }
        guard got > 0 else { break }
        count += got
      }
      filled = count
    }
    guard count == range.count else { throw failure("read") }
    return bytes
  }

  func failure(_ doing: String) -> TapeError {
    .system(path: path, doing: doing, reason: String(cString: strerror(errno)))
  }
}
