import ArgumentParser
import Course
import Quiz

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Shows what the learner has seen and knows, and takes it to another machine.
struct ProgressCommand: ScreenCommand {
  static let configuration = CommandConfiguration(
    commandName: "progress",
    abstract: "Show how you stand with each lesson; export, import or reset it.",
    discussion: """
      EXAMPLES
        cnn-tutor progress
        cnn-tutor progress --json
        cnn-tutor progress --export answers.jsonl
        cnn-tutor progress --import answers.jsonl
        cnn-tutor progress --reset --yes

      A lesson is seen when its last step was reached. A question is known when the last answer to it \
      was right and it is not due again; a lesson is mastered when all its questions are known. \
      What is due, `cnn-tutor quiz --review` asks.

      An export has a line of JSON for each answer. An import adds what is not there yet; \
      importing the same file again changes nothing.
      """)

  @Flag(help: "As JSON: an object with lessons, seen, mastered, answers, right, due and next.")
  var json = false

  @Option(
    name: .customLong("export"),
    help: ArgumentHelp("Write all of it to a new file; - prints it.", valueName: "file"))
  var exportFile: String?

  @Option(
    name: .customLong("import"),
    help: ArgumentHelp(
      "Add what such a file holds; - reads it from standard input.", valueName: "file")
  )
  var importFile: String?

  @Flag(help: "Begin anew; a copy of what there was is kept.")
  var reset = false

  @Flag(help: "With --reset: do not ask.")
  var yes = false

  @OptionGroup var screen: ScreenOptions

  func validate() throws {
    try screen.refuseProjector()
    let chosen = [
      json ? "--json" : nil, exportFile.map { _ in "--export" }, importFile.map { _ in "--import" },
      reset ? "--reset" : nil,
    ].compactMap { $0 }
    if chosen.count > 1 {
      throw ValidationError("\(chosen[0]) and \(chosen[1]): one at a time.")
    }
    if yes && !reset { throw ValidationError("--yes goes with --reset.") }
    if reset && !yes && isatty(STDIN_FILENO) == 0 {
      throw ValidationError("--reset needs --yes where nobody can be asked.")
    }
  }

  func run() throws {
    guard let log = ProgressLog(environment: Surroundings.environment) else {
      throw Failure.cannotRun("\(StateFileError.noHome).")
    }
    let transfer = ProgressTransfer(log: log)
    do {
      if let exportFile { return try transfer.export(to: exportFile) }
      if let importFile { return try transfer.take(from: importFile) }
      let contents = try transfer.contents()
      if reset { return try forget(contents, log) }
      let report = ProgressReport(
        contents, in: try screen.openLibrary().entries.compactMap { $0.read().lesson }, at: .now)
      if json { return try Output.write([report.json()]) }
      try screen.write(report.lines)
    } catch let error as StateFileError {
      throw Failure.cannotRun("\(error).")
    }
  }

  private func forget(_ contents: RecordLines, _ log: ProgressLog) throws {
    let count = contents.lines.count
    if !yes {
      try Output.prompt(
        "Forget all \(count) record\(count == 1 ? "" : "s") of what you have seen and answered? "
          + "Type yes: ")
      guard readLine() == "yes" else { return try Output.write(["Nothing was changed."]) }
    }
    guard let copy = try log.reset() else {
      return try Output.write(["There is nothing to forget."])
    }
    try Output.write(["Forgotten. What there was is kept in \(copy.printable)."])
  }
}
