import Files
import Grammar

/// Something wrong in a lesson file: where, what, and what to do.
public typealias Problem = Grammar.Problem

/// What came of reading a lesson file: a lesson, or what is wrong with the file.
public struct Reading: Sendable {
  /// The lesson; only given where there are no problems.
  public let lesson: Lesson?
  /// Everything that is wrong, in the order of the file.
  public let problems: [Problem]
}

/// Lesson files: YAML, one lesson a file, written by teachers as `Lessons/README.md` tells.
///
/// A file from a stranger is data: whatever it holds, reading it ends soon, in a lesson or in
/// problems, and no text of the lesson or of a problem can steer a terminal.
public enum LessonFile {
  /// The largest file that is read, in bytes.
  public static let mostBytes = 1_000_000
  static let kind = FileKind(
    name: "lesson", plural: "lessons", beginning: "a lesson begins with its title",
    mostBytes: mostBytes,
    tables: [
      LessonKeys.table, SectionKeys.table, NetworkKeys.table, TableKeys.table, CaptionKeys.table,
      RememberKeys.table, QuestionKeys.table,
    ])

  /// Reads a file; the lesson's name is the file's name without `.yaml`.
  public static func read(path: String) -> Reading {
    do throws(FileError) {
      return read(try fileBytes(path, limit: mostBytes), id: FileName.name(ofPath: path))
    } catch {
      return Reading(lesson: nil, problems: [Problem(.start, error.message(expecting: kind.name))])
    }
  }

  /// Reads the bytes of a lesson file.
  public static func read(_ bytes: [UInt8], id: String) -> Reading {
    let problems = ProblemList(in: kind)
    let lesson = lesson(bytes, id: id, problems)
    return Reading(lesson: problems.isEmpty ? lesson : nil, problems: problems.sorted)
  }

  /// Whether a text can be the name of a lesson: small letters, digits and `-`, at most 64.
  public static func isID(_ text: String) -> Bool { FileName.isName(text) }

  private static func lesson(_ bytes: [UInt8], id: String, _ problems: ProblemList) -> Lesson? {
    FileName.check(id, example: "strided-conv", problems)
    guard let source = SourceText(bytes, problems),
      let root = YamlDocument.read(source, problems)
    else { return nil }
    return LessonReader(source: source, problems: problems).lesson(root, id: id)
  }
}
