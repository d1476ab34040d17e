import Testing
import TmuxPane

/// A quiz in a real terminal.
@Suite(.fewAtATime) struct QuizScreenTests {
  private static let jump = QuizCommandTests.lesson

  @Test("A wrong answer, the mistake behind it, the solution as it plays, then the right answer")
  func wrongThenRight() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(Self.jump, to: "jump.yaml")
    let tutor = try Tutor(["quiz", file.path, "--seed", "1"], in: scratch)
    try await tutor.wait(for: "the question") {
      $0.says("Which value comes out in row 1, column 2?")
    }
    try tutor.press("3", "Enter")
    try await tutor.wait(for: "the mistake") {
      $0.says("✗ 3 The kernel was turned round before it was laid on.")
    }
    try tutor.press("Enter")
    try await tutor.wait(for: "the window that gives the value") {
      $0.text.contains("window 2 of 2")
    }
    try await tutor.wait(for: "the value, where the animation rests") {
      $0.text.contains("−3") && $0.text.contains("‖")
    }
    try tutor.press("q")
    try await tutor.wait(for: "the right answer") { $0.says("✓ Right is −3.") }
    try tutor.press("r", "-", "3", "Enter")
    try await tutor.wait(for: "the second answer") { $0.says("✓ −3 Right this time.") }
    try tutor.press("Enter")
    try await tutor.wait(for: "the end") { $0.says("0 of 1 right.") }
    try tutor.press("y", "q")
    #expect(try await tutor.pane.waitForExit() == 0)
    #expect(try tutor.pane.screen().joined().contains("cnn-tutor quiz \(file.path) --seed 1"))
  }

  @Test("In lines at a terminal, r answers once more before the solution is told")
  func plainRetry() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(Self.jump, to: "jump.yaml")
    let tutor = try Tutor(["quiz", file.path, "--seed", "1", "--plain"], in: scratch)
    try await tutor.wait(for: "the question") { $0.says("q ends.") && $0.says("Answer: a number") }
    try tutor.press("3", "Enter")
    try await tutor.wait(for: "the choice") { $0.says("Enter shows the solution, r tries again:") }
    #expect(try !tutor.pane.screen().joined().contains("Right is"))
    try tutor.press("r", "Enter", "-", "3", "Enter")
    try await tutor.wait(for: "the end") { $0.says("Right this time.") && $0.says("0 of 1 right.") }
    #expect(try await tutor.pane.waitForExit() == 0)
  }

  @Test("For practice the screen says that nothing is kept")
  func practice() async throws {
    let tutor = try Tutor(["quiz", "relu", "--seed", "1", "--practice"])
    try await tutor.wait(for: "the notice") { $0.says("For practice: nothing is kept.") }
    try tutor.press("!", "q", "q", "q")
    #expect(try await tutor.pane.waitForExit() == 0)
    let list = try await Program.run(["progress", "--export", "-"], in: tutor.scratch)
    #expect(!list.output.contains("relu"))
  }

  @Test("z asks about a lesson that is open, and leads back to its step")
  func inLesson() async throws {
    let tutor = try await Tutor.stridedConvolution(["--step", "17"])
    let before = try await tutor.quietScreen()
    try tutor.press("z")
    try await tutor.wait(for: "a question") { $0.text.contains("Quiz · Strided convolution") }
    try tutor.press("h", "!")
    try await tutor.wait(for: "a solution") { !$0.text.contains("Quiz") }
    try tutor.press("q")
    // Which question comes first is drawn anew each time; one of them asks for a misprint.
    try await tutor.wait(for: "what is right") {
      $0.says("No answer was given.")
        && ($0.text.contains("✓ Right is ") || $0.says("The misprint is "))
    }
    try tutor.press("q")
    try await tutor.wait(for: "the step") { $0.text == before.text }
    #expect(try await tutor.quit() == 0)
  }

  @Test("On the first screen z asks about the chosen lesson, Z about all of them")
  func home() async throws {
    let tutor = try Tutor([])
    try await tutor.wait(for: "the course") { $0.text.contains("lessons") }
    try tutor.press("Down", "z")
    try await tutor.wait(for: "a quiz of the second lesson") {
      $0.text.contains("Quiz · The sliding dot product")
    }
    try tutor.press("q", "Z")
    try await tutor.wait(for: "a mixed quiz") { $0.text.contains("question 1 of 10") }
    try tutor.press("!", "q", "q", "r")
    try await tutor.wait(for: "why there is no review") {
      $0.text.contains("Nothing is due now. The next question is due in 10 minutes.")
    }
    try tutor.press("q")
    #expect(try await tutor.pane.waitForExit() == 0)
  }
}
