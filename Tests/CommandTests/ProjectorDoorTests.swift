import Canvas
import Foundation
import Screens
import Testing

@testable import cnn_tutor

@Suite("A projector and its presenters")
struct ProjectorDoorTests {
  private func meeting(in folder: TemporaryFolder) throws -> MeetingPlace {
    try MeetingPlace(["XDG_RUNTIME_DIR": folder.path])
  }

  private var status: ProjectorStatus {
    var status = ProjectorStatus(screen: .lesson, lesson: "padding")
    status.position = 41
    status.board = 1
    status.boardCount = 3
    status.blank = "black"
    status.isCovered = true
    return status
  }

  @Test("Keys go to the projector, and what the class sees comes back")
  func bothWays() throws {
    let folder = try TemporaryFolder()
    let door = try ProjectorDoor(try meeting(in: folder))
    door.publish(status)
    var call = ProjectorCall(try meeting(in: folder))
    try call.connect()
    #expect(call.isConnected)
    #expect(door.keys() == [])
    let news1 = call.news()
    #expect(news1 == [.status(status)])
    _ = call.press(RemoteKey(.pageDown, on: .lesson))
    _ = call.press(RemoteKey(.character("r"), on: .quiz))
    let pressed = door.keys()
    #expect(pressed.map(\.key) == [.pageDown, .character("r")])
    #expect(pressed.map(\.screen) == [.lesson, .quiz])
    var later = status
    later.position = 42
    door.publish(later)
    let news2 = call.news()
    #expect(news2 == [.status(later)])
    call.hangUp()
    #expect(door.keys() == [])
    #expect(door.descriptors.count == 1)
  }

  @Test("Either may come first, and either may come again")
  func anyOrder() throws {
    let folder = try TemporaryFolder()
    var call = ProjectorCall(try meeting(in: folder))
    try call.connect()
    #expect(!call.isConnected)
    for _ in 0..<3 {
      let door = try ProjectorDoor(try meeting(in: folder))
      try call.connect()
      #expect(call.isConnected)
      door.publish(status)
      #expect(door.keys() == [])
      let news3 = call.news()
      #expect(news3 == [.status(status)])
      _ = consume door
      let news4 = call.news()
      #expect(news4 == [.lost])
      #expect(!call.isConnected)
    }
    #expect(!folder.holds("cnn-tutor/projector.sock"))
  }

  @Test("There is one projector at a time; a socket that a crash left behind is nobody's")
  func oneOnly() throws {
    let folder = try TemporaryFolder()
    let first = try ProjectorDoor(try meeting(in: folder))
    #expect(throws: PresenterError.taken) { _ = try ProjectorDoor(try meeting(in: folder)) }
    #expect(first.descriptors.count == 1)
    _ = consume first
    try folder.write("left behind", to: "cnn-tutor/projector.sock")
    var call = ProjectorCall(try meeting(in: folder))
    try call.connect()
    #expect(!call.isConnected)
    let second = try ProjectorDoor(try meeting(in: folder))
    try call.connect()
    #expect(call.isConnected)
    #expect(second.keys() == [])
  }

  @Test("The folder is made for this user alone; one that is open to others is not used")
  func folder() throws {
    let folder = try TemporaryFolder()
    let door = try ProjectorDoor(try meeting(in: folder))
    #expect(door.keys() == [])
    let path = folder.path + "/cnn-tutor"
    func mode(_ path: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
    #expect(try mode(path) == 0o700)
    #expect(try mode(path + "/projector.sock") == 0o600)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    var call = ProjectorCall(try meeting(in: folder))
    #expect(throws: PresenterError.unsafeFolder(path)) { try call.connect() }
    _ = consume door
    #expect(throws: PresenterError.unsafeFolder(path)) {
      _ = try ProjectorDoor(try meeting(in: folder))
    }
  }

