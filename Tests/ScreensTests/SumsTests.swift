import Canvas
import Compute
import Course
import Testing

@testable import Screens

/// What a frame shows adds up as it is shown, also where numbers are fractions or rounded.
@Suite("Sums on the screen")
struct SumsTests {
  /// A lesson whose numbers have no short form.
  private static func lesson(_ input: String, _ weight: String) throws -> Lesson {
    try SampleLessons.lesson(
      text: """
        title: Parts
        part: Convolution
        summary: Numbers that need rounding.
        sections:
          - title: All
            say: Look.
            operation: conv2d
            input: |
              \(input.replacing(" / ", with: "\n      "))
            weight: |
              \(weight.replacing(" / ", with: "\n      "))
        """)
  }

  static let operands = [
    ("1 1 1 / 1 1 1 / 1 1 1", "1/7 1/7 1/7 / 1/7 1/7 1/7 / 1/7 1/7 1/7"),
    ("7/9 -1/9 1/3 / -1/9 1 5/9 / 1/3 5/9 -2/7", "1 -1 / -1/3 1/9"),
    ("0.5 0.25 1 / 2 0.125 3 / 1 1 1", "0.1 1/3 / 2/3 0.01"),
    ("100000000000000000000 2 / 3 4", "10000000000000000000 1 / 1 1"),
    ("1/3 2/3 / 4/3 5/3", "1/3 1/3 / 1/3 1/3"),
  ]

  /// A number as it is written on the screen.
  private static func value(_ text: Substring) throws -> Rational {
    let plain = text.replacing("−", with: "-")
    let parts = plain.split(separator: "e")
    guard parts.count == 2, let power = Int(parts[1]) else { return try Rational(plain) }
    return try (0..<power).reduce(Rational(String(parts[0]))) { number, _ in number * 10 }
  }

  /// The rows `a×b  c×d = r` of a frame, judged: what is wrong with them.
  private static func faults(_ lines: [String]) throws -> [String] {
    var faults: [String] = []
    var rowSums: [Rational] = []
    for line in lines {
      let products = line.matches(of: /([−\d.\/e]+)×([−\d.\/e]+)/)
      let result = line.firstMatch(of: /([=≈]) +([−\d.\/e]+)$/)
      if line.contains(/\bsum +[=≈]/) || line.hasPrefix("sum"), let result, !rowSums.isEmpty {
        let isEqual = try value(result.2) == rowSums.total
        if isEqual != (result.1 == "=") { faults.append(line) }
      }
      let isRule = line.contains(/side:|height:|width:|Window/)
      guard !products.isEmpty, let result, !isRule else { continue }
      let total = try products.map { try value($0.1) * value($0.2) }.total
      let shown = try value(result.2)
      rowSums.append(shown)
      if (total == shown) != (result.1 == "=") { faults.append(line) }
    }
    return faults
  }

  @Test(
    "Rows and totals say = where they are equal as written, and ≈ where not", arguments: operands)
  func rows(input: String, weight: String) throws {
    for style in NumberStyle.allCases {
      let player = Player(try Self.lesson(input, weight), Player.Opening(style: style))
        .sized(200, 60)
      for position in player.script.sample() {
        guard let stage = player.at(position).stage, stage.window != nil, stage.term == nil else {
          continue
        }
        let frame = player.at(position).view(Size(width: 200, height: 60)).frame
        let faults = try Self.faults(frame.lines)
        #expect(faults.isEmpty, "\(style), step \(position + 1)")
      }
    }
  }

  @Test(
    "Lists, rooms and schedule show each output value as it is",
    arguments: ["lists", "rooms", "schedule"])
  func lists(view: String) throws {
    let lesson = try SampleLessons.lesson(
      text: """
        title: Thirds
        part: Convolution
        summary: A third of each.
        sections:
          - title: All
            say: Look.
            operation: convolve
            view: \(view)
            input: 1 2 5 4
            weight: 1/3 1/3 1/3
        """)
    for (style, values) in [
      (NumberStyle.fraction, ["1/3", "1", "8/3", "11/3", "3", "4/3"]),
      (.decimal, ["≈0.33", "1", "≈2.67", "≈3.67", "3", "≈1.33"]),
    ] {
      let player = Player(lesson, Player.Opening(style: style)).sized(80, 24)
        .after(.character("n"), .end)
      let frame = player.view(Size(width: 80, height: 24)).frame
      let line = frame.lines.last { $0.contains(values[2]) && $0.contains(values[5]) }
      let shown = line?.split(whereSeparator: { " ┃".contains($0) }).map(String.init)
      #expect(shown == values, "\(style)")
    }
  }

  @Test("A factor taken out is said at every size at which the grid is shown")
  func factor() throws {
    let row = Array(repeating: "1/9 2/9", count: 15).joined(separator: " ")
    let rows = Array(repeating: row, count: 12).joined(separator: " / ")
    let player = Player(try Self.lesson(rows, "1 1 / 1 1")).at(3)
    for width in 20...120 {
      for height in 6...30 {
        let frame = player.sized(width, height).view(Size(width: width, height: height)).frame
        let hasGrid = frame.lines.dropFirst().contains {
          $0.contains(/\d +\d.*…/) && !$0.contains("×")
        }
        let saysFactor = frame.lines.contains { $0.contains("1/9 ×") }
        if hasGrid { #expect(saysFactor, "\(width)×\(height)") }
      }
    }
  }
}
