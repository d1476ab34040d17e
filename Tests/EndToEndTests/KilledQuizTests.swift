import Foundation
import SeededRandom
import Testing
import TmuxPane

/// No answer that was replied to is lost, whatever happens to the program.
@Suite(.fewAtATime) struct KilledQuizTests {
  private static let times = 100

  /// A lesson whose question has other numbers each time, so that it can be asked without end.
  private static let lesson = """
    title: Fresh
    part: Convolution
    summary: As many questions as are wanted.
    sections:
      - title: One
        say: One.
    questions:
      - kind: cell
        generate: conv2d

    """

  private func start(_ scratch: Scratch, _ output: FileHandle, questions: Int) throws
    -> ChildProcess
  {
    // The shell gives way to the program, so that the signal meets the program.
    try Program.start(
      ["quiz", "./fresh.yaml", "--plain", "--questions", "\(questions)"], in: scratch,
      output: output, through: ["sh", "-c", "exec \"$0\" \"$@\" < answers.txt"])
  }

  private func prepared() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.write(Self.lesson, to: "fresh.yaml")
    try scratch.write(String(repeating: "!\n0\nwhat\n", count: 1_000), to: "answers.txt")
    return scratch
  }

  private func output(_ scratch: Scratch, _ name: String) throws -> FileHandle {
    try FileHandle(forWritingTo: scratch.write("", to: name))
  }

  /// The records in the log, by their names.
  private func records(_ scratch: Scratch) throws -> [String] {
    let file = scratch.file("state/cnn-tutor/progress.jsonl")
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
    return try text.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return try #require(object?["id"] as? String)
    }
  }

  /// Waits until something is printed: what comes before is no quiz yet.
  private func waitForQuestions(_ scratch: Scratch, _ name: String) async throws {
    for _ in 0..<10_000 {
      if try Data(contentsOf: scratch.file(name)).count > 0 { return }
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  /// How many answers were replied to as ones that count.
  private func replies(_ scratch: Scratch, _ name: String) throws -> Int {
    try String(contentsOf: scratch.file(name), encoding: .utf8).split(separator: "\n")
      .count { line in
        ["Right is: ", "Right.", "The misprint is "].contains { line.hasPrefix($0) }
      }
  }

  @Test("Killed at random moments a hundred times, every answer replied to is in the log")
  func killed() async throws {
    var random = SeededRandom(seed: seed())
    let scratch = try prepared()
    var (known, answered) = (0, 0)
    for round in 0..<Self.times {
      let program = try start(scratch, try output(scratch, "out.txt"), questions: 100)
      try await waitForQuestions(scratch, "out.txt")
      usleep(UInt32.random(in: 0...120_000, using: &random))
      program.send(SIGKILL)
      #expect(try await [0, 128 + SIGKILL].contains(program.wait().status), "round \(round)")
      let (replied, now) = (try replies(scratch, "out.txt"), try records(scratch).count)
      #expect((replied...replied + 1).contains(now - known), "round \(round): \(replied)")
      known = now
      answered += replied
    }
    #expect(answered > Self.times, "the program was killed before it was answered")
    #expect(try Set(records(scratch)).count == known)
    let shown = try await Program.run(["progress", "--export", "-"], in: scratch)
    #expect(shown.errors.isEmpty)
    #expect(shown.output.split(separator: "\n").count == known)
  }

  @Test("Two quizzes at once lose no answer of each other")
  func together() async throws {
    let scratch = try prepared()
    let programs = try ["one.txt", "two.txt"].map { name in
      try start(scratch, try output(scratch, name), questions: 150)
    }
    for program in programs { #expect(try await program.wait().status == 0) }
    let names = try records(scratch)
    #expect(names.count == 300 && Set(names).count == 300)
  }
}
