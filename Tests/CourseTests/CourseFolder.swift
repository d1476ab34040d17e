import Course
import Foundation

/// The `Lessons` folder of the repository.
enum CourseFolder {
  static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Lessons").path

  /// Whether files made from the reader's own tables are to be written anew: `RENEW=1 swift test`.
  static let isRenewing = ProcessInfo.processInfo.environment["RENEW"] == "1"

  static func text(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  static func write(_ text: String, _ name: String) throws {
    try text.write(toFile: path + "/" + name, atomically: true, encoding: .utf8)
  }

  /// The names of the lesson files.
  static let lessons = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
    .filter { $0.hasSuffix(".yaml") }.sorted()

  /// A lesson of the course.
  static func lesson(_ id: String) throws -> Lesson {
    let reading = LessonFile.read(path: path + "/" + id + ".yaml")
    guard let lesson = reading.lesson else {
      throw Broken(description: reading.problems.map(\.description).joined(separator: "\n"))
    }
    return lesson
  }

  struct Broken: Error, CustomStringConvertible {
    let description: String
  }
}
