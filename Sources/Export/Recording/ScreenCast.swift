import Canvas
import JSONText

/// A lesson that plays, as an asciinema recording: what a terminal is sent, and when.
///
/// asciicast v2: docs.asciinema.org/manual/asciicast/v2.
public struct ScreenCast {
  private let passage: Passage
  private let paper: Paper

  public init(_ passage: Passage, _ paper: Paper) {
    self.passage = passage
    self.paper = paper
  }

  /// The lines of the file: the head, then what is sent at each time.
  public var lines: [String] {
    var screen = TerminalScreen(paper, passage.size)
    var time = Duration.zero
    var lines = [head, Self.event(time, TerminalScreen.start)]
    for shot in passage.film {
      let text = screen.show(shot.frame)
      if !text.isEmpty { lines.append(Self.event(time, text)) }
      time += shot.stay
    }
    lines.append(Self.event(time, screen.end))
    return lines
  }

  private var head: String {
    var json = JSONWriter()
    json.raw(
      "{\"version\": 2, \"width\": \(passage.size.width), \"height\": \(passage.size.height), ")
    json.key("title")
    json.string(passage.lesson.title)
    let palette = (0..<UInt8(16)).map { RGB(palette: $0).hexadecimal }.joined(separator: ":")
    json.raw(", \"theme\": {\"fg\": \"\(paper.ink.hexadecimal)\", ")
    json.raw("\"bg\": \"\(paper.ground.hexadecimal)\", \"palette\": \"\(palette)\"}}")
    return String(decoding: json.bytes, as: UTF8.self)
  }

  private static func event(_ time: Duration, _ text: String) -> String {
    let milliseconds = time.milliseconds
    let rest = String(milliseconds % 1000)
    let decimals = String(repeating: "0", count: 3 - rest.count) + rest
    var json = JSONWriter()
    json.raw("[\(milliseconds / 1000).\(decimals), \"o\", ")
    json.string(text)
    json.raw("]")
    return String(decoding: json.bytes, as: UTF8.self)
  }
}

extension Duration {
  /// Whole milliseconds, what is left over left out.
  var milliseconds: Int {
    let (seconds, attoseconds) = components
    return Int(seconds) * 1000 + Int(attoseconds / 1_000_000_000_000_000)
  }
}
