import Foundation
import Testing

@testable import cnn_tutor

@Suite("The man page")
struct ManualTests {
  let page: String

  init() throws {
    page = try ManualPage.lines(of: CommandDescription.program()).joined(separator: "\n")
  }

  @Test("names every command and every option, and none that is hidden")
  func complete() throws {
    let program = try CommandDescription.program()
    let text = page.replacing("\\-", with: "-")
    for command in program.shownSubcommands {
      #expect(text.contains(".SS \"\(command.commandName)\"\n"))
      for name in command.shownArguments.flatMap({ $0.names ?? [] }) where name.kind == "long" {
        #expect(text.contains("\\fB--\(name.name)\\fR"), "\(command.commandName) \(name.name)")
      }
    }
    #expect(!text.contains(".SS \"manual\""))
  }

  @Test("tells of every variable that the program reads")
  func variables() throws {
    let sources = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    var names: Set<String> = []
    for folder in ["cnn-tutor", "Settings", "Terminal", "CTerminal"] {
      let files = FileManager.default.enumerator(atPath: sources.appending(path: folder).path)
      for case let file as String in files ?? .init() where !file.hasPrefix("Manual/") {
        let text = try? String(
          contentsOf: sources.appending(path: "\(folder)/\(file)"), encoding: .utf8)
        guard let text, text.contains(/environment|Variables|getenv/) else { continue }
        names.formUnion(text.matches(of: /"([A-Z][A-Z0-9_]{2,})"/).map { String($0.1) })
      }
    }
    #expect(names.isSuperset(of: ["NO_COLOR", "XDG_RUNTIME_DIR", "HOME", "LC_ALL", "ESCDELAY"]))
    let told = Set(
      ManualFacts.variables.flatMap { $0.name.split(separator: ", ").map(String.init) })
    #expect(names == told)
    for name in names { #expect(page.contains(name), "\(name)") }
  }

  @Test("is ASCII, and no text is taken for a macro")
  func plain() {
    #expect(page.utf8.allSatisfy { $0 < 0x80 })
    let macros: Set = ["TH", "SH", "SS", "PP", "TP", "br", "nf", "fi", "RS", "RE"]
    for line in page.split(separator: "\n") where line.hasPrefix(".") {
      #expect(macros.contains(String(line.dropFirst().prefix { $0 != " " })), "\(line)")
    }
    #expect(!page.contains("\n'") && !page.contains("\\&\\&"))
  }

  @Test(
    "text is written so that it stays what it is",
    arguments: [
      ("a-b", "a\\-b"), (".TH x", "\\&.TH x"), ("'x", "\\(aqx"), ("a\\b", "a\\eb"),
      ("x × y", "x \\[u00D7] y"), ("~/.config", "\\(ti/.config"),
    ])
  func escaping(_ text: String, _ written: String) {
    var roff = Roff()
    roff.text(text)
    #expect(roff.lines == [written])
  }
}
