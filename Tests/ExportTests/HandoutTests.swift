import Canvas
import Quiz
import Testing
import Themes

@testable import Export

@Suite("Handouts")
struct HandoutTests {
  private func handout(
    _ id: String, seed: UInt64 = 1, hasSolutions: Bool = false, positions: ClosedRange<Int>? = nil
  ) throws -> String {
    let passage = Passage(
      try SampleLessons.lesson(id), size: Size(width: 120, height: 40), positions: positions)
    return Handout(passage, Paper(.contrastLight), seed: seed, hasSolutions: hasSolutions).html
  }

  @Test(
    "all sections, a picture of each operation, and all questions", arguments: SampleLessons.ids)
  func whole(_ id: String) throws {
    let lesson = try SampleLessons.lesson(id)
    let html = try handout(id)
    for (number, section) in lesson.sections.enumerated() {
      #expect(html.contains("<h2>\(number + 1). \(escaped(section.title))</h2>"))
    }
    let operations = lesson.sections.count { $0.demonstration != nil }
    #expect(html.ranges(of: "<figure>").count == operations)
    let exercises = html.ranges(of: "class=\"exercise\"").count
    #expect(exercises >= lesson.questions.count && exercises >= 10)
    #expect(!html.contains("Solutions"))
  }

  @Test("the same number gives the same sheet, another number another one")
  func seeds() throws {
    #expect(try handout("strided-conv", seed: 3) == handout("strided-conv", seed: 3))
    let sheets = try Set((1...5).map { try handout("strided-conv", seed: $0) })
    #expect(sheets.count == 5)
  }

  @Test("solutions stand on a sheet of their own, one for each exercise, and only if asked for")
  func solutions() throws {
    let html = try handout("max-pooling", hasSolutions: true)
    let sheets = html.split(separator: "<div class=\"sheet\">")
    try #require(sheets.count == 3)
    let exercises = sheets[1].ranges(of: "<h3>Exercise ").count
    #expect(sheets[2].ranges(of: "<h3>Exercise ").count == exercises)
    let told = ["Right is: ", "The misprint is "].map { sheets[2].ranges(of: $0).count }
    #expect(told.reduce(0, +) == exercises)
    #expect(!sheets[1].contains("Right is: "))
  }

  @Test("of a part of a lesson only that is told")
  func part() throws {
    let html = try handout("strided-conv", positions: 0...20)
    #expect(html.contains("<h2>1. ") && !html.contains("<h2>3. "))
  }

  @Test("matrices stand beside each other, and what is no matrix is a paragraph")
  func blocks() {
    let lines = ["Look.", "image, 2×2:", "  1 2", "  3 −4", "kernel:", "  red:", "  5", "", "So."]
    let html = TextBlocks(lines).html
    #expect(
      html == """
        <p>Look.</p>
        <div class="matrices">
        <div><p class="caption">image, 2×2</p><table><tr><td>1</td><td>2</td></tr>\
        <tr><td>3</td><td>−4</td></tr></table></div>
        </div>
        <p>kernel:</p>
        <div class="matrices">
        <div><p class="caption">red</p><table><tr><td>5</td></tr></table></div>
        </div>
        <p>So.</p>
        """)
  }
}
