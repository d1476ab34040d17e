import Course
import SeededRandom
import Testing

@Suite("A spoilt lesson file is told apart where it was spoilt")
struct MutationTests {
  @Test("Of 200 mutations of a lesson, each is told within a line of its place")
  func mutations() throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    let text = ExampleLesson.text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(LessonFile.read(Array(text.utf8), id: "lesson").problems.map(\.description) == [])

    var done: [Mutation: Int] = [:]
    var count = 0
    while count < 200 {
      let mutation = Mutation.allCases[count % Mutation.allCases.count]
      var mutant: (lines: [String], blame: Int)?
      for index in lines.indices.shuffled(using: &random) where mutant == nil {
        mutant = mutation.apply(to: lines, at: index, &random)
      }
      let (mutated, blame) = try #require(mutant, "no line can be spoilt by \(mutation)")
      count += 1
      done[mutation, default: 0] += 1
      let reading = LessonFile.read(Array(mutated.joined(separator: "\n").utf8), id: "lesson")
      let told = reading.problems
      let whole = Comment(
        rawValue: "seed \(seed), \(mutation) in line \(blame): \(mutated[blame - 1])\n"
          + told.map(\.description).joined(separator: "\n"))
      #expect(reading.lesson == nil, whole)
      // What is missing is told where the group begins that needs it.
      let group = mutation == .missingKey ? groupLine(of: blame, in: lines) : blame
      #expect(told.contains { abs($0.line - group) <= 1 }, whole)
    }
    #expect(done.count == Mutation.allCases.count)
  }

  @Test("Bytes changed at random never crash the reader")
  func bytes() {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    let original = Array(ExampleLesson.text.utf8)
    let nasty = Array("\"'[]{}:,-?&*!|>#%@`\n\t \u{1B}\\é\0".utf8)
    for _ in 0..<500 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let index = Int.random(in: bytes.indices, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: bytes.remove(at: index)
        case 1: bytes.insert(nasty.randomElement(using: &random) ?? 0, at: index)
        case 2: bytes[index] = UInt8.random(in: .min ... .max, using: &random)
        default: bytes.removeSubrange(index..<min(index + 40, bytes.count))
        }
      }
      let reading = LessonFile.read(bytes, id: "lesson")
      #expect((reading.lesson == nil) == !reading.problems.isEmpty, "seed \(seed)")
      let lineCount = bytes.count { $0 == UInt8(ascii: "\n") } + 1
      #expect(
        reading.problems.allSatisfy { (1...lineCount).contains($0.line) && $0.column >= 1 },
        "seed \(seed): \(reading.problems)")
    }
  }

  /// The line in which the group of keys begins that a line belongs to.
  private func groupLine(of number: Int, in lines: [String]) -> Int {
    func indent(_ line: String) -> Int { line.prefix { $0 == " " }.count }
    let own = indent(lines[number - 1])
    var first = number
    for candidate in stride(from: number - 1, through: 1, by: -1) {
      let line = lines[candidate - 1]
      if line.isEmpty || line.hasPrefix("#") { continue }
      if indent(line) < own { break }
      if indent(line) == own { first = candidate }
    }
    // The group may begin with the key that was taken out.
    return first == number ? number + 1 : first
  }
}
