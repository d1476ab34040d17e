import Canvas
import Terminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What the terminal can do.
struct TerminalCheck {
  let environment: [String: String]
  /// The size of the terminal; nil where there is none.
  let size: Size?
  let kind: TerminalKind
  let characters: CharacterSet

  private var variables: Variables { Variables(environment) }
  private var term: String { variables.text("TERM") ?? "" }

  /// The terminal of this process, if any of its standard streams is connected with one.
  init(environment: [String: String]) {
    self.environment = environment
    size = [STDOUT_FILENO, STDIN_FILENO, STDERR_FILENO].lazy.compactMap(Surroundings.size).first
    kind = TerminalKind(named: environment["TERM"] ?? "")
    characters = .current
  }

  /// For tests: a terminal of another kind.
  init(environment: [String: String], size: Size?, kind: TerminalKind, characters: CharacterSet) {
    self.environment = environment
    self.size = size
    self.kind = kind
    self.characters = characters
  }

  var findings: [Finding] {
    [sizeFinding, kindFinding, colourFinding, characterFinding, mouseFinding, aroundFinding]
  }

  private func finding(
    _ name: String, _ value: String, _ problem: Finding.Complaint? = nil
  ) -> Finding {
    // Without a terminal nobody is kept from anything.
    Finding("Terminal", name, value, size == nil ? nil : problem)
  }

  private var sizeFinding: Finding {
    guard let size else { return finding("size", "no terminal here: everything is told as text") }
    let value = "\(size.width)×\(size.height)"
    if size.width < 20 || size.height < 6 {
      return finding(
        "size", value,
        .init(what: "The terminal is too small.", remedy: "make it 20×6 or larger, best 80×24."))
    }
    let isSmall = size.width < 80 || size.height < 24
    return finding("size", value + (isSmall ? "; the whole picture has room from 80×24" : ""))
  }

  private var kindFinding: Finding {
    if term == "dumb" {
      return finding(
        "TERM", "dumb: everything is told as text",
        .init(
          what: "TERM=dumb says that this terminal cannot place its cursor.",
          remedy: "if that is not so: export TERM=xterm-256color"))
    }
    if term.isEmpty { return finding("TERM", "not set; taken for xterm-256color") }
    guard kind.isKnown else {
      return finding(
        "TERM", "\(term), which this machine does not know; taken for xterm-256color",
        .init(
          what: "This machine has no description of the terminal “\(term)”.",
          remedy: "apt-get install ncurses-term, or export TERM=xterm-256color"))
    }
    return finding(
      "TERM", term,
      kind.canPlaceCursor
        ? nil
        : .init(
          what: "“\(term)” cannot place its cursor.",
          remedy: "if that is not so: export TERM=xterm-256color"))
  }

  private var colourFinding: Finding {
    let colours = kind.isKnown ? kind.colours : 256
    let claim = variables.text("COLORTERM").map { " (COLORTERM=\($0))" } ?? ""
    let value = (colours == 0 ? "none" : "\(colours)") + claim
    let isTrueColour = ["truecolor", "24bit"].contains(variables.text("COLORTERM"))
    guard colours < 256, isTrueColour || isIn("TMUX") || isIn("STY") else {
      return finding("colours", value)
    }
    let remedy =
      if isIn("TMUX") {
        "put into ~/.tmux.conf: set -g default-terminal tmux-256color"
      } else if isIn("STY") {
        "put into ~/.screenrc: term screen-256color"
      } else {
        "export TERM=xterm-256color"
      }
    return finding(
      "colours", value,
      .init(
        what: "This terminal can show more colours than TERM=\(term) says.", remedy: remedy))
  }

  private var characterFinding: Finding {
    let named = ["LC_ALL", "LC_CTYPE", "LANG"].first { variables.text($0) != nil }
    let locale = named.map { "\($0)=\(variables.text($0) ?? "")" } ?? "no locale is named"
    guard characters.isUTF8 else {
      return finding(
        "characters", "ASCII only (\(locale))",
        .init(
          what: "The locale asks for plain ASCII: frames, × and − are written as +, x and -.",
          remedy: "export \(named ?? "LANG")=C.UTF-8"))
    }
    return finding(
      "characters",
      characters.isLocaleKnown ? "UTF-8 (\(locale))" : "UTF-8, as this machine lacks \(locale)")
  }

  private var mouseFinding: Finding {
    finding("mouse", kind.hasMouse || !kind.isKnown ? "yes; m turns it on and off" : "no")
  }

  private var aroundFinding: Finding {
    let seen = [
      ("TMUX", "tmux"), ("STY", "screen"), ("SSH_CONNECTION", "ssh"), ("TERM_PROGRAM", nil),
    ].compactMap { variable, name in variables.text(variable).map { name ?? $0 } }
    return finding("inside", seen.isEmpty ? "nothing that says so" : seen.joined(separator: ", "))
  }

  private func isIn(_ variable: String) -> Bool { variables.text(variable) != nil }
}
