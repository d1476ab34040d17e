import Canvas
import Course
import Foundation
import Testing
import Themes

@testable import Export

@Suite("Web pages")
struct PageTests {
  static func page(_ passage: Passage, hasSolutions: Bool = false) -> String {
    let handout = Handout(
      passage, Paper(.contrastLight), seed: 1, hasSolutions: hasSolutions)
    return LessonPage(passage, Paper(.dark), handout: handout).html
  }

  /// What stands between two texts, the first time.
  static func part(_ html: String, from start: String, to end: String) throws -> String {
    let first = try #require(html.firstRange(of: start))
    let last = try #require(html[first.upperBound...].firstRange(of: end))
    return String(html[first.upperBound..<last.lowerBound])
  }

  private struct Data: Decodable {
    let width: Int
    let height: Int
    let rows: [[Piece]]
    let looks: [[Piece]]
    let shapes: [[Piece]]
    let playing: String
    let slides: [[Piece]]

    indirect enum Piece: Decodable, Equatable {
      case number(Double), text(String), list([Piece])

      init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Double.self) {
          self = .number(number)
        } else if let text = try? value.decode(String.self) {
          self = .text(text)
        } else {
          self = .list(try value.decode([Piece].self))
        }
      }

      var number: Int { if case .number(let number) = self { Int(number) } else { -1 } }
      var text: String { if case .text(let text) = self { text } else { "" } }
      var list: [Piece] { if case .list(let list) = self { list } else { [] } }
    }
  }

  private func data(_ html: String) throws -> Data {
    let json = try Self.part(html, from: #"id="data">"#, to: "</script>")
    return try JSONDecoder().decode(Data.self, from: Foundation.Data(json.utf8))
  }

  @Test(
    "the slides, decoded, are the frames",
    arguments: ["strided-conv", "softmax", "x-or-o", "multiple-filters"])
  func slides(_ id: String) throws {
    let lesson = try SampleLessons.lesson(id)
    let passage = Passage(lesson, size: Size(width: 80, height: 24), positions: 0...60)
    let data = try data(Self.page(passage))
    let slides = Array(passage.slides)
    try #require(data.slides.count == slides.count)
    #expect((data.width, data.height) == (80, 23))
    var rows = [Int](repeating: 0, count: 23)
    #expect(data.playing == "▶")
    for (slide, kept) in zip(slides, data.slides) {
      let sign = kept[5].number
      #expect(slide.frame[sign, 0].character == "‖")
      #expect(kept[0].number == slide.position + 1 && kept[1].number == slide.page)
      #expect(kept[2].number == slide.stay.milliseconds)
      let changes = kept[4].list.map(\.number)
      for place in stride(from: 0, to: changes.count, by: 2) {
        rows[changes[place]] = changes[place + 1]
      }
      for y in rows.indices { #expect(cells(data, rows[y]) == cells(slide.frame, y)) }
    }
  }

  /// Characters, inks and grounds by column; what shows nothing is left out.
  private func cells(_ data: Data, _ row: Int) -> [Int: [String]] {
    let runs = data.rows[row]
    var cells: [Int: [String]] = [:]
    for start in stride(from: 0, to: runs.count, by: 3) {
      let look = data.looks[runs[start].number]
      let ground = look[1].text
      let text = runs[start + 2].list.first?.text ?? runs[start + 2].text
      for (offset, character) in text.enumerated()
      where character != " " || !ground.isEmpty {
        cells[runs[start + 1].number + offset] = [
          String(character), character == " " ? "" : look[0].text, ground,
          "\(look[2].number)\(look[3].number)",
        ]
      }
    }
    return cells
  }

  private func cells(_ frame: Frame, _ y: Int) -> [Int: [String]] {
    let paper = Paper(.dark)
    let row = frame.row(y)
    var cells: [Int: [String]] = [:]
    for index in row.indices {
      guard let cell = paper.theme.show(row, at: index) else { continue }
      let paint = paper.paint(cell.look)
      let ground = paint.ground?.hexadecimal ?? ""
      guard cell.character != " " || !ground.isEmpty else { continue }
      cells[index - row.startIndex] = [
        String(cell.character), cell.character == " " ? "" : paint.ink.hexadecimal, ground,
        (paint.isBold ? "1" : "0") + (paint.isUnderlined ? "1" : "0"),
      ]
    }
    return cells
  }

  static let hostileTexts = [
    "</script><script>alert(1)</script>", "<!-- <script>", "]]> <b onclick='x'>\"&amp;\"</b>",
    "a\u{2028}b\u{2029}c", "\u{202E}turned", "__proto__", "constructor", "\\u003c/script>",
    "</pre></section><img src=x onerror=alert(1)>", "日本 \u{1F600} é\u{323}",
  ]

  @Test("whatever a lesson says, it is text in the page", arguments: hostileTexts)
  func hostile(_ text: String) throws {
    let lesson = SampleLessons.lesson(saying: text, title: text)
    let passage = Passage(lesson, size: Size(width: 80, height: 24))
    let page = Self.page(passage, hasSolutions: true)
    #expect(page.ranges(of: "<script").count == 2)
    #expect(page.ranges(of: "</script").count == 2)
    for element in ["<img", "<b ", "<!--"] { #expect(!page.contains(element)) }
    let data = try data(page)
    #expect(!data.slides.isEmpty)
    let title = try Self.part(page, from: "<title>", to: "</title>")
    #expect(title == escaped(text))
    let svg = VectorPicture(passage.frame(at: 0), Paper(.dark)).file(title: text, description: text)
    #expect(svg.ranges(of: "<title>").count == 1 && !svg.contains("<script"))
  }

  @Test("only the page's own script and style sheet may work in it, and nothing is loaded")
  func policy() throws {
    let lesson = try SampleLessons.lesson("strided-conv")
    let page = Self.page(
      Passage(lesson, size: Size(width: 60, height: 18), positions: 0...3))
    let policy = try Self.part(page, from: "Content-Security-Policy\" content=\"", to: "\">")
    let script = try Self.part(page, from: "<script>", to: "</script>")
    let style = try Self.part(page, from: "<style>", to: "</style>")
    #expect(
      policy
        == "default-src 'none'; script-src 'sha256-\(SHA256.base64(script))'; "
        + "style-src 'sha256-\(SHA256.base64(style))'; base-uri 'none'; form-action 'none'")
    let addresses = page.replacing(policy, with: "").ranges(of: /(?:src|href|url\(|@import)\s*=?/)
    #expect(addresses.isEmpty)
    #expect(!page.contains(" style=\""))
    #expect(page.contains("<html lang=\"en\">"))
  }

  @Test(
    "fingerprints are those of the standard",
    arguments: [
      ("", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="),
      ("abc", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "JI1qYdIGOLjlwCaTDD5gOaM85Flk/yFn9uzt1BnbBsE="
      ),
    ])
  func fingerprint(_ text: String, _ expected: String) {
    #expect(SHA256.base64(text) == expected)
  }

  @Test("where no script may run, every step is told in words")
  func words() throws {
    let lesson = try SampleLessons.lesson("strided-conv")
    let passage = Passage(lesson, size: Size(width: 80, height: 24), positions: 0...60)
    let page = Self.page(passage)
    for slide in passage.slides {
      let text = try Self.part(page, from: "<pre id=\"t\(slide.position + 1)\">", to: "</pre>")
      #expect(text.contains("Step \(slide.position + 1). "))
    }
    #expect(page.contains("<main id=\"player\" hidden>"))
  }
}
