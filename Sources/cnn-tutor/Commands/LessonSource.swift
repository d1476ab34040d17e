import ArgumentParser
import Course

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Where a lesson comes from: a name in the course, or a path.
struct LessonSource {
  /// The lesson's file.
  let path: String
  /// What is typed to open it again.
  let reference: String
  /// Under what its place is kept.
  let key: String

  /// - Throws: an exit status, after saying why, where there is no such lesson.
  init(_ word: String, _ options: ScreenOptions) throws {
    if word.contains("/") || word.hasSuffix(".yaml") || word.hasSuffix(".yml") {
      guard access(word, R_OK) == 0 else {
        throw Failure.cannotRun(
          "cannot read \(word.printable): \(String(cString: strerror(errno))).")
      }
      path = word
      reference = word.absolutePath.quotedForShell
      key = word.absolutePath
      return
    }
    let library = try options.openLibrary()
    guard let entry = library.entry(word) else {
      let near = library.nearest(to: word).map { "; did you mean “\($0)”?" } ?? "."
      throw Failure.cannotRun(
        "there is no lesson “\(word.printable)”\(near) `cnn-tutor lessons` lists them all.")
    }
    path = entry.path
    reference = word + options.folderOption
    key = word
  }

  /// The name of the lesson: its file's name without `.yaml`.
  var id: String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
  }

  func read() -> Reading { LessonFile.read(path: path) }

  /// Problems as compilers write them: `FILE:LINE:COLUMN: error: …`.
  func complaints(_ problems: [Problem]) -> [String] {
    problems.map { "\(path.printable):\($0)" }
  }
}

extension String {
  /// The text as a shell takes it for one word.
  var quotedForShell: String {
    let plain = allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "/._-+,:@%".contains($0))
    }
    if plain && !isEmpty { return self }
    return "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}
