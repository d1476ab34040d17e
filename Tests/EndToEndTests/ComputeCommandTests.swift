import Foundation
import Testing
import TmuxPane

/// `cnn-tutor compute` as scripts use it.
@Suite(.fewAtATime) struct ComputeCommandTests {
  private static let reference = Program.repository
    .appendingPathComponent("Tests/EndToEndTests/check_compute.py")

  @Test("300 random requests get the answers of an independent reference, digit by digit")
  func reference() async throws {
    let seed = ProcessInfo.processInfo.environment["SEED"].map { ["--seed", $0] } ?? []
    let outcome = try await Program.run(
      command: ["python3", Self.reference.path, "--program", Program.path, "--count", "300"] + seed,
      in: Scratch())
    print(outcome.output)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.output.contains(" 0 differences"))
  }

  @Test("A file is answered line by line; the status is 1 where a request is wrong, else 0")
  func file() async throws {
    let scratch = try Scratch()
    let good = #"{"op": "relu", "input": [-1, 2]}"#
    try scratch.write(good + "\n", to: "good.jsonl")
    try scratch.write("\(good)\nnonsense\n\(good)", to: "bad.jsonl")
    let told = #"{"op": "relu", "shape": [2], "output": [0, 2]}"# + "\n"
    let right = try await Program.run(["compute", "good.jsonl"], in: scratch)
    #expect(right.status == 0)
    #expect(right.output == told)
    let wrong = try await Program.run(["compute", "bad.jsonl"], in: scratch)
    #expect(wrong.status == 1)
    #expect(wrong.output.hasPrefix(told + "{\"error\": \""))
    #expect(wrong.output.hasSuffix("\"line\": 2}\n" + told))
    #expect(wrong.errors.isEmpty)
  }

  @Test("A file that cannot be read ends with status 2 and its name", arguments: ["nowhere", "."])
  func unreadable(name: String) async throws {
    let outcome = try await Program.run(["compute", name], in: Scratch())
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("cannot read \(name): "))
  }

  @Test("Each request is answered before the next is sent")
  func streaming() throws {
    let process = Process()
    let (requests, answers) = (Pipe(), Pipe())
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["compute", "-"]
    process.standardInput = requests
    process.standardOutput = answers
    try process.run()
    for number in 1...3 {
      requests.fileHandleForWriting.write(
        Data("{\"op\": \"relu\", \"input\": [\(number)]}\n".utf8))
      // Blocks until there is something; without an answer the test would not go on.
      let answer = String(decoding: answers.fileHandleForReading.availableData, as: UTF8.self)
      #expect(answer == "{\"op\": \"relu\", \"shape\": [1], \"output\": [\(number)]}\n")
    }
    try requests.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
