import ArgumentParser

/// Writes the man page, for those who install or package the program.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual",
    abstract: "Write the man page.",
    shouldDisplay: false)

  func run() throws {
    try Output.write(ManualPage.lines(of: CommandDescription.program()))
  }
}
