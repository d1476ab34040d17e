import Foundation

/// A folder for one test, gone with it; the program keeps its state in it, not in the developer's own home.
final class Scratch: Sendable {
  let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("tutor-\(UUID().uuidString.prefix(13))")
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("state"), withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// The variables that keep the program's files in this folder.
  var environment: [String: String] {
    [
      "HOME": folder.path, "XDG_STATE_HOME": folder.appendingPathComponent("state").path,
      // A crash is to be reported by its exit status; the report itself takes seconds.
      "SWIFT_BACKTRACE": "enable=no",
    ]
  }

  /// All that the program has saved, file after file.
  var savedState: String {
    let state = folder.appendingPathComponent("state/cnn-tutor")
    let files = try? FileManager.default.contentsOfDirectory(
      at: state, includingPropertiesForKeys: nil)
    return (files ?? []).compactMap { try? String(contentsOf: $0, encoding: .utf8) }.joined()
  }

  func file(_ name: String) -> URL { folder.appendingPathComponent(name) }

  /// Writes a file as some editors do: in place.
  @discardableResult
  func write(_ text: String, to name: String) throws -> URL {
    let url = file(name)
    try Data(text.utf8).write(to: url)
    return url
  }
}
