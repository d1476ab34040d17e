import Course
import Testing

/// A file made to crash or stop the reader, or to reach the terminal behind it.
struct HostileFile: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]

  init(_ name: String, _ bytes: [UInt8]) {
    testDescription = name
    self.bytes = bytes
  }

  init(_ name: String, _ text: String) {
    self.init(name, Array(text.utf8))
  }

  private static func many(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  private static let heading = "title: T\npart: P\nsummary: S\n"
  private static let section = "sections:\n  - title: A\n"

  private static func matrices(_ text: String) -> String {
    heading + "matrices:\n" + text + section
  }

  private static func convolutions(_ matrices: String, _ section: (Int) -> String) -> String {
    heading + "matrices:\n" + matrices + "sections:\n"
      + (0..<190).map { "  - title: A\n    operation: conv2d\n" + section($0) }.joined()
  }

  static let bombs = [
    HostileFile(
      "aliases that stand for 9¹⁰ nodes",
      "a: &a [x,x,x,x,x,x,x,x,x]\n"
        + zip("bcdefghij", "abcdefghi").map { new, old in
          "\(new): &\(new) [\(Array(repeating: "*\(old)", count: 9).joined(separator: ","))]\n"
        }.joined()),
    HostileFile("aliases in a key", "a: &a [x,x,x]\n? [*a, *a]\n: b\n"),
    HostileFile("a million brackets", many("[", 1_000_000)),
    HostileFile("a million brackets in lines", many("[\n", 500_000)),
    HostileFile("brackets nested 2000 deep", many("[", 2_000) + many("]", 2_000)),
    HostileFile("dashes nested 2000 deep", many("- ", 2_000) + "a"),
    HostileFile(
      "a large key in 30 keys",
      many("{? \n", 30) + "[" + many("a,\n", 200_000) + "]"
        + many(":1}\n", 30)),
    HostileFile(
      "a large key in 30 keys with brackets in quotes",
      many("{? \"}\" : \n", 300) + "[" + many("a,\n", 200_000) + "]" + many("}\n", 300)),
    HostileFile("100 000 keys", (0..<100_000).map { "\($0):\n" }.joined()),
    HostileFile("100 000 equal keys", many("a: 1\n", 100_000)),
    HostileFile("300 000 entries", "a: [" + many("a,\n", 300_000) + "]"),
    HostileFile("5 000 entries in a line", heading + "sources: [" + many("a,", 5_000) + "]\n"),
    HostileFile("100 000 sections", heading + "sections:\n" + many("  - t\n", 100_000)),
    HostileFile("unclosed quotes", many("a: \"b\n", 2_000)),
    HostileFile(
      "aligned blocks", "matrices:\n" + (0..<2_000).map { "  m\($0): |\n     1\n    2\n" }.joined()),
    HostileFile("a merge key", "a: &x {b: c}\nd:\n  <<: *x\n"),
    HostileFile("a tag", "!!python/object:os.system ls\n"),
    HostileFile("a megabyte of spaces", many(" ", 1_000_000)),
    HostileFile("a megabyte of lines", many("\n", 1_000_000)),
    HostileFile("more than a megabyte", many("#", 1_000_001)),
  ]

  static let numbers = [
    HostileFile("a matrix of a megabyte", matrices("  m: |\n" + many("    1 1 1 1 1 1\n", 50_000))),
    HostileFile("a matrix of a wide row", matrices("  m: " + many("1 ", 9_000) + "\n")),
    HostileFile(
      "many large matrices",
      matrices(
        (0..<15).map { "  m\($0): |\n" + many("    " + many("1 ", 100) + "\n", 256) }.joined())),
    HostileFile(
      "a megabyte of words for numbers",
      matrices((0..<90).map { "  m\($0): |\n" + many("    x x x x\n", 256) }.joined())),
    HostileFile("a number of 10 000 digits", matrices("  m: " + many("9", 10_000) + "\n")),
    HostileFile(
      "a large exponent", matrices("  m: 1e999999999 1e-999999999 1e99999999999999999999\n")),
    HostileFile(
      "numbers that grow from section to section",
      convolutions(
        "  m: |\n" + many("    7/3 7/3 7/3 7/3 7/3 7/3\n", 6) + "  k: \(many("9", 59))/7\n"
      ) {
        "    input: \($0 == 0 ? "m" : "r\($0 - 1)")\n    weight: k\n    result: r\($0)\n"
      }),
    HostileFile(
      "fractions without a common denominator",
      convolutions(
        "  m: " + (1...200).map { "1/\(many("1", 20))\($0)" }.joined(separator: " ") + "\n"
      ) {
        _ in "    input: m\n    weight: m\n"
      }),
    HostileFile(
      "large matrices of fractions in every section",
      convolutions(
        "  m: |\n" + many("    " + many("1/3 2/5 3/7 ", 60) + "\n", 200)
      ) { _ in "    input: m\n    weight: 1/3\n    stride: 64\n" }),
    HostileFile(
      "billions of products",
      convolutions(
        "  m: |\n" + many("    " + many("7 ", 200) + "\n", 200) + "  k: |\n"
          + many("    " + many("3 ", 64) + "\n", 64)
      ) {
        _ in "    input: m\n    weight: k\n    padding: 64\n"
      }),
  ]

  /// Files that ask for much in few words.
  static let operations = [
    HostileFile(
      "volumes of four million numbers",
      volumes("operation: relu\n    input: [\(names(64))]")),
    HostileFile(
      "filters of four million numbers",
      volumes("operation: conv2d\n    input: m\n    weight: [\(names(64))]")),
    HostileFile(
      "powers of e far from 1",
      heading + section + "    operation: exp\n    input: "
        + (0..<60).map { "-\(19_000 + $0)" }.joined(separator: " ") + "\n"),
    HostileFile(
      "shares far apart",
      heading + section + "    operation: softmax\n    input: "
        + (0..<100).map { "\($0 * 200)" }.joined(separator: " ") + "\n"),
    HostileFile(
      "a sigmoid that is nearly 1",
      heading + section + "    operation: sigmoid\n    input: 1000000000000\n"),
    HostileFile(
      "fifty layers in every section",
      heading + "matrices:\n  m: |\n" + many("    " + many("1 ", 60) + "\n", 60) + "network:\n"
        + (0..<50).map { "  - {name: l\($0), operation: relu}\n" }.joined() + "sections:\n"
        + many("  - {title: A, operation: sequential, input: m}\n", 190)),
    HostileFile(
      "a table of 10²¹ numbers",
      heading + section + "    operation: layer_table\n    layers:\n"
        + "      - {name: a, shape: 100000 100000 100000}\n"
        + "      - {name: b, layer: linear, features: 1000000}\n"),
  ]

  private static func names(_ count: Int) -> String {
    Array(repeating: "m", count: count).joined(separator: ", ")
  }

  /// Sections that name a matrix of 65 536 numbers.
  private static func volumes(_ operation: String) -> String {
    heading + "matrices:\n  m: |\n" + many("    " + many("1 ", 256) + "\n", 256) + "sections:\n"
      + many("  - title: A\n    \(operation)\n", 190)
  }

  static let characters = [
    HostileFile(
      "an escape sequence in double quotes", heading + "question: \"\\e[31m\"\n" + section),
    HostileFile("an escape sequence as a key", "\"\\e[2J\": x\n"),
    HostileFile("an escape sequence as the name of a matrix", matrices("  \"\\e[2J\": 1\n")),
    HostileFile("an escape sequence as a number", matrices("  m: \"1 \\e[2J\"\n")),
    HostileFile(
      "an escape sequence as a word", heading + "sections:\n  - {title: A, view: \"\\e]0;x\\a\"}\n"),
    HostileFile("a C1 control sequence", heading + "question: \"\\x9b31m\"\n" + section),
    HostileFile("a right-to-left override", heading + "question: a\u{202E}b\n" + section),
    HostileFile("escaped overrides", heading + "question: \"\\u202E\\u2066\"\n" + section),
    HostileFile("tag characters", heading + "question: a\u{E0041}\u{E0042}\n" + section),
    HostileFile("the characters the reader uses itself", "\u{E000}: 1\na: 1\na: 2\n"),
    HostileFile("a NUL", heading + "question: a\0b\n" + section),
    HostileFile("a megabyte of NULs", many("\0", 1_000_000)),
    HostileFile("a megabyte of escapes", many("\u{1B}", 1_000_000)),
    HostileFile("a megabyte of carriage returns", many("\r", 1_000_000)),
    HostileFile("bytes that are no text", [UInt8](repeating: 0xFF, count: 1_000_000)),
    HostileFile("a half character at the end", Array(heading.utf8) + [0xE2, 0x80]),
    HostileFile("UTF-16", Array(heading.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })),
  ]
}

@Suite("A hostile lesson file ends in a message")
struct HostileFileTests {
  /// Far above the fifth of a second a release build takes at most, as tests run slower and beside each
  /// other; a file that gets through the bounds takes minutes.
  private static let patience = Duration.seconds(60)

  @Test(
    "It ends soon, without a lesson and with messages that are safe to print",
    arguments: HostileFile.bombs + HostileFile.numbers + HostileFile.operations
      + HostileFile.characters)
  func ends(file: HostileFile) {
    var reading: Reading?
    let time = ContinuousClock().measure { reading = LessonFile.read(file.bytes, id: "lesson") }
    #expect(time < Self.patience)
    #expect(reading?.lesson == nil)
    let problems = reading?.problems ?? []
    #expect((1...101).contains(problems.count))
    for problem in problems {
      #expect(problem.message.count < 400)
      let unsafe = problem.message.unicodeScalars.filter { scalar in
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: true
        default: false
        }
      }
      #expect(unsafe.isEmpty, "\(problem.message.debugDescription)")
    }
    #expect(problems.map(\.place) == problems.map(\.place).sorted())
  }
}
