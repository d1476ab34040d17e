import Foundation
import Testing
import TmuxPane

/// A projector and a presenter in two terminals.
@Suite(.fewAtATime) struct ClassroomTests {
  private func projector(in scratch: Scratch) throws -> Tutor {
    try Tutor(["lesson", "strided-conv", "--projector"], size: (60, 18), in: scratch)
  }

  private func presenter(in scratch: Scratch) throws -> Tutor {
    try Tutor(["lesson", "strided-conv", "--presenter"], size: (60, 18), in: scratch)
  }

  @Test("The presenter waits for the projector, follows it and drives it")
  func drives() async throws {
    let scratch = try Scratch()
    let teacher = try presenter(in: scratch)
    try await teacher.wait(for: "patience") { $0.says("waiting for the projector") }
    let screen = try projector(in: scratch)
    try await screen.wait(for: "the question") { $0.says("What if the window does not walk") }
    try await teacher.wait(for: "the projector") { $0.says("step 1 of") }
    try teacher.press("n", "n")
    try await screen.wait(for: "the section") { $0.says("A jump of two") }
    try await teacher.wait(for: "its notes") { $0.says("Let the class say where the second") }
    try teacher.press("r", "Down")
    try await screen.wait(for: "the covered window") { $0.says("What comes out?") }
    try await teacher.wait(for: "the cover") { $0.says("covered") && $0.says("= 91") }
    try teacher.press("u")
    try await teacher.wait(for: "no cover") { !$0.says("covered") }
    try teacher.press(".")
    try await screen.wait(for: "a black screen") { $0.rows.isEmpty }
    try await teacher.wait(for: "that it is black") { $0.says("BLACK") }
    try teacher.press("Space")
    try await screen.wait(for: "the board again") { $0.says("A jump of two") }
    #expect(try await teacher.quit() == 0)
    try screen.press("n")
    try await screen.wait(for: "the next section alone") { $0.says("How this image") }
    #expect(try await screen.quit() == 0)
  }

  /// A short lesson with a question.
  private static let short = """
    title: Half as large
    part: Pooling
    summary: Max pooling keeps the loudest answer of four.
    matrices:
      map: |
        1 5 2 0
        0 3 1 4
        2 2 7 1
        6 0 3 3
    sections:
      - title: The largest of four
        say: A window of 2×2 jumps from square to square and keeps the largest value.
        operation: max_pool2d
        input: map
        kernel_size: 2
        notes: Ask first where the 7 was.
    remember:
      rule: The largest value stays.
    questions:
      - kind: cell
        section: The largest of four
        at: 2 2

    """

  @Test(
    "A lecture: the list, a whole lesson with predictions, black, its quiz, the lab, the list again"
  )
  func lecture() async throws {
    let scratch = try Scratch()
    let folder = scratch.file("lessons")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for name in ["first", "half"] { try scratch.write(Self.short, to: "lessons/\(name).yaml") }
    let course = ["--lessons", folder.path]
    let screen = try Tutor(course + ["--projector"], size: (60, 18), in: scratch)
    let teacher = try Tutor(
      ["lesson", "half", "--presenter"] + course, size: (80, 24), in: scratch)
    try await teacher.wait(for: "the list") { $0.says("The class sees the list of lessons") }
    try await screen.wait(for: "the lessons") { $0.says("▸ Half as large") }
    try teacher.press("Down", "Enter")
    try await teacher.wait(for: "the lesson") { $0.says("step 1 of") }
    try teacher.press("r")
    try await teacher.wait(for: "that predictions are on") { $0.says("predict first") }

    // The clicker alone leads through all of it, and uncovers each result before it goes on.
    var covered = 0
    var isOver = false
    for press in 0..<200 where !isOver {
      if press == 5 {
        try teacher.press(".")
        try await screen.wait(for: "a black screen") { $0.rows.isEmpty }
        try await teacher.wait(for: "that it is black") { $0.says("BLACK") }
        try teacher.press("Space")
        try await teacher.wait(for: "the board") { !$0.says("BLACK") }
      }
      let before = try (screen.screen(), teacher.screen())
      if before.1.says("covered") { covered += 1 }
      try teacher.press("NPage")
      for _ in 0..<100 where try (screen.screen(), teacher.screen()) == before {
        try await Task.sleep(for: .milliseconds(5))
      }
      isOver = try screen.screen().says("This is the end.")
    }
    #expect(isOver && covered >= 4)
    try await screen.wait(for: "what is to be remembered") { $0.says("To remember") }

    // The quiz: the question and what is right for the teacher, the question alone for the class.
    try teacher.press("z")
    try await teacher.wait(for: "the first question") {
      $0.says("The class sees a quiz") && $0.says("Question 1 of") && $0.text.contains("✓ ")
    }
    try await screen.wait(for: "it, without its answer") {
      $0.says("1 of 1") && !$0.text.contains("✓")
    }
    try teacher.press("s")
    try await screen.wait(for: "the solution") { !$0.says("1 of 1") }
    try teacher.press("Enter")
    try await screen.wait(for: "the question with its answer") { $0.says("1 of 1") }
    try teacher.press("q")
    try await teacher.wait(for: "the lesson again") { $0.says("predict first") }
    try teacher.press("Q")
    try await teacher.wait(for: "the list again") { $0.says("The class sees the list of lessons") }

    // The lab, trained and looked at with the clicker.
    try teacher.press("t")
    try await teacher.wait(for: "the lab") { $0.says("The class sees the training lab") }
    try teacher.press("F5")
    try await teacher.wait(for: "a step") { $0.text.contains(/step [1-9]/) }
    try teacher.press("NPage")
    try await screen.wait(for: "the next panel") { $0.says("Kernels of") }
    try teacher.press("Escape", "q")
    try await screen.wait(for: "the list again") { $0.says("▸ Half as large") }
    #expect(try await teacher.quit() == 0)
    #expect(try await screen.quit() == 0)
    // What a class answers aloud is no answer of the teacher's.
    let kept = try? String(
      contentsOf: scratch.file("state/cnn-tutor/progress.jsonl"), encoding: .utf8)
    #expect(kept?.contains("answer") != true)
  }

