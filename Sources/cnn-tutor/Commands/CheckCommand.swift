import ArgumentParser
import Course
import Screens

/// Checks lesson files.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check lesson files: every error at once, with its line and column.",
    discussion: """
      EXAMPLES
        cnn-tutor check Lessons/strided-conv.yaml
        cnn-tutor check Lessons/padding.yaml Lessons/conv-window.yaml

      The exit status is 0 if all files are right, else 1.
      """)

  @Argument(help: "Lesson files.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  func run() throws {
    var isRight = true
    for file in files {
      let reading = LessonFile.read(path: file)
      if let lesson = reading.lesson {
        let steps = PlainText(lesson).stepCount
        let sections = lesson.sections.count
        try Output.write([
          "\(file.printable): right; \(sections) section\(sections == 1 ? "" : "s"), "
            + "\(steps) steps"
        ])
      } else {
        isRight = false
        try Output.write(reading.problems.map { "\(file.printable):\($0)" })
      }
    }
    if !isRight { throw Failure.wrong }
  }
}
