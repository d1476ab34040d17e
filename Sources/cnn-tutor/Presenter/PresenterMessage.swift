import Canvas
import JSONText
import Screens

/// What goes between a projector and a presenter: a line of JSON each, with the version of this list.
///
/// `{"v": 2, "state": {…}}` tells what the class sees, `{"v": 2, "key": "next", "screen": "lesson",
/// "time": 7}` presses a key. What is not understood is passed over.
enum PresenterMessage {
  private static let version = "2"

  // MARK: - Keys

  /// The keys that may be pressed from afar, by their names.
  private static let named: [(name: String, key: Key)] = [
    ("next", .pageDown), ("back", .pageUp), ("left", .left), ("right", .right), ("up", .up),
    ("down", .down), ("home", .home), ("end", .end), ("play", .function(5)), ("stop", .escape),
    ("space", .character(" ")), ("enter", .enter), ("tab", .tab), ("backtab", .backTab),
    ("backspace", .backspace), ("delete", .delete),
  ]

  /// Whether a key is written as it is: the visible characters of ASCII.
  private static func isPlain(_ character: Character) -> Bool {
    character.asciiValue.map { (0x21...0x7E).contains($0) } ?? false
  }

  private static func name(of key: Key) -> String? {
    if let known = named.first(where: { $0.key == key }) { return known.name }
    if case .character(let character) = key, isPlain(character) { return String(character) }
    return nil
  }

  private static func key(named name: String) -> Key? {
    if let known = named.first(where: { $0.name == name }) { return known.key }
    guard name.count == 1, let character = name.first, isPlain(character) else { return nil }
    return .character(character)
  }

  /// - Returns: nil for a key that is not pressed from afar.
  static func line(_ pressed: RemoteKey) -> [UInt8]? {
    guard let name = name(of: pressed.key) else { return nil }
    return line { writer in
      writer.key("key")
      writer.string(name)
      writer.raw(", ")
      writer.key("screen")
      writer.string(pressed.screen.rawValue)
      writer.raw(", ")
      writer.key("time")
      writer.raw(String(pressed.time))
    }
  }

  static func key(in line: [UInt8]) -> RemoteKey? {
    guard let body = body(line), case .string(let name)? = body["key"],
      let key = key(named: name), case .string(let screen)? = body["screen"],
      let screen = ProjectorStatus.Screen(rawValue: screen),
      case .number(let digits)? = body["time"], let time = Int(digits)
    else { return nil }
    return RemoteKey(key, on: screen, at: min(max(0, time), .max / 2))
  }

  // MARK: - State

  static func line(_ status: ProjectorStatus) -> [UInt8] {
    line { writer in
      writer.key("state")
      writer.raw("{")
      writer.key("screen")
      writer.string(status.screen.rawValue)
      for (key, text) in [("lesson", status.lesson), ("blank", status.blank)] {
        guard let text else { continue }
        writer.raw(", ")
        writer.key(key)
        writer.string(text)
      }
      for (key, number) in [
        ("position", status.position), ("steps", status.stepCount), ("board", status.board),
        ("boards", status.boardCount),
      ] {
        writer.raw(", ")
        writer.key(key)
        writer.raw(String(number))
      }
      for (key, isTrue) in [
        ("playing", status.isPlaying), ("predicts", status.predicts),
        ("covered", status.isCovered), ("pointer", status.hasPointer),
        ("spotlight", status.hasSpotlight), ("typing", status.isTyping),
      ] {
        writer.raw(", ")
        writer.key(key)
        writer.raw(isTrue ? "true" : "false")
      }
      for (key, number) in [("began", status.began), ("heard", status.heard)] {
        guard let number else { continue }
        writer.raw(", ")
        writer.key(key)
        writer.raw(String(number))
      }
      writer.raw(", ")
      writer.key("remarks")
      writer.list(shortened(status.remarks)) { $0.string($1) }
      writer.raw("}")
    }
  }

  /// As much of the remarks as a line can hold.
  private static func shortened(_ remarks: [String]) -> [String] {
    var room = 2_000
    return remarks.map { remark in
      let shown = String(remark.prefix(room))
      room -= shown.count
      return shown
    }.filter { !$0.isEmpty }
  }

  static func status(in line: [UInt8]) -> ProjectorStatus? {
    guard let body = body(line), let state = body["state"]?.members,
      case .string(let screen)? = state["screen"],
      let screen = ProjectorStatus.Screen(rawValue: screen)
    else { return nil }
    func text(_ key: String) -> String? {
      guard case .string(let text)? = state[key] else { return nil }
      return text
    }
    func time(_ key: String) -> Int? {
      guard case .number(let text)? = state[key] else { return nil }
      return Int(text).map { max(0, $0) }
    }
    func number(_ key: String) -> Int { min(time(key) ?? 0, 1_000_000_000) }
    func isTrue(_ key: String) -> Bool { state[key] == .bool(true) }
    var status = ProjectorStatus(screen: screen, lesson: text("lesson"))
    status.blank = text("blank")
    status.position = number("position")
    status.stepCount = number("steps")
    status.board = number("board")
    status.boardCount = max(1, number("boards"))
    status.isPlaying = isTrue("playing")
    status.predicts = isTrue("predicts")
    status.isCovered = isTrue("covered")
    status.hasPointer = isTrue("pointer")
    status.hasSpotlight = isTrue("spotlight")
    status.isTyping = isTrue("typing")
    status.began = time("began")
    status.heard = time("heard")
    if case .array(let remarks)? = state["remarks"] {
      status.remarks = remarks.compactMap { if case .string(let text) = $0 { text } else { nil } }
    }
    return status
  }

  // MARK: - Lines

  private static func line(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
    var writer = JSONWriter()
    writer.raw("{")
    writer.key("v")
    writer.raw(version + ", ")
    write(&writer)
    writer.raw("}")
    return writer.bytes
  }

  /// The members of a message; nil where it is none, or one of another version.
  private static func body(_ line: [UInt8]) -> [String: JSON]? {
    guard let members = (try? JSONReader.read(line))?.members,
      members["v"] == .number(version)
    else { return nil }
    return members
  }
}

extension JSON {
  /// The members of an object by their keys; nil for anything else.
  fileprivate var members: [String: JSON]? {
    guard case .object(let members) = self else { return nil }
    return Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
  }
}