  @Test("Either may be killed and started again")
  func restarts() async throws {
    let scratch = try Scratch()
    var screen = try projector(in: scratch)
    var teacher = try presenter(in: scratch)
    try await teacher.wait(for: "the projector") { $0.says("step 1 of") }
    screen.pane.hangUp()
    try await teacher.wait(for: "that it is gone") { $0.says("waiting for the projector") }
    screen = try projector(in: scratch)
    try await teacher.wait(for: "the projector again") { $0.says("step 1 of") }
    teacher.pane.hangUp()
    teacher = try presenter(in: scratch)
    try await teacher.wait(for: "the projector at once") { $0.says("step 1 of") }
    try teacher.press("n")
    try await screen.wait(for: "the first section") { $0.says("Step by step") }
  }

  @Test("A projector that is stopped is said not to answer, until it goes on")
  func stopped() async throws {
    let scratch = try Scratch()
    let screen = try projector(in: scratch)
    let teacher = try presenter(in: scratch)
    try await teacher.wait(for: "the projector") { $0.says("step 1 of") }
    let process = try await screen.pane.waitForProcess()
    kill(process, SIGSTOP)
    try teacher.press("n")
    try await teacher.wait(for: "that it is silent") { $0.says("the projector does not answer") }
    kill(process, SIGCONT)
    try await teacher.wait(for: "the projector again") { $0.says("step 1 of") }
    try teacher.press("n")
    let later = try await teacher.wait(for: "the next section") { $0.says("step 2 of") }
    #expect(!later.says("another"))
    #expect(try await teacher.quit() == 0)
    #expect(try await screen.quit() == 0)
  }

  @Test("A clicker's Escape ends nothing; PageDown and PageUp go on and back")
  func clicker() async throws {
    let screen = try projector(in: Scratch())
    try await screen.wait(for: "the question") { $0.says("What if the window does not walk") }
    try screen.press("Escape", "Escape", "NPage")
    try await screen.wait(for: "the first section") { $0.says("Step by step") }
    try screen.press("F5", "Escape", "PPage")
    try await screen.wait(for: "the question again") { $0.says("Strided convolution") }
    try screen.press("b")
    try await screen.wait(for: "a black screen") { $0.rows.isEmpty }
    try screen.press("Escape")
    try await screen.wait(for: "the question again") { $0.says("Strided convolution") }
    #expect(try await screen.quit() == 0)
  }

  @Test("A second projector is told that there is one already")
  func second() async throws {
    let scratch = try Scratch()
    let first = try projector(in: scratch)
    try await first.wait(for: "the question") { $0.says("What if the window does not walk") }
    let second = try projector(in: scratch)
    try await second.wait(for: "the reason") { $0.says("Another projector is on already") }
    #expect(try await second.quit() == 0)
    #expect(try await first.quit() == 0)
  }
}
