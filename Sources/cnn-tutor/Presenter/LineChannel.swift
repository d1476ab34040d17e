#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// One end of a connection over which lines go to and fro; it never waits.
struct LineChannel {
  let descriptor: Int32
  /// Whether the other end is gone, or was put out.
  private(set) var isClosed = false
  private var received: [UInt8] = []

  /// A line that is longer ends the connection: no message is.
  static let longestLine = 16_384

  init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The whole lines that have come.
  mutating func lines() -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var buffer = [UInt8](repeating: 0, count: 8_192)
    // A flood is taken in parts, so that the keyboard has its turn as well.
    for _ in 0..<4 where !isClosed {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count < 0 && errno == EINTR { continue }
      if count < 0 && errno == EAGAIN { break }
      guard count > 0 else {
        isClosed = true
        break
      }
      received += buffer[..<count]
      while let end = received.firstIndex(of: 0x0A) {
        lines.append(Array(received[..<end]))
        received.removeSubrange(...end)
      }
      if received.count > Self.longestLine { isClosed = true }
    }
    return lines.filter { $0.count <= Self.longestLine }
  }

  /// Sends a line; who does not take it is not waited for.
  mutating func send(_ line: [UInt8]) {
    guard !isClosed else { return }
    let bytes = line + [0x0A]
    #if canImport(Darwin)
      let sent = Darwin.send(descriptor, bytes, bytes.count, 0)
    #elseif canImport(Musl)
      let sent = Musl.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    #else
      let sent = Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL))
    #endif
    // Half a line could never be mended.
    if sent != bytes.count { isClosed = true }
  }
}
