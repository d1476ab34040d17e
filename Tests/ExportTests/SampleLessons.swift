import Course
import Foundation

@testable import Export

/// The lessons that come with the program, lessons of tests, and the font.
enum SampleLessons {
  static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let folder = repository.appending(path: "Lessons")

  static let ids: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
    return names.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
  }()

  static func lesson(_ id: String) throws -> Lesson {
    let reading = LessonFile.read(path: folder.appending(path: id + ".yaml").path())
    guard let lesson = reading.lesson else { throw Missing(what: id) }
    return lesson
  }

  /// A lesson that says these things, with a small convolution.
  static func lesson(saying text: String, title: String = "A lesson") -> Lesson {
    let card = Section(
      title: text, say: [text], exhibits: [], demonstration: nil,
      misquote: Misquote(printed: text, correct: text, why: text))
    return Lesson(
      id: "sample", title: title, part: "Tests", order: 0, summary: text, question: text,
      sources: [text], sections: [card],
      remember: Remember(rule: text, shape: text, pytorch: text, keras: text, next: []))
  }

  static func font() throws -> BitmapFont {
    let file = repository.appending(path: "Assets/Fonts/dejavu-sans-mono.font")
    guard let font = BitmapFont(Array(try Data(contentsOf: file))) else {
      throw Missing(what: "font")
    }
    return font
  }

  struct Missing: Error { let what: String }
}
