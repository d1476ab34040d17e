import Canvas
import Screens

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A presenter's connection to the projector, made again whenever it is lost.
struct ProjectorCall {
  /// What came of listening.
  enum News: Equatable {
    case status(ProjectorStatus)
    /// The projector is gone.
    case lost
  }

  private let place: MeetingPlace
  private var channel: LineChannel?

  init(_ place: MeetingPlace) { self.place = place }

  var isConnected: Bool { channel != nil }

  /// What is to be waited for.
  var descriptors: [Int32] { channel.map { [$0.descriptor] } ?? [] }

  /// Tries to reach the projector.
  ///
  /// - Throws: `PresenterError` where it is not to be trusted; that none is on is no error.
  mutating func connect() throws(PresenterError) {
    guard channel == nil else { return }
    do throws(PresenterError) {
      try place.check()
    } catch .nobody {
      return
    }
    let descriptor = try place.makeSocket()
    let answer = place.withAddress { startConnecting(descriptor, $0, $1) }
    guard answer == 0, MeetingPlace.isOwn(descriptor) else {
      close(descriptor)
      return
    }
    channel = LineChannel(descriptor)
  }

  /// What the projector has told, the newest last.
  mutating func news() -> [News] {
    guard channel != nil else { return [] }
    let lines = channel?.lines() ?? []
    var news = lines.compactMap { PresenterMessage.status(in: $0) }.suffix(1).map(News.status)
    if hangUpIfLost() { news.append(.lost) }
    return news
  }

  /// Presses a key on the projector.
  ///
  /// - Returns: whether it is there.
  mutating func press(_ pressed: RemoteKey) -> Bool {
    guard let line = PresenterMessage.line(pressed) else { return isConnected }
    channel?.send(line)
    return !hangUpIfLost() && isConnected
  }

  private mutating func hangUpIfLost() -> Bool {
    guard let lost = channel, lost.isClosed else { return false }
    close(lost.descriptor)
    channel = nil
    return true
  }

  mutating func hangUp() {
    if let channel { close(channel.descriptor) }
    channel = nil
  }
}

/// `connect`, whose name is taken within the type above.
private func startConnecting(
  _ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t
) -> Int32 {
  connect(descriptor, address, size)
}
