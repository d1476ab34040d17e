import Foundation
import Testing
import TmuxPane

/// What is kept of the learner's answers, and what can be done with it.
@Suite(.fewAtATime) struct ProgressCommandTests {
  private func shell(
    _ script: String, in scratch: Scratch, environment: [String: String] = [:]
  ) async throws -> ChildProcess.Outcome {
    try scratch.write(QuizCommandTests.lesson, to: "jump.yaml")
    return try await Program.run(
      command: ["sh", "-c", script.replacing("cnn-tutor", with: "\"$0\""), Program.path],
      in: scratch,
      environment: environment.merging(["CNN_TUTOR_LESSONS": scratch.folder.path]) { $1 }
    )
  }

  private func log(_ scratch: Scratch) throws -> String {
    try String(
      contentsOf: scratch.file("state/cnn-tutor/progress.jsonl"), encoding: .utf8)
  }

  @Test("Answers are counted, wrong ones come again, right ones later")
  func counted() async throws {
    let scratch = try Scratch()
    let before = try await shell("cnn-tutor quiz --review; cnn-tutor progress", in: scratch)
    #expect(before.output.hasPrefix("Nothing was asked yet that could be asked again."))
    #expect(before.output.contains("0 of 1 lesson seen, 0 mastered; 0 of 0 answers right."))
    _ = try await shell("printf '3\\n' | cnn-tutor quiz jump", in: scratch)
    let wrong = try await shell("cnn-tutor quiz --review; cnn-tutor progress", in: scratch)
    #expect(wrong.output.hasPrefix("Nothing is due now. The next question is due in 10 minutes."))
    #expect(wrong.output.contains("0 of 1 answers right."))
    _ = try await shell("printf 'what\\n-3\\n' | cnn-tutor quiz jump", in: scratch)
    let right = try await shell("cnn-tutor progress", in: scratch)
    #expect(right.output.contains("1 mastered; 1 of 2 answers right."))
    #expect(try log(scratch).split(separator: "\n").count == 2)
  }

  @Test("What is due is asked, and the rest is told")
  func review() async throws {
    let scratch = try Scratch()
    _ = try await shell("printf '!\\n' | cnn-tutor quiz jump", in: scratch)
    try makeOld(log(scratch), in: scratch)
    let asked = try await shell(
      "printf -- '-3\\n' | cnn-tutor quiz --review --seed 4", in: scratch)
    #expect(asked.errors.isEmpty)
    #expect(asked.output.hasPrefix("1 question. "))
    #expect(asked.output.contains("1 of 1 right.\nThe next question is due in "))
  }

