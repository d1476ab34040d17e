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
  /// The keys that the projector has not told to have come.
  private var unheard: [RemoteKey] = []
  /// Since when it has been connected without a word, by `Clock.milliseconds`; nil once it has spoken.
  private var silentSince: Int?

  /// More keys than this are not waited for; the oldest tells how long it takes.
  private static let mostUnheard = 64

  init(_ place: MeetingPlace) { self.place = place }

  var isConnected: Bool { channel != nil }

  /// Whether the projector is there but takes no keys: it may have been stopped.
  func isUnanswered(at now: Int = Clock.milliseconds) -> Bool {
    guard let since = silentSince ?? unheard.first?.time else { return false }
    return now - since > RemoteKey.patience
  }

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
    silentSince = Clock.milliseconds
  }

  /// What the projector has told, the newest last.
  mutating func news() -> [News] {
    guard channel != nil else { return [] }
    let lines = channel?.lines() ?? []
    let status = lines.compactMap { PresenterMessage.status(in: $0) }.last
    if status != nil { silentSince = nil }
    if let heard = status?.heard { unheard.removeAll { $0.time <= heard } }
    var news: [News] = status.map { [.status($0)] } ?? []
    if hangUpIfLost() { news.append(.lost) }
    return news
  }

  /// Presses a key on the projector.
  ///
  /// - Returns: whether it is there.
  mutating func press(_ pressed: RemoteKey) -> Bool {
    guard channel != nil, let line = PresenterMessage.line(pressed) else { return isConnected }
    channel?.send(line)
    if unheard.count < Self.mostUnheard { unheard.append(pressed) }
    return !hangUpIfLost() && isConnected
  }

  private mutating func hangUpIfLost() -> Bool {
    guard channel?.isClosed == true else { return false }
    hangUp()
    return true
  }

  mutating func hangUp() {
    if let channel { close(channel.descriptor) }
    channel = nil
    unheard = []
    silentSince = nil
  }
}

/// `connect`, whose name is taken within the type above.
private func startConnecting(
  _ descriptor: Int32, _ address: UnsafePointer<sockaddr>, _ size: socklen_t
) -> Int32 {
  connect(descriptor, address, size)
}
