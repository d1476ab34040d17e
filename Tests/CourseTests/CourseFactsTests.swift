import Compute
import Course
import Foundation
import Testing

@Suite("The lessons compute what the documents' numbers give")
struct CourseFactsTests {
  private static func elements(_ fact: CourseFact) throws -> [Rational] {
    try fact.output.split(separator: " ").filter { $0 != "/" }.map {
      try Rational(String($0)) / (fact.ninths ? 9 : 1)
    }
  }

  @Test("Each result is computed in its lesson", arguments: CourseFact.all.indices)
  func results(index: Int) throws {
    let fact = CourseFact.all[index]
    let rows = fact.output.components(separatedBy: " / ").count
    let wanted = try Self.elements(fact)
    let outputs = try CourseFolder.lesson(fact.lesson).sections.compactMap {
      $0.demonstration?.trace.output
    }
    let found = outputs.contains { output in
      output.elements == wanted && output.shape.sizes.last == wanted.count / rows
    }
    #expect(found, "\(fact.lesson): \(fact.output)")
  }

  /// n, f, p, s, the side.
  static let sizes = [
    [5, 3, 0, 1, 3], [6, 3, 0, 1, 4], [7, 3, 0, 2, 3], [9, 3, 0, 1, 7], [32, 5, 0, 1, 28],
    [28, 2, 0, 2, 14], [14, 5, 0, 1, 10], [10, 2, 0, 2, 5], [224, 7, 0, 1, 218],
    [224, 5, 0, 1, 220], [16, 14, 0, 2, 2], [6, 3, 0, 2, 2], [224, 11, 0, 4, 54],
  ]

  @Test("Each case of the output-size rule is in its lesson", arguments: sizes)
  func outputSizes(numbers: [Int]) throws {
    let lesson = try CourseFolder.lesson("output-size")
    let found = lesson.sections.compactMap(\.demonstration).contains { demonstration in
      guard case .outputSize(let size) = demonstration.trace.operation else { return false }
      return [size.input, size.kernel, size.padding.before, size.stride, size.output] == numbers
    }
    #expect(found)
  }

  @Test("Softmax of the right chain, and of the slide's, to twelve digits")
  func shares() throws {
    let lesson = try CourseFolder.lesson("softmax")
    let outputs = lesson.sections.compactMap(\.demonstration).map { demonstration in
      demonstration.trace.output.elements.map { $0.rounded(places: 12).description }
    }
    let expected = [
      ["0.955212296950", "0.044787703050"], ["0.957710228158", "0.042289771842"], ["1/2", "1/2"],
    ].map { shares in (try? shares.map { try Rational($0).description }) ?? [] }
    for shares in expected { #expect(outputs.contains(shares), "\(shares)") }
  }

  /// The course's lessons in order, by part.
  static let parts = [
    "Convolution": [
      "hospital-convolution", "sliding-dot-product", "conv-window", "vertical-edges",
      "edge-filters", "padding", "strided-conv", "output-size", "conv-volumes",
      "multiple-filters", "parameter-count",
    ],
    "Layers": [
      "relu", "activations", "max-pooling", "average-pooling", "sum-pooling", "flatten", "dense",
      "softmax", "whole-cnn", "x-or-o",
    ],
  ]

  @Test("Every lesson of the course is there, in its part and its place", arguments: parts.keys)
  func places(part: String) throws {
    let library = try #require(Library(folder: CourseFolder.path))
    let ids = library.entries.filter { $0.heading.part == part }.map(\.id)
    #expect(ids == Self.parts[part])
  }

  @Test(
    "A lesson asks, ends with all it has to leave, and names lessons that are there",
    arguments: CourseFolder.lessons)
  func frame(name: String) throws {
    let lesson = try CourseFolder.lesson(String(name.dropLast(5)))
    #expect(lesson.question?.contains("?") == true)
    let remember = try #require(lesson.remember)
    #expect(remember.shape != nil && remember.pytorch != nil && remember.keras != nil)
    #expect(!remember.next.isEmpty)
    for next in remember.next {
      #expect(CourseFolder.lessons.contains(next + ".yaml"), "next: \(next)")
    }
    #expect(!lesson.sources.isEmpty)
    #expect(lesson.sections.contains { $0.demonstration != nil })
  }
}
