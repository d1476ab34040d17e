import Canvas
import JSONText
import Screens

/// The slides of a page, as the page's script reads them: each row of each screen once, and of each
/// slide the rows that differ from the slide before.
struct SlideData {
  private let paper: Paper
  private let size: Size
  private var looks = Numbering<Paint>()
  private var rows = Numbering<[Run]>()
  private var shapes: Set<Character> = []
  private var slides: [Slide] = []
  /// The rows of the last slide.
  private var shown: [Int]

  private struct Slide {
    let step: Int
    let page: Int
    let milliseconds: Int
    let section: Int
    /// The places and the numbers of rows that differ.
    let changes: [Int]
    /// The column of the sign that nothing plays; -1 where there is none.
    let signColumn: Int
  }

  /// The last line of the screen, with the terminal's keys, is left out: the page has its own.
  init(_ paper: Paper, screen: Size) {
    self.paper = paper
    size = Size(width: screen.width, height: screen.height - 1)
    shown = Array(repeating: 0, count: size.height)
    _ = rows.number(of: [])
  }

  mutating func add(_ slide: Passage.Slide, section: Int) {
    var changes: [Int] = []
    for y in 0..<size.height {
      let runs = paper.runs(slide.frame, row: y)
      let number = rows.number(of: runs)
      guard number != shown[y] else { continue }
      changes += [y, number]
      shown[y] = number
      for run in runs where run.kind == .drawing { shapes.formUnion(run.text) }
    }
    slides.append(
      Slide(
        step: slide.position + 1, page: slide.page,
        milliseconds: slide.stay.milliseconds,
        section: section, changes: changes, signColumn: slide.signColumn ?? -1))
  }

  /// The data in a form that can stand in a page.
  var json: String {
    mutating get {
      var json = JSONWriter()
      json.raw("{\"width\":\(size.width),\"height\":\(size.height),\"rows\":")
      json.list(rows.values, separator: ",") { json, runs in
        json.list(runs, separator: ",") { json, run in
          json.raw("\(looks.number(of: run.paint)),\(run.column),")
          // A character that stands alone has its columns with it.
          json.raw(run.kind == .single ? "[" : "")
          json.string(run.text)
          json.raw(run.kind == .single ? ",\(run.columns)]" : "")
        }
      }
      json.raw(",\"looks\":")
      json.list(looks.values) { json, paint in
        let ground = paint.ground.map { "\"\($0.hexadecimal)\"" } ?? "0"
        let (bold, underlined) = (paint.isBold ? 1 : 0, paint.isUnderlined ? 1 : 0)
        json.raw("[\"\(paint.ink.hexadecimal)\",\(ground),\(bold),\(underlined)]")
      }
      json.raw(",\"shapes\":")
      json.list(shapes.sorted()) { json, character in
        var path = VectorPath()
        let drawn = DrawnCharacter(character)
        if let drawn { path.add(drawn, x: 0, y: 0) }
        json.raw("[")
        json.string(String(character))
        json.raw(",\"\(path.relative)\",\(Double(drawn?.quarters ?? 4) / 4)]")
      }
      json.raw(",\"playing\":")
      json.string(paper.isASCII ? Player.playingSign.ascii : Player.playingSign)
      json.raw(",\"slides\":")
      json.list(slides, separator: ",") { json, slide in
        json.raw("[\(slide.step),\(slide.page),\(slide.milliseconds),\(slide.section),")
        json.raw("[" + slide.changes.map(String.init).joined(separator: ",") + "],")
        json.raw("\(slide.signColumn)]")
      }
      json.raw("}")
      // No sign in it can end the element that holds it.
      return String(decoding: json.bytes, as: UTF8.self).replacing("<", with: "\\u003c")
    }
  }
}

/// Things by the order in which they first came.
struct Numbering<Thing: Hashable> {
  private(set) var values: [Thing] = []
  private var numbers: [Thing: Int] = [:]

  mutating func number(of thing: Thing) -> Int {
    if let known = numbers[thing] { return known }
    numbers[thing] = values.count
    values.append(thing)
    return values.count - 1
  }
}
