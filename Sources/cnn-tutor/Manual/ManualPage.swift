/// The program's man page, made of what the commands say of themselves.
struct ManualPage {
  private let program: CommandDescription
  private var roff = Roff()

  /// The page's lines.
  static func lines(of program: CommandDescription) -> [String] {
    var page = ManualPage(program)
    page.write()
    return page.roff.lines
  }

  private init(_ program: CommandDescription) { self.program = program }

  private mutating func write() {
    roff.title(
      program.commandName.uppercased(), date: Release.date,
      source: "\(program.commandName) \(Release.version)")
    roff.macro("SH", "NAME")
    roff.text("\(program.commandName) - \(Self.phrase(program.abstract ?? ""))")
    synopsis()
    let parts = HelpText.parts(of: program.discussion ?? "")
    roff.macro("SH", "DESCRIPTION")
    write(parts.filter { $0.heading == nil })
    roff.macro("SH", "OPTIONS")
    roff.text("These go with every command that can show a screen:")
    list(program.shownArguments)
    roff.macro("SH", "COMMANDS")
    for command in program.shownSubcommands { section(command) }
    for part in ManualFacts.sections {
      roff.macro("SH", part.title)
      for fact in part.facts {
        roff.macro("TP")
        roff.marked([(fact.name, .bold)])
        roff.text(fact.text)
      }
    }
    for part in parts where part.heading != nil {
      roff.macro("SH", part.heading ?? "")
      write([HelpText.Part(heading: nil, lines: part.lines)])
    }
  }

  private mutating func synopsis() {
    roff.macro("SH", "SYNOPSIS")
    roff.marked([(program.commandName, .bold), (" [", .none), ("options", .value), ("]", .none)])
    for command in program.shownSubcommands {
      roff.macro("br")
      roff.marked(line(of: command))
    }
  }

  /// `cnn-tutor lesson [options] lesson`.
  private func line(of command: CommandDescription) -> [(String, Roff.Emphasis)] {
    var parts: [(String, Roff.Emphasis)] = [
      ("\(program.commandName) \(command.commandName)", .bold), (" [", .none),
      ("options", .value), ("]", .none),
    ]
    for argument in command.shownArguments where argument.kind == "positional" {
      let (open, close) = argument.isOptional ? (" [", "]") : (" ", "")
      parts += [
        (open, .none), (argument.valueName ?? "", .value),
        (close + (argument.isRepeating ? " ..." : ""), .none),
      ]
    }
    return parts
  }

  private mutating func section(_ command: CommandDescription) {
    roff.macro("SS", command.commandName)
    roff.text(command.abstract ?? "")
    roff.macro("PP")
    roff.marked(line(of: command))
    let common = Set(program.shownArguments)
    list(command.shownArguments.filter { !common.contains($0) })
    write(HelpText.parts(of: command.discussion ?? ""))
  }

  private mutating func list(_ arguments: [ArgumentDescription]) {
    for argument in arguments {
      // `--no-ascii` stands beside `--ascii`.
      if arguments.contains(where: { argument.key == "no-" + $0.key }) { continue }
      let opposite = arguments.first { $0.key == "no-" + argument.key }
      roff.macro("TP")
      var parts: [(String, Roff.Emphasis)] = []
      for name in (argument.names ?? []) + (opposite?.names ?? []) {
        if !parts.isEmpty { parts.append((", ", .none)) }
        parts.append(((name.kind == "short" ? "-" : "--") + name.name, .bold))
      }
      if argument.kind != "flag", let value = argument.valueName {
        parts += [(parts.isEmpty ? "" : " ", .none), (value, .value)]
      }
      roff.marked(parts)
      roff.text(argument.abstract ?? "")
    }
  }

  private mutating func write(_ parts: [HelpText.Part]) {
    for part in parts {
      if let heading = part.heading {
        roff.macro("PP")
        roff.marked([(heading.prefix(1) + heading.dropFirst().lowercased() + ":", .bold)])
      }
      if part.heading == "EXAMPLES" {
        roff.example(part.lines)
      } else {
        if part.heading == nil { roff.macro("PP") }
        for line in part.lines { roff.text(line) }
      }
    }
  }

  /// What stands behind a name: without a capital and a stop.
  private static func phrase(_ abstract: String) -> String {
    let text = abstract.hasSuffix(".") ? String(abstract.dropLast()) : abstract
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}

/// The longer text of a command's help.
enum HelpText {
  struct Part: Equatable {
    /// Such as EXAMPLES; nil for a paragraph.
    let heading: String?
    let lines: [String]
  }

  /// The paragraphs of a text, and what stands below a heading in capitals.
  static func parts(of text: String) -> [Part] {
    text.split(separator: "\n\n").map { block in
      var lines = block.split(separator: "\n").map { line in
        String(line.drop { $0 == " " })
      }
      guard let first = lines.first, first.allSatisfy({ $0.isUppercase || $0 == " " }) else {
        return Part(heading: nil, lines: lines)
      }
      lines.removeFirst()
      return Part(heading: first, lines: lines)
    }
  }
}
