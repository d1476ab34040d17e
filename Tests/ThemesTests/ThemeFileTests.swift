import Canvas
import Foundation
import Grammar
import SeededRandom
import Testing

@testable import Themes

@Suite("Theme files")
struct ThemeFileTests {
  static let assets = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Assets").path
  static let folder = assets + "/Themes"

  @Test("every file of the folder is one that the program carries along, and is right")
  func shipped() throws {
    let names = ThemeFile.names(in: Self.folder)
    #expect(names.sorted() == Theme.shippedNames.dropLast(2).sorted())
    #expect(Theme.shipped.map(\.name) == Theme.shippedNames)
    for name in names {
      let reading = ThemeFile.read(path: "\(Self.folder)/\(name).yaml")
      #expect(reading.problems == [])
      let described = try #require(reading.described)
      #expect(!described.summary.isEmpty)
      #expect(described.theme.textContrast == (name.hasPrefix("contrast") ? 7 : 4.5))
      #expect(described.theme == Theme.shipped.first { $0.name == name })
    }
  }

  @Test(
    "looks are read as they are written",
    arguments: [
      ("178", Look(178)), ("178 bold", Look(178, bold: true)),
      ("16 on 220 bold underline", Look(16, on: 220, bold: true, underline: true)),
      ("default on 4", Look(nil, on: 4)),
      ("bold dim reverse", Look(bold: true, dim: true, reverse: true)),
      ("on 3", Look(nil, on: 3)), ("default", Look()),
    ])
  func looks(_ text: String, _ look: Look) throws {
    #expect(try Look(text) == look)
  }

  /// A theme file with one part of it exchanged.
  private static func file(_ part: String = "", with other: String = "") -> String {
    """
    ground: dark
    roles:
      text: 253
      window: 214 bold
    shades:
      sequential: [53, 54, 24, 30, 36, 42, 77, 148, 220]
      signed: [159, 81, 38, 31, 24, 17, 235, 52, 94, 130, 172, 214, 222]
      series: [79, 214, 75, 176]
      groups: [24, 94, 22, 90, 60, 88]
      inks: [16, 231]
      soft_inks: [238, 255]
    """.replacingOccurrences(of: part, with: other)
  }

  @Test(
    "what is wrong is told with its place and what to do",
    arguments: [
      (
        "window: 214 bold", "windwo: 214", "4:3", "unknown key \"windwo\"; did you mean \"window\"?"
      ),
      ("214 bold", "214 blod", "4:11", "there is no \"blod\"; did you mean \"bold\"?"),
      ("214 bold", "256", "4:11", "a colour is a number from 0 to 255, or default"),
      ("214 bold", "orange", "4:11", "a look is a colour, on and a colour"),
      ("214 bold", "214 on", "4:11", "after \"on\" comes the colour of the ground"),
      ("214 bold", "[214]", "4:11", "must be text, but here is a list"),
      ("ground: dark", "ground: drak", "1:9", "did you mean \"dark\"?"),
      ("ground: dark", "ground: 300", "1:9", "the number of a colour from 0 to 255"),
      ("ground: dark", "summary: x", "1:1", "missing key \"ground\""),
      ("ground: dark", "ground: dark\ncontrast: hihg", "2:11", "did you mean \"high\"?"),
      ("ground: dark\nroles:\n  text: 253", "ground: 16\nroles:", "3:3", "\"text\" needs a colour"),
      ("[24, 94, 22, 90, 60, 88]", "[24, 94]", "9:11", "has 2 entries, but 6 are needed"),
      ("[24, 94,", "[24, 900,", "9:16", "from 0 to 255, but here is \"900\""),
      ("  inks: [16, 231]\n", "", "6:3", "missing key \"inks\""),
      ("  window: 214 bold", "  text: 3", "4:3", "stands here a second time"),
    ])
  func wrong(_ part: String, _ other: String, _ place: String, _ message: String) {
    let reading = ThemeFile.read(Array(Self.file(part, with: other).utf8), name: "mine")
    #expect(reading.theme == nil)
    #expect(
      reading.problems.contains {
        $0.description.hasPrefix("\(place): error: ") && $0.message.contains(message)
      }, "\(reading.problems)")
  }

  @Test("a file without shades shows them by characters")
  func plain() throws {
    let reading = ThemeFile.read(Array("ground: light\nroles:\n  text: 4\n".utf8), name: "mine")
    #expect(reading.problems == [])
    let theme = try #require(reading.theme)
    #expect(theme.colours == 8 && theme.shades == nil && theme.ground == .light)
  }

  @Test("2,000 spoilt files are read, or refused with problems in their lines")
  func mutations() {
    let seed = seed(for: "mutations of theme files")
    var random = SeededRandom(seed: seed)
    let original = Array(Self.file().utf8)
    for _ in 0..<2_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        default:
          bytes.insert(
            Array("&*!{}[]:-\u{1B}\"9".utf8).randomElement(using: &random) ?? 0, at: place)
        }
      }
      let reading = ThemeFile.read(bytes, name: "spoilt")
      #expect((reading.theme == nil) == !reading.problems.isEmpty, "seed \(seed)")
      let lineCount = bytes.count { $0 == UInt8(ascii: "\n") } + 1
      #expect(
        reading.problems.allSatisfy { (1...lineCount).contains($0.line) && $0.column >= 1 },
        "seed \(seed): \(reading.problems)")
    }
  }

  @Test("The guide's tables name every key; RENEW=1 writes them")
  func guide() throws {
    let path = Self.assets + "/README.md"
    var guide = try String(contentsOfFile: path, encoding: .utf8)
    let region = /<!-- theme keys -->\n[\s\S]*<!-- end of theme keys -->/
    #expect(guide.contains(region))
    let tables = ThemeKeys.kind.tables.map { table in
      "| key of \(table.owner.replacing("\"", with: "`")) | what it is for |\n|---|---|\n"
        + table.keys.map(Self.row).joined() + "\n"
    }
    guide.replace(
      region, with: "<!-- theme keys -->\n\(tables.joined())<!-- end of theme keys -->")
    if ProcessInfo.processInfo.environment["RENEW"] == "1" {
      try guide.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == guide)
    let example = try #require(guide.firstMatch(of: /```yaml\n([\s\S]*?)```/)).output.1
    #expect(ThemeFile.read(Array(example.utf8), name: "mine").problems == [])
  }

  private static func row(_ key: Themes.Key) -> String {
    let words = if case .word(let words) = key.value { words } else { [String]() }
    let choice =
      words.isEmpty ? "" : " One of " + words.map { "`\($0)`" }.joined(separator: ", ") + "."
    return "| `\(key.name)`\(key.isRequired ? " (needed)" : "") | \(key.purpose)\(choice) |\n"
  }
}
