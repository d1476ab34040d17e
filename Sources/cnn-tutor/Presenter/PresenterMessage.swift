import Canvas
import JSONText
import Screens

/// What goes between a projector and a presenter: a line of JSON each, with the version of this list.
///
/// `{"v": 1, "state": {…}}` tells what the class sees, `{"v": 1, "key": "next"}` presses a key. What is
/// not understood is passed over.
enum PresenterMessage {
  private static let version = "1"

  // MARK: - Keys

  /// The keys that may be pressed from afar, by their names; those that leave a screen are not among
  /// them.
  private static let named: [(name: String, key: Key)] = [
    ("next", .pageDown), ("back", .pageUp), ("left", .left), ("right", .right), ("up", .up),
    ("down", .down), ("home", .home), ("end", .end), ("play", .function(5)), ("stop", .escape),
    ("space", .character(" ")),
  ]

  /// The keys that are written as they are.
  private static let characters: Set<Character> = Set("0123456789npgdfruasw.T+-[]{}")

  static func line(_ key: Key) -> [UInt8]? {
    let name: String
    if let known = named.first(where: { $0.key == key }) {
      name = known.name
    } else if case .character(let character) = key, characters.contains(character) {
      name = String(character)
    } else {
      return nil
    }
    return line { writer in
      writer.key("key")
      writer.string(name)
    }
  }

  static func key(in line: [UInt8]) -> Key? {
    guard let body = body(line), case .string(let name)? = body["key"] else { return nil }
    if let known = named.first(where: { $0.name == name }) { return known.key }
    guard name.count == 1, let character = name.first, characters.contains(character) else {
      return nil
    }
    return .character(character)
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
        ("position", status.position), ("board", status.board), ("boards", status.boardCount),
      ] {
        writer.raw(", ")
        writer.key(key)
        writer.raw(String(number))
      }
      for (key, isTrue) in [
        ("playing", status.isPlaying), ("predicts", status.predicts),
        ("covered", status.isCovered), ("pointer", status.hasPointer),
        ("spotlight", status.hasSpotlight),
      ] {
        writer.raw(", ")
        writer.key(key)
        writer.raw(isTrue ? "true" : "false")
      }
      writer.raw("}")
    }
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
    func number(_ key: String) -> Int {
      guard case .number(let text)? = state[key], let number = Int(text) else { return 0 }
      return min(max(0, number), 1_000_000_000)
    }
    func isTrue(_ key: String) -> Bool { state[key] == .bool(true) }
    var status = ProjectorStatus(screen: screen, lesson: text("lesson"))
    status.blank = text("blank")
    status.position = number("position")
    status.board = number("board")
    status.boardCount = max(1, number("boards"))
    status.isPlaying = isTrue("playing")
    status.predicts = isTrue("predicts")
    status.isCovered = isTrue("covered")
    status.hasPointer = isTrue("pointer")
    status.hasSpotlight = isTrue("spotlight")
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
