import Canvas
import Compute
import Course
import Foundation
import SeededRandom
import Testing

@testable import Screens

/// The written sums of random sandbox states, recomputed by a script that knows nothing of the program.
@Suite("Sums of the sandbox")
struct SandboxSumsTests {
  private static let script = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "EndToEndTests/check_sums.py")
  private static let states = 1000

  @Test("The sums written in 1,000 random states are true")
  func sums() throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    var text = ""
    for number in 0..<Self.states {
      let style = NumberStyle.allCases[number % 2]
      let sandbox = Sandbox(try RandomBench.bench(number, &random), style: style)
      let lines = sandbox.lines(detail: number % 3 == 0 ? .product : .window).prefix(100)
      text += "State \(number), \(sandbox.reopening)\n\n" + lines.joined(separator: "\n") + "\n\n"
      text += sandbox.explanation(width: 80).joined(separator: "\n") + "\n\n"
      text += (sandbox.ruleText ?? "") + "\n\n"
    }
    let file = FileManager.default.temporaryDirectory
      .appending(path: "sandbox-sums-\(UUID().uuidString).txt")
    try Data(text.utf8).write(to: file)
    let (status, report) = try Self.judge(file)
    #expect(status == 0, "SEED=\(seed), \(file.path()): \(report)")
    if status == 0 { try FileManager.default.removeItem(at: file) }
  }

  /// What the script says of the equations in a file.
  private static func judge(_ file: URL) throws -> (status: Int32, report: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", script.path(), "--at-least", "10000", file.path()]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let report = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: report.prefix(4000), as: UTF8.self))
  }
}
