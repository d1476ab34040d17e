import ArgumentParser
import Course

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes the beginning of a lesson.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Write a commented lesson file to begin with; it plays at once.",
    discussion: """
      EXAMPLES
        cnn-tutor new my-lesson
        cnn-tutor lesson my-lesson.yaml --watch
      """)

  @Argument(help: "The lesson's name: small letters, digits and hyphens.")
  var id: String

  func validate() throws {
    guard LessonFile.isID(id) else {
      throw ValidationError(
        "A lesson's name has small letters, digits and hyphens only, such as my-lesson; "
          + "“\(id.printable)” does not fit.")
    }
  }

  func run() throws {
    let file = id + ".yaml"
    // Exclusively: a file that is there already is somebody's work.
    let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      if errno == EEXIST {
        throw Failure.cannotRun("\(file) is there already; choose another name.")
      }
      throw Failure.cannotRun("cannot write \(file): \(String(cString: strerror(errno))).")
    }
    defer { close(descriptor) }
    guard Output.write(Array(LessonTemplate.text(id: id).utf8)[...], to: descriptor) else {
      throw Failure.cannotRun("cannot write \(file): \(String(cString: strerror(errno))).")
    }
    try Output.write([
      "Wrote \(file). Now play it, and edit it meanwhile:", "  cnn-tutor lesson \(file) --watch",
    ])
  }
}
