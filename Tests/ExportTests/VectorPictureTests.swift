import Canvas
import Testing
import Themes

@testable import Export

@Suite("Vector pictures")
struct VectorPictureTests {
  @Test("each letter stands in its cell", arguments: SampleLessons.ids)
  func letters(_ id: String) throws {
    let lesson = try SampleLessons.lesson(id)
    let passage = Passage(lesson, size: Size(width: 80, height: 24))
    for position in [0, 2, 7] {
      let frame = passage.frame(at: position)
      let svg = VectorPicture(frame, Paper(.light)).file(title: "t", description: "d")
      var found: [Point: String] = [:]
      for match in svg.matches(of: /<text x="([^"]*)" y="(\d+)"[^>]*>([^<]*)<\/text>/) {
        let y = try #require(Int(match.2)) / DrawnCharacter.cell.height
        let names = [
          ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
        ]
        let text = names.reduce(String(match.3)) { $0.replacing($1.0, with: $1.1) }
        let places = try match.1.split(separator: " ").map { try #require(Int($0)) / 10 }
        try #require(places.count == text.count)
        for (x, character) in zip(places, text) where character != " " {
          found[Point(x: x, y: y)] = String(character)
        }
      }
      var expected: [Point: String] = [:]
      for y in 0..<frame.size.height {
        for x in 0..<frame.size.width {
          let character = frame[x, y].character
          if character != " ", !frame[x, y].isContinuation, DrawnCharacter(character) == nil {
            expected[Point(x: x, y: y)] = String(character)
          }
        }
      }
      #expect(found == expected)
    }
  }

  @Test(
    "no text holds blanks that a browser would leave out", arguments: ["  a   b  ", "a", "   "])
  func blanks(_ text: String) {
    var frame = Frame(Size(width: 20, height: 1))
    frame.write(text, x: 0, y: 0, .focus)
    let svg = VectorPicture(frame, Paper(.dark)).file(title: "t", description: "d")
    #expect(!svg.contains("  ") && !svg.contains("> ") && !svg.contains(" </"))
    // The ground is as wide as the text, blanks included.
    #expect(svg.contains("width=\"\(10 * text.count)\" height=\"20\""))
  }

  @Test("neighbouring lines are one block, whose path can be moved")
  func paths() throws {
    var path = VectorPath()
    for place in 0..<4 { path.add(try #require(DrawnCharacter("─")), x: place * 10, y: 0) }
    #expect(path.absolute == "M0 9h40v1h-40z")
    path.add(try #require(DrawnCharacter("┃")), x: 0, y: 20)
    #expect(path.relative == "m0 9h40v1h-40zm3 11h3v20h-3z")
  }
}
