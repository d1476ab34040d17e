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
      .deletingLastPathComponent().appending(path: "Sources/cnn-tutor")
    let files = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String }
    var names: Set<String> = []
    for file in files ?? [] where file.hasSuffix(".swift") {
      let text = try String(contentsOf: sources.appending(path: file), encoding: .utf8)
      names.formUnion(text.matches(of: /CNN_TUTOR_[A-Z_]+/).map { String($0.0) })
    }
    #expect(names.count >= 4)
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
