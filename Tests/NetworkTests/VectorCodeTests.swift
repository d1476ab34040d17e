#if arch(x86_64) && os(Linux)
  import Foundation
  import Testing

  /// A function that several modules need, such as a specialised one of the standard library, goes
  /// into each of them under one name, and the linker keeps any one: if it were one for AVX-512, the
  /// program would stop on a processor without.
  @Suite("Code for single processors")
  struct VectorCodeTests {
    private static let nm = URL(filePath: "/usr/bin/nm")
    private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Sources/Kernels").standardizedFileURL
    private static let build = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()

    @Test(
      "has no names that other code shares", .enabled(if: hasTools),
      arguments: ["KernelsAVX2", "KernelsAVX512"])
    func namesAreItsOwn(_ module: String) throws {
      let objects = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path).map {
        Self.build.appending(path: "\(module).build/\($0).o")
      }
      let functions = try Self.symbols(of: objects).filter { ["T", "W"].contains($0.kind) }
      #expect(functions.contains { $0.name.contains("multiply") })
      // It hands its arguments on to the runtime, and has no numbers to work with.
      let harmless = ["__swift_instantiateGenericMetadata"]
      let shared = functions.map(\.name).filter { !$0.contains("Kernels") }
      #expect(shared.filter { !harmless.contains($0) } == [])
    }

    private static var hasTools: Bool {
      FileManager.default.isExecutableFile(atPath: nm.path)
        && FileManager.default.fileExists(atPath: build.appending(path: "KernelsAVX2.build").path)
    }

    /// What the objects define: `nm` prints a value, a kind and a name for each.
    private static func symbols(of objects: [URL]) throws -> [(kind: String, name: String)] {
      let process = Process()
      let output = Pipe()
      process.executableURL = nm
      process.arguments = ["--defined-only"] + objects.map(\.path)
      process.standardOutput = output
      try process.run()
      let data = output.fileHandleForReading.readDataToEndOfFile()
      process.waitUntilExit()
      return String(decoding: data, as: UTF8.self).split(separator: "\n").compactMap { line in
        let words = line.split(separator: " ")
        return words.count == 3 ? (String(words[1]), String(words[2])) : nil
      }
    }
  }
#endif
