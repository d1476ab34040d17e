import Canvas
import Foundation
import Terminal
import Themes

/// Lines of text as a frame.
struct Board {
  var size: Size
  var lines: [String]

  var frame: Frame {
    var frame = Frame(size)
    for (y, line) in lines.prefix(size.height).enumerated() { frame.write(line, x: 0, y: y, .text) }
    frame.cursor = Point(x: 2, y: min(1, size.height - 1))
    return frame
  }
}

/// Shows what the terminal delivers, the newest event first.
///
/// Some keys do more: `s` shows the same frame again, `t` asks for a tick in 50 ms, `T` changes the
/// theme, `m` turns the mouse on and off, `M` only moves the cursor, `1` changes one cell, `w` watches
/// a pipe that something is written to, `i` closes the input, `n` takes input from `/dev/null`, `b`
/// sleeps for half a second, `c` shows a chart of hard cells, `q` leaves.
struct EventLog {
  private let terminal: Terminal
  private var board: Board
  private var deadline: ContinuousClock.Instant?
  private var watched: Pipe?
  private var count = 0

  init(_ terminal: Terminal) {
    self.terminal = terminal
    board = Board(size: terminal.size, lines: [])
  }

  /// - Returns: the exit status.
  func run() -> Int32 {
    var log = self
    log.note("ready")
    while true {
      let event = terminal.wait(
        until: log.deadline,
        alsoWatching: log.watched.map { [$0.fileHandleForReading.fileDescriptor] } ?? [])
      if let status = log.take(event) { return status }
    }
  }

  private mutating func take(_ event: Event) -> Int32? {
    switch event {
    case .leave(.signal(let signal)): return 128 + signal
    case .leave(.endOfInput): return 3
    case .key(.character("q")): return 0
    case .key(.character(let character)) where act(character): return nil
    case .resize(let size): board.size = size
    case .tick: deadline = nil
    case .fileChanged: _ = watched?.fileHandleForReading.availableData
    default: break
    }
    note("\(event)")
    return nil
  }

  /// What a key does besides being shown; whether that is all it does.
  private mutating func act(_ character: Character) -> Bool {
    switch character {
    case "s": terminal.show(board.frame)
    case "t": deadline = .now + .milliseconds(50)
    case "T": terminal.theme = terminal.theme.name == "mono" ? .dark : .mono
    case "m": terminal.mouse.toggle()
    case "M":
      var frame = board.frame
      frame.cursor = Point(x: 20, y: 10)
      terminal.show(frame)
    case "1":
      var frame = board.frame
      frame.write("#", x: 40, y: 12, .text)
      terminal.show(frame)
    case "w":
      let pipe = Pipe()
      pipe.fileHandleForWriting.write(Data("changed".utf8))
      watched = pipe
    case "i": close(STDIN_FILENO)
    case "n": dup2(open("/dev/null", O_RDONLY), STDIN_FILENO)
    case "b": Thread.sleep(forTimeInterval: 0.5)
    case "c": terminal.show(Chart(size: terminal.size).frame)
    default: return false
    }
    return true
  }

  private mutating func note(_ text: String) {
    count += 1
    let size = terminal.size
    let head = "\(size.width)x\(size.height) \(terminal.colours) colours, \(terminal.theme.name)"
    let lines = board.lines.dropFirst().prefix(max(0, size.height - 2))
    board.lines = [head, "\(count): \(text)"] + lines
    terminal.show(board.frame)
  }
}
