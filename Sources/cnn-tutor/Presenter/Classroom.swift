import Screens

/// A class that looks on: the door for presenters, what they have pressed, and since when.
struct Classroom {
  private var door: ProjectorDoor?
  private var keys: [RemoteKey] = []
  /// When the door is tried again, where another projector holds it.
  private(set) var retryAt: ContinuousClock.Instant?
  /// When the class began to look on, in seconds since 1970; nil while none does.
  private var began: Int?

  /// More keys than this wait for nobody: they are of a flood, or of somebody who no longer looks.
  private static let mostKeys = 32

  /// Where presenters come in, in place of the user's own folder.
  private var place: MeetingPlace?

  /// Lets presenters in.
  ///
  /// - Parameter place: where; the user's own folder if not said.
  /// - Returns: what the teacher should know, where none can come in for now.
  mutating func open(at place: MeetingPlace? = nil) -> String? {
    if began == nil { began = Clock.secondsSince1970 }
    self.place = place
    retryAt = nil
    do throws(PresenterError) {
      if let place {
        door = try ProjectorDoor(place)
      } else {
        door = try ProjectorDoor(try MeetingPlace(Surroundings.environment))
      }
      return nil
    } catch {
      if error == .taken { retryAt = .now + .seconds(1) }
      return "\(error)"
    }
  }

  /// Tries again to let presenters in, where the time for it has come: a projector that was closed
  /// leaves them to the next.
  mutating func retryWhenDue() {
    if let retryAt, retryAt <= .now { _ = open(at: place) }
  }

  /// Lets nobody in any more.
  mutating func close() { self = Classroom() }

  /// What is to be waited for; while keys wait to be pressed, no more are taken.
  var descriptors: [Int32] { keys.isEmpty ? door?.descriptors ?? [] : [] }

  /// Whether keys wait to be pressed.
  var hasKeys: Bool { !keys.isEmpty }

  /// Takes what presenters have pressed.
  mutating func listen() {
    keys += door?.keys() ?? []
    keys = Array(keys.prefix(Self.mostKeys))
  }

  mutating func nextKey() -> RemoteKey? { keys.isEmpty ? nil : keys.removeFirst() }

  /// Tells the presenters what the class sees.
  func publish(_ status: @autoclosure () -> ProjectorStatus) {
    guard let door else { return }
    var status = status()
    status.began = began
    status.heard = door.heard
    door.publish(status)
  }
}
