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
