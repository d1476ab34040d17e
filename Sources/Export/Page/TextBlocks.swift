/// Lines of plain text as a page shows them: paragraphs, and matrices side by side.
///
/// Rows of numbers are set in by two blanks, and stand below a line that ends with a colon.
struct TextBlocks {
  private var blocks: [Block] = []

  private enum Block {
    case paragraph(String)
    case matrix(name: String, rows: [[String]])
  }

  init(_ lines: some Sequence<String>) {
    for line in lines where !line.isEmpty {
      guard line.hasPrefix("  ") else {
        blocks.append(.paragraph(line))
        continue
      }
      let text = String(line.drop { $0 == " " })
      if text.hasSuffix(":") {
        blocks.append(.matrix(name: text, rows: []))
      } else {
        add(row: text.split(separator: " ").map(String.init))
      }
    }
  }

  private mutating func add(row: [String]) {
    switch blocks.last {
    case .matrix(let name, let rows):
      blocks[blocks.count - 1] = .matrix(name: name, rows: rows + [row])
    case .paragraph(let name) where name.hasSuffix(":"):
      blocks[blocks.count - 1] = .matrix(name: name, rows: [row])
    case .paragraph, nil: blocks.append(.matrix(name: "", rows: [row]))
    }
  }

  var html: String {
    var html: [String] = []
    var isOpen = false
    for block in blocks {
      switch block {
      case .paragraph(let text):
        if isOpen { html.append("</div>") }
        isOpen = false
        html.append("<p>\(escaped(text))</p>")
      case .matrix(let name, let rows):
        if !isOpen { html.append("<div class=\"matrices\">") }
        isOpen = true
        html.append(Self.table(name, rows))
      }
    }
    if isOpen { html.append("</div>") }
    return html.joined(separator: "\n")
  }

  private static func table(_ name: String, _ rows: [[String]]) -> String {
    let caption = name.hasSuffix(":") ? String(name.dropLast()) : name
    let lines = rows.map { row in
      "<tr>" + row.map { "<td>\(escaped($0))</td>" }.joined() + "</tr>"
    }
    return
      "<div><p class=\"caption\">\(escaped(caption))</p><table>\(lines.joined())</table></div>"
  }
}
