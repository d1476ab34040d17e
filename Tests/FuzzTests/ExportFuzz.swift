import Canvas
import Course
import Export
import Foundation
import SeededRandom
import Testing
import Themes

extension FuzzTests {
  /// Lessons that could still be read, taken away in every form.
  @Suite("taken away") struct Exports {
    @Test("Lessons that can be read can be taken away in every form")
    func exports() throws {
      let file = URL(filePath: Folder.assets + "/Fonts/dejavu-sans-mono.font")
      let font = try #require(BitmapFont(Array(try Data(contentsOf: file))))
      try Fuzzing("exports", count: 60, try Mutator.lessons()).run { bytes, random in
        guard let lesson = LessonFile.read(bytes, id: "lesson").lesson else { return .refused }
        let size = [(80, 24), (20, 6), (61, 17)].randomElement(using: &random) ?? (80, 24)
        let first = Int.random(in: 0..<2_000, using: &random)
        let passage = Passage(
          lesson, size: Size(width: size.0, height: size.1), positions: first...first + 3)
        let theme = Theme.shipped.randomElement(using: &random) ?? .dark
        return try fault(passage, Paper(theme, isASCII: .random(using: &random)), font).map(
          Outcome.fault) ?? .read
      }
    }

    /// What is wrong with one of the forms; nil where nothing is.
    private func fault(_ passage: Passage, _ paper: Paper, _ font: BitmapFont) throws -> String? {
      let handout = Handout(passage, Paper(.contrastLight), seed: 1, hasSolutions: true)
      let page = LessonPage(passage, paper, handout: handout).html
      if page.ranges(of: "<script").count != 2 { return "a page with a script of its own" }
      guard let start = page.firstRange(of: #"id="data">"#)?.upperBound,
        let end = page[start...].firstRange(of: "</script>")?.lowerBound,
        (try? JSONSerialization.jsonObject(with: Data(page[start..<end].utf8))) != nil
      else { return "a page whose data is no JSON" }
      let position = passage.positions.lowerBound
      let words = passage.text.words(at: position).joined()
      if words.isEmpty { return "a step without words" }
      let picture = VectorPicture(passage.frame(at: position), paper).file(
        title: passage.lesson.title, description: words)
      if picture.contains("<script") || !picture.hasSuffix("</svg>\n") { return "no picture" }
      for line in ScreenCast(passage, paper).lines
      where (try? JSONSerialization.jsonObject(with: Data(line.utf8))) == nil {
        return "a recording with a line that is no JSON"
      }
      let gif = Animation(passage, paper, font: font).gif
      return gif.starts(with: Array("GIF89a".utf8)) && gif.last == 0x3B ? nil : "no animation"
    }
  }
}
