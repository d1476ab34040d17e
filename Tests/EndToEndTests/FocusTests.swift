import Testing
import TmuxPane

/// Screen readers follow the terminal's own cursor, so it lies on what the sentence speaks of.
@Suite(.fewAtATime) struct FocusTests {
  @Test(
    "At each product the cursor lies on the input cell that is multiplied",
    arguments: [(80, 24), (120, 40), (60, 18)])
  func onOperand(width: Int, height: Int) async throws {
    let tutor = try await Tutor.smallLesson(size: (width, height))
    let sentences = try await PlainLesson("small.yaml", in: tutor.scratch).sentences
    for (index, sentence) in sentences.enumerated() {
      if index > 0 { try tutor.press("Right") }
      guard let operand = sentence.firstMatch(of: /product \d+ of \d+: (\d+)×/)?.1 else { continue }
      try await tutor.pane.wait(for: "the cursor on \(operand), “\(sentence)”") {
        let (x, y) = try tutor.pane.cursor()
        return try tutor.screen().word(x: x, y: y).contains(operand)
      }
    }
    #expect(try await tutor.quit() == 0)
  }

  @Test("At a complete window the cursor lies in the window or on its result")
  func onWindow() async throws {
    let tutor = try await Tutor.smallLesson(LessonText.small(), ["--detail", "window"])
    try tutor.press("n")
    for numbers in [
      ["101", "103", "109", "113", "1847"], ["103", "107", "113", "127", "1981"],
      ["109", "113", "131", "137", "2171"], ["113", "127", "137", "139", "2265"],
    ] {
      try tutor.press("Down")
      try await tutor.pane.wait(for: "the cursor on one of \(numbers)") {
        let (x, y) = try tutor.pane.cursor()
        let word = try tutor.screen().word(x: x, y: y)
        return numbers.contains { word.contains($0) }
      }
      #expect(try tutor.screen().text.contains(numbers[4]))
    }
  }

  @Test("The cursor follows the learner through the output")
  func onChoice() async throws {
    let tutor = try await Tutor.smallLesson(LessonText.small(), ["--step", "7"])
    try tutor.press("o", "Down", "Right")
    try await tutor.pane.wait(for: "the cursor on 2265") {
      let (x, y) = try tutor.pane.cursor()
      return try tutor.screen().word(x: x, y: y).contains("2265")
    }
  }
}
