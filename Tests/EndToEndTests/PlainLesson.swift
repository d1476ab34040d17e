import Testing

/// A lesson as `--plain` tells it, by which its pictures are judged.
struct PlainLesson {
  let text: String
  /// The sentence of each step; the one at index 0 is step 1's.
  let sentences: [String]
  /// The numbers in front of the sentences.
  let numbers: [Int]

  /// Reads what the program prints for a lesson, product by product.
  ///
  /// - Parameter lesson: its name or its file.
  init(_ lesson: String, in scratch: Scratch) async throws {
    let outcome = try await Program.run(
      ["lesson", lesson, "--plain", "--detail", "product"], in: scratch)
    try #require(outcome.status == 0, "\(outcome.errors)")
    self.init(text: outcome.output)
    try #require(!sentences.isEmpty, "no step in:\n\(text)")
  }

  init(text: String) {
    self.text = text
    let steps = text.split(separator: "\n").compactMap { $0.wholeMatch(of: /Step (\d+)\. (.*)/) }
    numbers = steps.compactMap { Int($0.1) }
    sentences = steps.map { Self.sentence(in: $0.2) }
  }

  /// The sentence that the screen shows too, without what only the text says around it.
  private static func sentence(in line: Substring) -> String {
    let start =
      line
      .prefixMatch(of: #/Part .*?\. |To remember: |Section \d+ of \d+: /#)?.range.upperBound
    let rest = line[(start ?? line.startIndex)...]
    if line.hasPrefix("Section ") { return String(rest.dropLast()) }
    let end = rest.firstRange(of: #/ (Rows: |Output row )/#)?.lowerBound
    return String(rest[..<(end ?? rest.endIndex)])
  }

  /// The number of the first step whose sentence contains a text.
  func step(saying words: String) -> Int? {
    zip(numbers, sentences).first { $0.1.contains(words) }?.0
  }
}
