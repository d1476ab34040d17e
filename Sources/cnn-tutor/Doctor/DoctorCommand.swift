import ArgumentParser

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Says what the terminal can do, what the tutor makes of it, and what to change.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say what the terminal can do, what the tutor uses, and what to change.",
    discussion: """
      EXAMPLES
        cnn-tutor doctor
        cnn-tutor doctor --json
        cnn-tutor doctor --theme contrast-dark

      With the options that you use otherwise it tells what comes of them.

      The exit status is 0 if all is well, 1 if something should be changed.
      """)

  @Flag(help: "As JSON: an array of objects with part, name, value and problems.")
  var json = false

  @OptionGroup var screen: ScreenOptions

  func run() throws {
    let environment = Surroundings.environment
    let terminal = TerminalCheck(environment: environment)
    let use = UseCheck(
      environment: environment, preferences: screen.preferences,
      settings: .usual, executable: LessonsFolder.runningExecutable(),
      colours: terminal.kind.isKnown ? terminal.kind.colours : 256,
      isUTF8: terminal.characters.isUTF8)
    let diagnosis = Diagnosis(findings: terminal.findings + use.findings)
    if json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let data = try encoder.encode(diagnosis.findings)
      try Output.write([String(decoding: data, as: UTF8.self)])
    } else {
      try Output.write(diagnosis.lines)
    }
    if !diagnosis.problems.isEmpty { throw Failure.wrong }
  }
}
