import Canvas

/// Something to read, a few lines at a time with wide margins.
struct TextPages {
  /// A line as it stands on a page.
  struct Line: Sendable {
    let text: String
    let role: Role
    /// What stands before it.
    var label = ""
    var indent = 0
  }

  private let room: Size
  private(set) var blocks: [[Line]] = []

  init(_ room: Size) { self.room = room }

  private var margin: Int { max(1, min(room.width / 12, 12)) }
  private var width: Int { min(66, room.width - 2 * margin) }

  /// A paragraph, with a label before its first line.
  mutating func add(_ text: String, _ role: Role, after label: String = "") {
    let indent = label.columns
    blocks.append(
      TextFlow.wrap(text, width: width - indent).enumerated().map { number, line in
        Line(text: line, role: role, label: number == 0 ? label : "", indent: indent)
      })
  }

  /// The pages: whole paragraphs together as far as they fit.
  var pages: [[Line]] {
    let most = max(1, room.height - (room.height >= 12 ? 2 : 0))
    var pages: [[Line]] = []
    var page: [Line] = []
    for block in blocks {
      let space = page.isEmpty ? 0 : 1
      if page.count + space + block.count <= most {
        page += (space == 1 ? [Line(text: "", role: .text)] : []) + block
        continue
      }
      if !page.isEmpty { pages.append(page) }
      var rest = block[...]
      while rest.count > most {
        pages.append(Array(rest.prefix(most)))
        rest = rest.dropFirst(most)
      }
      page = Array(rest)
    }
    if !page.isEmpty { pages.append(page) }
    return pages
  }

  /// Writes a page in the middle of a block.
  static func draw(_ lines: [Line], in rect: Rect, on frame: inout Frame) {
    guard !lines.isEmpty else { return }
    let width = lines.map { $0.indent + $0.text.columns }.max() ?? 0
    let left = rect.x + max(0, (rect.width - max(width, min(66, rect.width * 5 / 6))) / 2)
    let top = rect.y + max(0, (rect.height - lines.count) / 2)
    for (number, line) in lines.enumerated() {
      frame.write(line.label, x: left, y: top + number, .quiet)
      frame.write(line.text, x: left + line.indent, y: top + number, line.role)
    }
    frame.cursor = Point(x: left, y: top)
  }
}
