extension Hints {
  /// Hints without those that only repeat what was said before them, in whatever small words.
  ///
  /// - Parameter prompt: what is said with the question.
  static func news(_ hints: [String], after prompt: [String]) -> [String] {
    var said = prompt.map(weighty)
    return hints.filter { hint in
      let words = weighty(hint)
      guard !said.contains(where: { $0.contains(words) }) else { return false }
      said.append(words)
      return true
    }
  }

  /// Words that only join others.
  private static let joints: Set<String> = [
    "a", "an", "and", "are", "in", "is", "it", "its", "now", "of", "on", "the", "under",
  ]

  /// The numbers and the words of a sentence that carry its meaning, in their order.
  private static func weighty(_ sentence: String) -> [String] {
    sentence.lowercased().split { !($0.isLetter || $0.isNumber || "−×/".contains($0)) }
      .map(String.init).filter { !joints.contains($0) }
  }
}
