import Testing

/// A lesson as `--plain` tells it, by which its pictures are judged.
struct PlainLesson {
  let text: String
  /// The sentence of each step; the one at index 0 is step 1's.
  let sentences: [String]

  /// Reads what the program prints for a lesson.
  ///
  /// - Parameter lesson: its name or its file.
  init(_ lesson: String, in scratch: Scratch) async throws {
    let outcome = try await Program.run(["lesson", lesson, "--plain"], in: scratch)
    try #require(outcome.status == 0, "\(outcome.errors)")
    self.init(text: outcome.output)
    try #require(!sentences.isEmpty, "no step in:\n\(text)")
  }

  init(text: String) {
    self.text = text
    sentences = text.split(separator: "\n").compactMap { line in
      line.wholeMatch(of: /Step \d+\. (.*)/).map { String($0.1) }
    }
  }

  /// The numbers in front of the sentences.
  var numbers: [Int] { text.matches(of: /(?m)^Step (\d+)\.\s/).compactMap { Int($0.1) } }

  /// The number of the first step whose sentence contains a text.
  func step(saying words: String) -> Int? {
    sentences.firstIndex { $0.contains(words) }.map { $0 + 1 }
  }
}
