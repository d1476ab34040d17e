import Files
import Foundation
import SeededRandom
import Testing

/// All tests with spoilt files; one after the other, as they watch time and memory.
@Suite("Spoilt files", .serialized) enum FuzzTests {}

/// What became of a spoilt file.
enum Outcome {
  case read
  case refused
  /// What is wrong with the way in which it was read or refused.
  case fault(String)
}

/// Hands spoilt files to a reader.
///
/// Input n of a run hangs on its seed plus n alone, so that a fault tells how to see it once more. Where
/// the reader takes the whole process with it, the input is found in the file that `FUZZ_FILE` names:
/// each is written there before it is read.
struct Fuzzing {
  let name: String
  /// How many spoilt files there are; `FUZZ_COUNT` in the environment asks for another number.
  let count: Int
  let mutator: Mutator

  private static let environment = ProcessInfo.processInfo.environment
  /// Far above what anything takes, also under sanitizers on a busy machine.
  private static let patience = Duration.seconds(60)
  /// How many bytes more the process may hold than before a run; other tests may run beside it.
  private static let mostGrowth = 1 << 30

  init(_ name: String, count: Int, _ mutator: Mutator) {
    self.name = name
    self.count = Self.environment["FUZZ_COUNT"].flatMap { Int($0) } ?? count
    self.mutator = mutator
  }

  /// Reads one spoilt file after the other.
  func run(_ read: ([UInt8], inout SeededRandom) throws -> Outcome) rethrows {
    let seed = seed(for: "spoilt \(name)")
    var (readCount, faultCount) = (0, 0)
    var slowest = (time: Duration.zero, seed: seed)
    let before = residentBytes()
    var most = before
    for number in 0..<count {
      let own = seed &+ UInt64(number)
      var random = SeededRandom(seed: own)
      let bytes = mutator.mutant(&random)
      if let file = Self.environment["FUZZ_FILE"] {
        try? Data(bytes).write(to: URL(filePath: file))
      }
      var outcome = Outcome.refused
      let time = try ContinuousClock().measure { outcome = try read(bytes, &random) }
      if time > slowest.time { slowest = (time, own) }
      most = max(most, residentBytes())
      switch outcome {
      case .read: readCount += 1
      case .refused: break
      case .fault(let fault):
        faultCount += 1
        if faultCount <= 5 {
          Issue.record("\(fault), SEED=\(own) FUZZ_COUNT=1")
        }
      }
    }
    let growth = max(0, most - before)
    tell(
      "\(name): \(count) spoilt from SEED=\(seed), \(readCount) still read, \(faultCount) faults; "
        + "slowest \(slowest.time.formatted(.units(allowed: [.milliseconds]))) (SEED="
        + "\(slowest.seed)), memory +\(growth >> 20) MB")
    #expect(faultCount == 0)
    #expect(slowest.time < Self.patience, "SEED=\(slowest.seed) FUZZ_COUNT=1")
    #expect(growth < Self.mostGrowth)
  }

  private func tell(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// How much memory the process holds; 0 where the system does not say it in a file.
  private func residentBytes() -> Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var line = [UInt8](repeating: 0, count: 128)
    let length = fread(&line, 1, line.count, file)
    let pages = String(decoding: line[..<length], as: UTF8.self).split(separator: " ").dropFirst()
    return (pages.first.flatMap { Int($0) } ?? 0) * Int(getpagesize())
  }
}

/// What is wrong with a message to the user; nil where nothing is.
func messageFault(_ message: String) -> String? {
  if message.isEmpty || message.count >= 500 { return "a message of \(message.count) characters" }
  if UnsafeCharacter.isAny(in: message.unicodeScalars) {
    return "unsafe characters in \(message.debugDescription)"
  }
  return nil
}

/// The repository's folders.
enum Folder {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let assets = root + "/Assets"

  /// The bytes of all files with an ending in one of the repository's folders.
  static func files(_ folder: String, _ ending: String) throws -> [[UInt8]] {
    let names = try FileManager.default.contentsOfDirectory(atPath: root + "/" + folder)
    return try names.filter { $0.hasSuffix(ending) }.sorted().map {
      Array(try Data(contentsOf: URL(filePath: "\(root)/\(folder)/\($0)")))
    }
  }
}

/// A folder that is there as long as this is.
final class ScratchFolder {
  let path = FileManager.default.temporaryDirectory.path + "/fuzz-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, and tells where it is.
  func write(_ bytes: [UInt8], to name: String) throws -> String {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
    return path + "/" + name
  }
}
