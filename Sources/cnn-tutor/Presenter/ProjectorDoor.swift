import Canvas
import Screens

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where presenters come in to a projector.
///
/// It tells them what the class sees, and takes the keys they press; without any it goes on alone.
/// There is one at a time for a user; which one is decided by a lock, so that a socket left behind by
/// a crash is known to be nobody's.
final class ProjectorDoor {
  private let place: MeetingPlace
  private let lock: Int32
  private let listener: Int32
  private var guests: [LineChannel] = []
  private var told: ProjectorStatus?
  /// When the newest of the keys was pressed that have come, by `Clock.milliseconds`.
  private(set) var heard: Int?

  /// More presenters than this are turned away.
  private static let mostGuests = 4

  init(_ place: MeetingPlace) throws(PresenterError) {
    self.place = place
    try place.make()
    lock = open(place.lock, O_CREAT | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard lock >= 0 else { throw .system(doing: "open", path: place.lock, code: errno) }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      close(lock)
      throw .taken
    }
    do throws(PresenterError) {
      listener = try Self.listen(at: place)
    } catch {
      close(lock)
      throw error
    }
  }

  private static func listen(at place: MeetingPlace) throws(PresenterError) -> Int32 {
    let descriptor = try place.makeSocket()
    // Whoever left it there does not hold the lock any more.
    unlink(place.socket)
    let isBound = place.withAddress { bind(descriptor, $0, $1) } == 0
    guard isBound, chmod(place.socket, 0o600) == 0, startListening(descriptor) == 0 else {
      let code = errno
      close(descriptor)
      throw .system(doing: "listen at", path: place.socket, code: code)
    }
    return descriptor
  }

  deinit {
    guests.forEach { close($0.descriptor) }
    close(listener)
    unlink(place.socket)
    close(lock)
  }

  /// What is to be waited for.
  var descriptors: [Int32] { [listener] + guests.map(\.descriptor) }

  /// Lets in who waits, and takes what was pressed just now.
  func keys() -> [RemoteKey] {
    admit()
    var keys: [RemoteKey] = []
    for place in guests.indices {
      keys += guests[place].lines().compactMap { PresenterMessage.key(in: $0) }
    }
    dismiss()
    // What claims to be of the time to come must not cover what comes then.
    let times = keys.map(\.time).filter { $0 <= Clock.milliseconds }
    if let newest = times.max() { heard = max(heard ?? newest, newest) }
    return keys.filter { !$0.isStale() }
  }

  private func admit() {
    while true {
      let guest = accept(listener, nil, nil)
      if guest < 0 && errno == EINTR { continue }
      guard guest >= 0 else { return }
      guard guests.count < Self.mostGuests, MeetingPlace.isOwn(guest) else {
        close(guest)
        continue
      }
      MeetingPlace.prepare(guest)
      guests.append(LineChannel(guest))
      if let told { guests[guests.count - 1].send(PresenterMessage.line(told)) }
    }
  }

  /// Tells all presenters what the class sees, where that has changed.
  func publish(_ status: ProjectorStatus) {
    guard status != told else { return }
    told = status
    let line = PresenterMessage.line(status)
    for place in guests.indices { guests[place].send(line) }
    dismiss()
  }

  private func dismiss() {
    for guest in guests where guest.isClosed { close(guest.descriptor) }
    guests.removeAll { $0.isClosed }
  }
}

/// `listen`, whose name is taken within the class above.
private func startListening(_ descriptor: Int32) -> Int32 { listen(descriptor, 4) }
