import ArgumentParser
import Course
import Quiz
import Screens

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Lesson {
  /// Questions for which no fresh numbers are found.
  fileprivate var unaskable: [Problem] {
    questions.filter { question in
      question.isFresh
        && (0..<UInt64(3)).contains { Question(question, of: self, seed: $0) == nil }
    }.map { question in
      Problem(
        line: question.line, column: question.column,
        message:
          "no numbers are found with which this can be asked: it is too simple, too long, or "
          + "its usual mistakes make no difference; give less of the operation")
    }
  }

  /// What proof-reading says of the misprints for which the lesson gives no reason.
  fileprivate var foundCauses: [String] {
    sections.enumerated().compactMap { number, section in
      guard let printed = section.demonstration?.printed, printed.hasFoundCause else { return nil }
      return "section \(number + 1): \(printed.erratum ?? "")"
    }
  }
}

/// Checks lesson files.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check lesson files: every error at once, with its line and column.",
    discussion: """
      EXAMPLES
        cnn-tutor check Lessons/strided-conv.yaml
        cnn-tutor check Lessons/padding.yaml Lessons/conv-window.yaml

      Of several files, those whose names do not end in .yaml are left out, so that a whole folder
      can be given: cnn-tutor check Lessons/*

      The exit status is 0 if all files are right, 1 if one is wrong, 2 if one cannot be read.
      """)

  @Argument(help: "Lesson files.", completion: .file(extensions: ["yaml", "yml"]))
  var files: [String]

  func run() throws {
    var isRight = true
    var isReadable = true
    for file in files {
      if files.count > 1, !file.hasSuffix(".yaml"), files.contains(where: { $0.hasSuffix(".yaml") })
      {
        try Output.write(["\(file.printable): left out, as its name does not end in .yaml"])
        continue
      }
      guard access(file, R_OK) == 0 else {
        Output.complain(
          "cnn-tutor: cannot read \(file.printable): \(String(cString: strerror(errno))).")
        isReadable = false
        continue
      }
      let reading = LessonFile.read(path: file)
      if let lesson = reading.lesson, !lesson.unaskable.isEmpty {
        isRight = false
        try Output.write(lesson.unaskable.map { "\(file.printable):\($0)" })
      } else if let lesson = reading.lesson {
        let steps = PlainText(lesson).stepCount
        let sections = lesson.sections.count
        let questions = lesson.questions.count
        try Output.write([
          "\(file.printable): right; \(sections) section\(sections == 1 ? "" : "s"), "
            + "\(steps) steps"
            + (questions == 0 ? "" : ", \(questions) question\(questions == 1 ? "" : "s")")
        ])
        try Output.write(lesson.foundCauses.map { "\(file.printable): \($0)" })
      } else {
        isRight = false
        try Output.write(reading.problems.map { "\(file.printable):\($0)" })
      }
    }
    if !isReadable { throw ExitCode(2) }
    if !isRight { throw Failure.wrong }
  }
}
