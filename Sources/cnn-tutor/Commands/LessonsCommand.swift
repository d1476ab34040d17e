import ArgumentParser
import Course

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Lists the lessons.
struct LessonsCommand: ScreenCommand {
  static let configuration = CommandConfiguration(
    commandName: "lessons",
    abstract: "List the lessons, part by part.",
    discussion: """
      EXAMPLES
        cnn-tutor lessons
        cnn-tutor lessons --json
      """)

  @Flag(help: "As JSON: an array of objects with id, title, part, summary, file and problems.")
  var json = false

  @OptionGroup var screen: ScreenOptions

  func validate() throws { try screen.refuseProjector() }

  func run() throws {
    let list = LessonList(try screen.openLibrary())
    if json { try list.printJSON() } else { try screen.write(list.lines) }
  }
}

/// The lessons of a folder as text.
struct LessonList {
  let library: Library

  init(_ library: Library) { self.library = library }

  private struct Item: Encodable {
    let id: String
    let title: String
    let part: String
    let summary: String
    let file: String
    let problems: [String]
  }

  var lines: [String] {
    var lines: [String] = []
    var part: String?
    let width = library.entries.map(\.id.count).max() ?? 0
    for entry in library.entries {
      if entry.heading.part != part {
        if part != nil { lines.append("") }
        lines.append(entry.heading.part)
        part = entry.heading.part
      }
      let id = entry.id + String(repeating: " ", count: width - entry.id.count)
      lines.append(
        "  \(id)  "
          + (entry.problems.first.map { "broken: line \($0.line): \($0.message)" }
            ?? entry.heading.summary))
    }
    return lines.isEmpty ? ["There are no lessons in \(library.folder.printable)."] : lines
  }

  func printJSON() throws {
    let items = library.entries.map { entry in
      Item(
        id: entry.id, title: entry.heading.title, part: entry.heading.part,
        summary: entry.heading.summary,
        file: entry.path, problems: entry.problems.map(\.description))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let data = try encoder.encode(items)
    try Output.write([String(decoding: data, as: UTF8.self)])
  }
}