  /// CRC-32, bit by bit.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
  }

  @Test("An export is imported elsewhere, twice without harm; nothing of a wrong file is")
  func transfer() async throws {
    let (here, there) = (try Scratch(), try Scratch())
    _ = try await shell("yes '!' | cnn-tutor quiz jump", in: here)
    let export = try await shell(
      "cnn-tutor progress --export e.jsonl; cnn-tutor progress --export -", in: here)
    let text = try String(contentsOf: here.file("e.jsonl"), encoding: .utf8)
    #expect(export.output == "1 record written to e.jsonl.\n" + text)
    #expect(try log(here) == text)
    let again = try await shell("cnn-tutor progress --export e.jsonl", in: here)
    #expect(again.status == 2 && again.errors.contains("e.jsonl is there already"))
    try there.write(text, to: "e.jsonl")
    let first = try await shell("cnn-tutor progress --import e.jsonl", in: there)
    #expect(first.output == "1 record added.\n")
    let second = try await shell("cnn-tutor progress --import - < e.jsonl", in: there)
    #expect(second.output == "0 records added; 1 was there already.\n")
    #expect(try log(there) == text)
    try there.write(
      "\n" + text.replacing("false", with: "true") + "{\"v\": 1,\n[]\n", to: "wrong.jsonl")
    let wrong = try await shell("cnn-tutor progress --import wrong.jsonl", in: there)
    #expect(wrong.status == 1)
    #expect(wrong.errors.contains("wrong.jsonl:2:1: error: this line was changed or damaged"))
    #expect(wrong.errors.contains("wrong.jsonl:3:9: error: a key in quotes was expected"))
    #expect(wrong.errors.contains("wrong.jsonl:4:1: error: this is no line of progress"))
    #expect(try log(there) == text)
  }

  @Test("--reset needs --yes where nobody can be asked, and keeps a copy")
  func reset() async throws {
    let scratch = try Scratch()
    _ = try await shell("yes '!' | cnn-tutor quiz jump", in: scratch)
    let text = try log(scratch)
    let refused = try await shell("cnn-tutor progress --reset", in: scratch)
    #expect(refused.status == 64 && refused.errors.contains("--reset needs --yes"))
    let done = try await shell("cnn-tutor progress --reset --yes", in: scratch)
    #expect(done.status == 0 && done.output.contains("progress.jsonl.before-reset"))
    let copy = scratch.file("state/cnn-tutor/progress.jsonl.before-reset")
    #expect(try String(contentsOf: copy, encoding: .utf8) == text)
    let both = try await shell("cnn-tutor progress --json --reset", in: scratch)
    #expect(both.status == 64)
  }

  @Test("--json has the documented keys")
  func json() async throws {
    let scratch = try Scratch()
    let outcome = try await shell(
      "printf -- '-3\\n' | cnn-tutor quiz jump > /dev/null; cnn-tutor progress --json", in: scratch)
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(
      Set(object.keys) == [
        "version", "time", "lessons", "seen", "mastered", "answers", "right", "due", "next",
        "elsewhere", "newer",
      ])
    let lesson = try #require((object["lessons"] as? [[String: Any]])?.first)
    #expect(
      Set(lesson.keys) == [
        "id", "title", "seen", "mastered", "questions", "known", "due", "answers", "right", "next",
      ])
    #expect(lesson["mastered"] as? Bool == true && lesson["right"] as? Int == 1)
  }

  @Test("On a full disk the quiz goes on, says so, and leaves no torn line")
  func fullDisk() async throws {
    let scratch = try Scratch()
    // A limit on the size of files is what a full disk is to a program: a write that takes a part.
    let full = try await shell(
      "trap '' XFSZ; ulimit -f 2; yes '!' | cnn-tutor quiz ./strided.yaml --questions 20 | tail -2",
      in: try withStrided(scratch))
    #expect(full.output.contains("0 of 20 right."))
    // The system's own words differ.
    #expect(full.errors.contains(#/cannot be kept for now: [A-Z][A-Za-z ]+, cannot write \//#))
    #expect(full.errors.contains("of your progress could not be kept"))
    let text = try log(scratch)
    #expect(text.hasSuffix("}\n") && text.utf8.count <= 2_048)
    let after = try await shell("cnn-tutor progress", in: scratch)
    #expect(after.errors.isEmpty)
  }

  /// With a lesson that has as many questions as are wanted.
  private func withStrided(_ scratch: Scratch) throws -> Scratch {
    let lesson = try String(
      contentsOf: Program.lessons.appendingPathComponent("strided-conv.yaml"), encoding: .utf8)
    try scratch.write(lesson, to: "strided.yaml")
    return scratch
  }

  @Test("Without a folder to keep it in, the quiz goes on and says so")
  func homeless() async throws {
    let scratch = try Scratch()
    try scratch.write("", to: "file")
    for variables in [
      ["XDG_STATE_HOME": "", "HOME": ""], ["XDG_STATE_HOME": "relative", "HOME": "relative"],
      ["XDG_STATE_HOME": scratch.file("file").path],
    ] {
      let outcome = try await shell(
        "printf -- '-3\\n' | cnn-tutor quiz jump", in: scratch, environment: variables)
      #expect(outcome.status == 0 && outcome.output.contains("Right."), "\(variables)")
      #expect(outcome.errors.contains("cannot be kept for now"), "\(variables)")
    }
  }

  @Test("An answer on the screen is kept before its reply is shown, and asked again by --review")
  func onScreen() async throws {
    let scratch = try Scratch()
    let file = try scratch.write(QuizCommandTests.lesson, to: "jump.yaml")
    let tutor = try Tutor(["quiz", file.path], in: scratch)
    try await tutor.wait(for: "the question") { $0.says("Which value comes out") }
    try tutor.press("3", "Enter")
    try await tutor.wait(for: "the reply") { $0.text.contains("✗ 3") }
    let line = try log(scratch)
    #expect(line.contains(#""question": "jump/"#) && line.contains(#""right": false"#))
    try tutor.press("q")
    #expect(try await tutor.pane.waitForExit() == 0)
    try makeOld(line, in: scratch)
    let review = try Tutor(["quiz", "--review", file.path], in: scratch)
    try await review.wait(for: "the question again") { $0.says("Which value comes out") }
    try review.press("-", "3", "Enter")
    try await review.wait(for: "the reply") { $0.text.contains("✓ −3") }
    try review.press("q")
    #expect(try await review.pane.waitForExit() == 0)
    #expect(try log(scratch).split(separator: "\n").count == 2)
  }

  /// Puts a record far into the past.
  private func makeOld(_ line: String, in scratch: Scratch) throws {
    let body = line.components(separatedBy: ", \"crc\"")[0]
      .replacing(/"time": "[^"]*"/, with: "\"time\": \"2026-01-01T00:00:00.000Z\"")
    let sum = String(Self.checksum(Array(body.utf8)), radix: 16)
    let digits = String(repeating: "0", count: 8 - sum.count) + sum
    try scratch.write(
      body + ", \"crc\": \"\(digits)\"}\n", to: "state/cnn-tutor/progress.jsonl")
  }

  @Test("A lesson that was watched to its end is marked on the first screen, at once and later")
  func seen() async throws {
    let scratch = try Scratch()
    for attempt in 0..<2 {
      let tutor = try Tutor(["--lessons", Program.lessons.path], in: scratch)
      try await tutor.wait(for: "the first screen") { $0.rows.contains { $0.contains("▸") } }
      if attempt == 0 {
        try tutor.press("Enter")
        try await tutor.wait(for: "the lesson") { $0.rows[0].contains("The hospital") }
        // To the last section, and to its end.
        for _ in 0..<40 { try tutor.press("n") }
        try tutor.press("End", "q")
      }
      try await tutor.wait(for: "the mark") { screen in
        screen.rows[0].contains("1 of 21 seen") && screen.rows.contains { $0.contains("✓ │") }
      }
      #expect(try await tutor.quit() == 0)
    }
    #expect(try log(scratch).contains("\"seen\": \"hospital-convolution\""))
  }
}
