import Testing
import TmuxPane

/// A lesson from its first step to its last, in a real terminal.
@Suite(.fewAtATime) struct WholeLessonTests {
  @Test("Played at the highest speed, a lesson comes to its end by itself")
  func played() async throws {
    let scratch = try Scratch()
    let sentences = try await PlainLesson("strided-conv", in: scratch).sentences
    let tutor = try await Tutor.stridedConvolution(size: (120, 40), in: scratch)
    for _ in 1...8 { try tutor.press("+") }
    try await tutor.wait(for: "16 times the normal speed") { $0.text.contains("16×") }
    try tutor.press("Space")
    let last = try #require(sentences.last)
    try await tutor.wait(for: "the last step, “\(last)”", seconds: 180) { $0.says(last) }
    let end = try await tutor.settledScreen()
    try tutor.press("Right")
    try await Task.sleep(for: .milliseconds(300))
    #expect(try tutor.screen().says(last))
    #expect(end.says(last))
    #expect(try await tutor.quit() == 0)
  }

  @Test("Stepped through, a lesson shows at each step the sentence of its plain text")
  func stepped() async throws {
    let scratch = try Scratch()
    let tutor = try await Tutor.smallLesson(size: (120, 40), in: scratch)
    let sentences = try await PlainLesson("small.yaml", in: scratch).sentences
    for (index, sentence) in sentences.enumerated() {
      if index > 0 { try tutor.press("Right") }
      try await tutor.wait(for: "step \(index + 1), “\(sentence)”") { $0.says(sentence) }
    }
    for (index, sentence) in sentences.enumerated().dropLast().reversed() {
      try tutor.press("Left")
      try await tutor.wait(for: "step \(index + 1) again, “\(sentence)”") { $0.says(sentence) }
    }
    #expect(try await tutor.quit() == 0)
  }

  @Test("Every lesson can be walked through to its end, window by window")
  func everyLesson() async throws {
    for lesson in try Program.lessonNames() {
      let scratch = try Scratch()
      let sentences = try await PlainLesson(lesson, in: scratch).sentences
      let tutor = try Tutor(["lesson", lesson], size: (120, 40), in: scratch)
      try await tutor.wait(for: "the beginning of \(lesson)") { $0.says(sentences[0]) }
      let last = try #require(sentences.last)
      for _ in sentences.indices {
        let screen = try tutor.screen()
        if screen.says(last) { break }
        try tutor.press("Down", "Down", "Down", "Down")
        // Keys must not pile up, or the one that ends it comes too late.
        try await tutor.wait(for: "the windows after these four") { $0.text != screen.text }
      }
      try await tutor.wait(for: "the end of \(lesson)") { $0.says(last) }
      #expect(try await tutor.quit() == 0)
    }
  }
}
