import Canvas
import Grammar

/// Why a text is no look.
enum LookError: Error, CustomStringConvertible {
  case notAColour(String)
  case unknownWord(String)
  case nothingAfterOn

  var description: String {
    switch self {
    case .notAColour(let text):
      "a colour is a number from 0 to 255, or default, but here is \"\(shortened(text))\""
    case .unknownWord(let text):
      nearest(text, in: LookWord.allCases.map(\.rawValue) + ["on", "default"])
        .map { "there is no \"\(shortened(text))\"; did you mean \"\($0)\"?" }
        ?? "there is no \"\(shortened(text))\"; a look is a colour, on and a colour, and bold, dim, "
        + "underline or reverse, such as 16 on 220 bold"
    case .nothingAfterOn: "after \"on\" comes the colour of the ground"
    }
  }
}

/// What characters can be beside coloured.
enum LookWord: String, CaseIterable {
  case bold, dim, underline, reverse
}

extension Look {
  /// A look as theme files write it: `178 bold`, `16 on 220`, `underline`.
  init(_ text: String) throws(LookError) {
    self.init()
    var words = text.split(separator: " ").map(String.init)[...]
    if let first = words.first, first == "default" || first.first?.isNumber == true {
      foreground = try Self.colour(words.removeFirst())
    }
    while let word = words.popFirst() {
      if word == "on", background == nil {
        guard let ground = words.popFirst() else { throw .nothingAfterOn }
        background = try Self.colour(ground)
        continue
      }
      switch LookWord(rawValue: word) {
      case .bold: bold = true
      case .dim: dim = true
      case .underline: underline = true
      case .reverse: reverse = true
      case nil: throw .unknownWord(word)
      }
    }
  }

  private static func colour(_ word: String) throws(LookError) -> UInt8? {
    if word == "default" { return nil }
    guard let colour = UInt8(word) else { throw .notAColour(word) }
    return colour
  }
}
