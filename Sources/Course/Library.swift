import Files
import Foundation
import Grammar

/// The lessons of a folder: its `.yaml` files, sorted as the course goes.
///
/// The folder is listed and the headings are read at once, which takes well under a millisecond a
/// lesson; what the lessons hold is read when one is asked for.
public struct Library: Sendable {
  public let folder: String
  /// Part by part: the part with the lowest order first, and in a part the lowest order first;
  /// lessons of equal order by name.
  public let entries: [Entry]

  /// A lesson's file, whole or broken.
  public struct Entry: Sendable {
    /// The name by which the lesson is asked for.
    public let id: String
    public let path: String
    /// What a list shows of the lesson; where it cannot be read, the file's name stands for its title.
    public let heading: Heading
    /// What is wrong with the file, as far as listing it has shown; reading it may find more.
    public let problems: [Problem]

    /// Reads the whole lesson.
    public func read() -> Reading {
      leavesFolder ? Reading(lesson: nil, problems: problems) : LessonFile.read(path: path)
    }

    /// Whether it is a link out of the folder, which is not followed.
    fileprivate let leavesFolder: Bool
  }

  /// Lists a folder; nil where there is none that can be read.
  public init?(folder: String) {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder),
      let home = Self.realPath(folder)
    else { return nil }
    self.folder = folder
    let entries = names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.sorted().map {
      Self.entry(path: folder + "/" + $0, home: home)
    }
    let parts = Dictionary(grouping: entries, by: \.heading.part)
      .mapValues { $0.map(\.heading.order).min() ?? 0 }
    self.entries = entries.sorted { a, b in
      func key(_ entry: Entry) -> (Int, String, Int, String) {
        (
          parts[entry.heading.part] ?? 0, entry.heading.part, entry.heading.order, entry.id
        )
      }
      return key(a) < key(b)
    }
  }

  /// The lessons that can be read, each with its entry; `check` tells of the others.
  public var readable: [(entry: Entry, lesson: Lesson)] {
    entries.compactMap { entry in entry.read().lesson.map { (entry, $0) } }
  }

  /// The parts of the course in order, each with its lessons.
  public var parts: [(name: String, entries: [Entry])] {
    var parts: [(name: String, entries: [Entry])] = []
    for entry in entries {
      if parts.last?.name == entry.heading.part {
        parts[parts.count - 1].entries.append(entry)
      } else {
        parts.append((entry.heading.part, [entry]))
      }
    }
    return parts
  }

  /// The lesson of a name.
  public func entry(_ id: String) -> Entry? { entries.first { $0.id == id } }

  /// The lesson whose name is nearest to a word: "did you mean".
  public func nearest(to word: String) -> String? { Grammar.nearest(word, in: entries.map(\.id)) }

  private static func entry(path: String, home: String) -> Entry {
    let id = FileName.name(ofPath: path)
    func broken(_ problems: [Problem], leavesFolder: Bool = false) -> Entry {
      Entry(
        id: id, path: path,
        heading: Heading(title: id, part: Heading.unreadablePart, order: .max, summary: ""),
        problems: problems, leavesFolder: leavesFolder)
    }
    guard realPath(path).map({ $0.hasPrefix(home + "/") }) ?? true else {
      return broken(
        [Problem(.start, "this is a link out of the lessons' folder, which is not followed")],
        leavesFolder: true)
    }
    if LessonFile.isID(id), let bytes = try? fileBytes(path, limit: LessonFile.mostBytes),
      let text = String(validating: bytes, as: UTF8.self), let heading = Heading.read(text)
    {
      return Entry(id: id, path: path, heading: heading, problems: [], leavesFolder: false)
    }
    // Something is wrong, or the heading stands elsewhere: only reading all of it will tell.
    let reading = LessonFile.read(path: path)
    guard let lesson = reading.lesson else { return broken(reading.problems) }
    let heading = Heading(
      title: lesson.title, part: lesson.part, order: lesson.order, summary: lesson.summary)
    return Entry(id: id, path: path, heading: heading, problems: [], leavesFolder: false)
  }

  /// The path without links; nil where there is nothing.
  private static func realPath(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}
