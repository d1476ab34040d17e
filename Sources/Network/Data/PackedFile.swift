import CZlib
import Files
import Foundation

/// A file read from its start to its end, unpacked on the way where gzip has packed it.
struct PackedFile: ~Copyable {
  let path: String
  /// How many unpacked bytes have been read.
  private(set) var offset = 0
  private let stream: gzFile

  init(_ path: String) throws(DataError) {
    self.path = path
    let file: Int32
    do throws(FileError) {
      file = try openPlainFile(path).file
    } catch {
      throw DataError(path, .file(error))
    }
    guard let stream = gzdopen(file, "rb") else {
      close(file)
      throw DataError(path, .file(.notOpened(String(cString: strerror(ENOMEM)))))
    }
    gzbuffer(stream, 1 << 17)
    self.stream = stream
  }

  deinit { gzclose_r(stream) }

  /// Fills a buffer; returns how many bytes there were, fewer only at the file's end.
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws(DataError) -> Int {
    var count = 0
    while count < buffer.count {
      // The library counts in 32 bits.
      let piece = UInt32(min(buffer.count - count, 1 << 26))
      let got = gzread(stream, buffer.baseAddress?.advanced(by: count), piece)
      count += max(0, Int(got))
      if got < Int32(piece) { break }
    }
    offset += count
    if count < buffer.count { try checkEnd() }
    return count
  }

  /// Fills a buffer of which the file must have every byte.
  ///
  /// - Parameter needed: how many bytes the file must have in all, for the message.
  mutating func fill(_ buffer: UnsafeMutableRawBufferPointer, needed: Int) throws(DataError) {
    guard try read(into: buffer) == buffer.count else {
      throw DataError(path, .endsEarly(count: offset, needed: needed))
    }
  }

  /// Refuses a file that has not ended.
  mutating func expectEnd() throws(DataError) {
    let end = offset
    var byte: UInt8 = 0
    let got = gzread(stream, &byte, 1)
    guard got <= 0 else { throw DataError(path, .goesOn(after: end)) }
    try checkEnd()
  }

  /// Everything up to the end.
  ///
  /// - Parameter limit: the most bytes that are read.
  mutating func rest(limit: Int) throws(DataError) -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let got = gzread(stream, &piece, UInt32(piece.count))
      guard got > 0 else { break }
      bytes += piece[..<Int(got)]
      guard bytes.count <= limit else { throw DataError(path, .file(.tooLarge(limit: limit))) }
    }
    offset += bytes.count
    try checkEnd()
    return bytes
  }

  /// Whether the file ended as it should have.
  private func checkEnd() throws(DataError) {
    var code: Int32 = 0
    gzerror(stream, &code)
    switch code {
    case Z_OK, Z_STREAM_END: break
    case Z_BUF_ERROR: throw DataError(path, .cutOffPacking)
    case Z_ERRNO: throw DataError(path, .file(.notRead(String(cString: strerror(errno)))))
    default: throw DataError(path, .damagedPacking(at: Int(gzoffset(stream))))
    }
  }
}