  @Test("A path too long for a socket, or none at all, is said")
  func noPlace() {
    let long = "/" + String(repeating: "x", count: 120)
    #expect(throws: PresenterError.longPath(long + "/cnn-tutor/projector.sock")) {
      _ = try MeetingPlace(["XDG_RUNTIME_DIR": long])
    }
    #expect(throws: PresenterError.noFolder) { _ = try MeetingPlace(["XDG_RUNTIME_DIR": "here"]) }
    #expect(throws: Never.self) {
      _ = try MeetingPlace(["XDG_RUNTIME_DIR": "here", "XDG_STATE_HOME": "/tmp"])
    }
  }

  static let nonsense = [
    "", "{", "null", "[]", "7", "\"next\"", #"{"key": "next"}"#, #"{"v": 3, "key": "next"}"#,
    #"{"v": "2", "key": "next"}"#, #"{"v": 2, "key": 7}"#, #"{"v": 2, "key": "next"}"#,
    #"{"v": 2, "key": "quit", "screen": "quiz", "time": 0}"#,
    #"{"v": 2, "key": "nn", "screen": "quiz", "time": 0}"#,
    #"{"v": 2, "key": "", "screen": "quiz", "time": 0}"#,
    #"{"v": 2, "key": "next", "screen": "kitchen", "time": 0}"#,
    #"{"v": 2, "key": "next", "screen": "quiz", "time": 1e99}"#,
    #"{"v": 2, "key": "next", "v": 2}"#, String(repeating: "[", count: 3_000),
    "{\"v\": 2, \"key\": \"\u{1B}\"}", "\u{0}\u{1}\u{2}",
  ]

  @Test("What is no message is passed over", arguments: nonsense)
  func passedOver(line: String) {
    #expect(PresenterMessage.key(in: Array(line.utf8)) == nil)
    #expect(PresenterMessage.status(in: Array(line.utf8)) == nil)
  }

  @Test("A state with impossible numbers is a possible one")
  func impossible() throws {
    let text = """
      {"v": 2, "state": {"screen": "lesson", "lesson": "x", "position": -5, "board": 1e9, "boards": 0}}
      """
    let status = try #require(PresenterMessage.status(in: Array(text.utf8)))
    #expect(status.position == 0)
    #expect(status.board == 0)
    #expect(status.boardCount == 1)
    let unknown = #"{"v": 2, "state": {"screen": "kitchen"}}"#
    #expect(PresenterMessage.status(in: Array(unknown.utf8)) == nil)
  }

  @Test("A guest that floods the projector is put out; the others stay")
  func flood() throws {
    let folder = try TemporaryFolder()
    let door = try ProjectorDoor(try meeting(in: folder))
    var call = ProjectorCall(try meeting(in: folder))
    try call.connect()
    let hostile = try rawGuest(try meeting(in: folder))
    defer { close(hostile) }
    #expect(door.keys() == [])
    #expect(door.descriptors.count == 3)
    let endless = [UInt8](repeating: 0x5B, count: 60_000)
    _ = write(hostile, endless, endless.count)
    #expect(door.keys() == [])
    #expect(door.descriptors.count == 2)
    _ = call.press(RemoteKey(.pageUp, on: .lesson))
    #expect(door.keys().map(\.key) == [.pageUp])
  }

  /// A connection that speaks as it likes.
  private func rawGuest(_ place: MeetingPlace) throws -> Int32 {
    let descriptor = try place.makeSocket()
    let answer = place.withAddress { connect(descriptor, $0, $1) }
    #expect(answer == 0)
    return descriptor
  }

  @Test("Every key of the presenter's table comes through")
  func everyKey() {
    let keys: [Key] =
      [.pageDown, .pageUp, .left, .right, .up, .down, .home, .end, .escape, .function(5)]
      + Array("npgdfruasw.T0123456789q!").map(Key.character)
    for key in keys {
      let pressed = RemoteKey(key, on: .sandbox)
      #expect(PresenterMessage.line(pressed).flatMap { PresenterMessage.key(in: $0) } == pressed)
    }
    #expect(PresenterMessage.line(RemoteKey(.control("c"), on: .lesson)) == nil)
  }

  @Test("A key that waited for a projector that was stopped is not pressed any more")
  func stale() throws {
    let folder = try TemporaryFolder()
    let door = try ProjectorDoor(try meeting(in: folder))
    var call = ProjectorCall(try meeting(in: folder))
    try call.connect()
    #expect(door.keys() == [])
    _ = call.press(RemoteKey(.left, on: .lesson, at: Clock.milliseconds - 10_000))
    _ = call.press(RemoteKey(.right, on: .lesson))
    #expect(door.keys().map(\.key) == [.right])
  }

  @Test("A projector that was stopped before the presenter came is said not to answer")
  func silent() throws {
    let folder = try TemporaryFolder()
    let door = try ProjectorDoor(try meeting(in: folder))
    door.publish(status)
    var call = ProjectorCall(try meeting(in: folder))
    try call.connect()
    let later = Clock.milliseconds + 3_000
    #expect(!call.isUnanswered() && call.isUnanswered(at: later))
    #expect(door.keys() == [])
    _ = call.news()
    #expect(!call.isUnanswered(at: later))
  }

  @Test("A presenter knows which of its keys have come, the late ones as well")
  func heard() throws {
    let folder = try TemporaryFolder()
    let place = try meeting(in: folder)
    var classroom = Classroom()
    #expect(classroom.open(at: place) == nil)
    var call = ProjectorCall(place)
    try call.connect()
    classroom.listen()
    classroom.publish(status)
    _ = call.news()
    let now = Clock.milliseconds
    _ = call.press(RemoteKey(.left, on: .lesson, at: now - 3_000))
    _ = call.press(RemoteKey(.right, on: .lesson, at: now))
    #expect(call.isUnanswered(at: now) && !call.isUnanswered(at: now - 2_000))
    classroom.publish(status)
    _ = call.news()
    #expect(call.isUnanswered(at: now))
    classroom.listen()
    classroom.publish(status)
    var expected = status
    expected.heard = now
    let news = call.news()
    guard case .status(let told)? = news.last else {
      Issue.record("no news of the projector")
      return
    }
    expected.began = told.began
    #expect(told == expected)
    #expect(!call.isUnanswered(at: now + 60_000))
  }

  @Test("A flood of keys is cut off, and no more are taken until those are pressed")
  func floodOfKeys() throws {
    // The place is the user's own: the test only looks at what waits.
    var classroom = Classroom()
    #expect(!classroom.hasKeys && classroom.nextKey() == nil && classroom.descriptors.isEmpty)
    let folder = try TemporaryFolder()
    let place = try meeting(in: folder)
    #expect(classroom.open(at: place) == nil)
    var call = ProjectorCall(place)
    try call.connect()
    classroom.listen()
    #expect(classroom.descriptors.count == 2)
    for _ in 0..<100 { _ = call.press(RemoteKey(.right, on: .lesson)) }
    classroom.listen()
    #expect(classroom.descriptors.isEmpty)
    var count = 0
    while classroom.nextKey() != nil { count += 1 }
    #expect(count == 32)
    #expect(classroom.descriptors.count == 2)
  }

  @Test("A projector that comes second takes over when the first is closed")
  func takingOver() async throws {
    let place = try meeting(in: TemporaryFolder())
    var first = Classroom()
    var second = Classroom()
    #expect(first.open(at: place) == nil)
    #expect(second.open(at: place) == "\(PresenterError.taken)")
    #expect(second.retryAt != nil)
    first.close()
    try await Task.sleep(for: .milliseconds(1_050))
    second.retryWhenDue()
    #expect(second.retryAt == nil)
    #expect(second.descriptors.count == 1)
  }

  @Test("Remarks of any length fit into a message")
  func longRemarks() throws {
    var status = status
    status.remarks = [String(repeating: "\u{1}", count: 5_000), "more"]
    status.began = 1_790_000_000
    let line = PresenterMessage.line(status)
    #expect(line.count < LineChannel.longestLine)
    let read = try #require(PresenterMessage.status(in: line))
    #expect(read.remarks == [String(repeating: "\u{1}", count: 2_000)])
    #expect(read.began == status.began)
  }
}
