#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A command as the argument parser describes it for tools.
struct CommandDescription: Decodable {
  let commandName: String
  let abstract: String?
  let discussion: String?
  let arguments: [ArgumentDescription]?
  let subcommands: [CommandDescription]?
  let shouldDisplay: Bool?

  /// The whole program.
  ///
  /// - Throws: where the parser's description has another form.
  static func program() throws -> CommandDescription {
    struct Whole: Decodable { let command: CommandDescription }
    let text = CNNTutor._dumpHelp()
    return try JSONDecoder().decode(Whole.self, from: Data(text.utf8)).command
  }

  var shownSubcommands: [CommandDescription] {
    (subcommands ?? []).filter { $0.shouldDisplay != false && $0.commandName != "help" }
  }

  var shownArguments: [ArgumentDescription] {
    (arguments ?? []).filter { $0.shouldDisplay && !["help", "version"].contains($0.key) }
  }
}

/// An argument, an option or a flag.
struct ArgumentDescription: Decodable, Hashable {
  struct Name: Decodable, Hashable {
    let kind: String
    let name: String
  }

  let kind: String
  let shouldDisplay: Bool
  let isOptional: Bool
  let isRepeating: Bool
  let names: [Name]?
  let valueName: String?
  let abstract: String?

  /// By what it is told from others.
  var key: String { names?.last?.name ?? valueName ?? "" }
}
