import Canvas
import Lab

/// A line in which the path of a file is typed.
struct PathPrompt: Sendable {
  enum Purpose: Hashable, Sendable { case save, load, export }

  let purpose: Purpose
  private(set) var path: String

  init(_ purpose: Purpose, path: String) {
    self.purpose = purpose
    self.path = path
  }

  private static let longest = 1000

  mutating func press(_ key: Key) -> ModeOutcome {
    switch key {
    case .escape: return .over
    case .backspace: _ = path.popLast()
    case .control("u"): path = ""
    case .character(let character):
      if path.count < Self.longest, character.isShowable { path.append(character) }
    case .enter:
      guard !path.isEmpty else { return ModeOutcome(notice: "A file needs a name.") }
      switch purpose {
      case .save: return ModeOutcome(effects: [.lab(.save(path: path))], isOver: true)
      case .load: return ModeOutcome(effects: [.lab(.load(path: path))], isOver: true)
      case .export: return ModeOutcome(effects: [.exportScreen(path: path)], isOver: true)
      }
    default: break
    }
    return ModeOutcome()
  }

  /// What is asked, before the path.
  var question: String {
    switch purpose {
    case .save: "Save the weights as: "
    case .load: "Load the weights of: "
    case .export: "Save this screen as: "
    }
  }

  static let footer = [("Enter", "take it"), ("Ctrl-U", "clear"), ("Esc", "leave it")]
}
