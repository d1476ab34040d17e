import Foundation
import Testing
import TmuxPane

#if os(Linux)
  /// What the system sees of the program while nobody touches it.
  @Suite(.fewAtATime) struct QuietTests {
    @Test("While paused the program sleeps: nothing wakes it")
    func paused() async throws {
      let tutor = try await Tutor.stridedConvolution()
      try tutor.press("Down", "Down", "Down")
      _ = try await tutor.settledScreen()
      let process = try await tutor.pane.waitForProcess()
      // The place is written at most a second after the last step.
      try await Task.sleep(for: .seconds(1.5))
      let before = try Self.switches(of: process)
      try await Task.sleep(for: .seconds(2))
      #expect(try Self.switches(of: process) == before)
    }

    @Test("No command holds a network socket")
    func noSocket() async throws {
      let tutor = try await Tutor.stridedConvolution(["--step", "5"])
      try tutor.press("Space")
      _ = try await tutor.wait(for: "a later window") { ($0.window ?? 0) > 1 }
      let process = try await tutor.pane.waitForProcess()
      let folder = "/proc/\(process)/fd"
      let open = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap {
        try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
      }
      #expect(!open.isEmpty)
      #expect(open.filter { $0.hasPrefix("socket:") } == [])
    }

    /// How often the threads of a process have been woken.
    private static func switches(of process: Int32) throws -> Int {
      let folder = "/proc/\(process)/task"
      let threads = try FileManager.default.contentsOfDirectory(atPath: folder)
      return try threads.reduce(0) { sum, thread in
        let status = try String(contentsOfFile: "\(folder)/\(thread)/status", encoding: .utf8)
        return sum
          + status.matches(of: /ctxt_switches:\s*(\d+)/).compactMap { Int($0.1) }
          .reduce(0, +)
      }
    }
  }
#endif
