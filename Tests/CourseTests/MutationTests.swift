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
