import Canvas
import Foundation
import Terminal
import Themes

// Opens the terminal for the tests and does there what they ask for:
//
//   TerminalFaults END      shows a frame, waits for a key, and ends in the way named END
//   TerminalFaults events   shows each event as it comes; q leaves
//
// Exit status: 0 after q, 3 when the input is at its end, 128 + n after signal n, 2 when the terminal
// does not open.

let task = CommandLine.arguments.dropFirst().first ?? "events"

let variables = ProcessInfo.processInfo.environment
let options = Terminal.Options(
  theme: Theme.shipped.first { $0.name == variables["FAULTS_THEME"] } ?? .dark,
  colour: variables["FAULTS_COLOUR"].flatMap(Terminal.Options.Colour.init) ?? .auto)

do {
  let terminal = try Terminal.open(options: options)
  terminal.mouse = variables["FAULTS_MOUSE"] != nil
  if task == "events" {
    let status = EventLog(terminal).run()
    terminal.close()
    exit(status)
  }
  terminal.show(Board(size: terminal.size, lines: ["ready"]).frame)
  _ = terminal.wait(until: nil)
  if let end = Ending(rawValue: task) { end.happen(terminal) }
  terminal.close()
} catch {
  FileHandle.standardError.write(Data("TerminalFaults: \(error)\n".utf8))
  exit(2)
}
