import Compute
import Mistakes

/// What is typed, read as an answer; kindly: spaces, kinds of minus, a comma for the point, brackets.
struct AnswerReading {
  private let text: String

  init(_ typed: String) {
    let plain = typed.map { letter -> Character in
      switch letter {
      case "\u{2212}", "\u{2010}"..."\u{2015}": "-"
      case "\u{A0}", "\u{202F}", "\t": " "
      default: letter
      }
    }
    let start = plain.drop { $0 == " " || $0 == "=" }
    let end = start.lastIndex { !$0.isWhitespace && $0 != "." }
    text = end.map { String(start[...$0]) } ?? ""
  }

  var isEmpty: Bool { text.isEmpty }

  // MARK: Numbers

  /// Everything that a single number can have been meant as: `1,234` is 1.234 and 1234.
  var numbers: [PrintedNumber] {
    if text.hasSuffix("%") {
      return AnswerReading(String(text.dropLast())).numbers.compactMap(Self.hundredth)
    }
    // `7 / 9` and `- 5` are numbers, too.
    let slashed = text.split(separator: "/", omittingEmptySubsequences: false).map(Self.trimmed)
      .joined(separator: "/")
    let sign = slashed.first == "-" || slashed.first == "+" ? String(slashed.prefix(1)) : ""
    let size = Self.trimmed(slashed.dropFirst(sign.count))
    let words = size.split(separator: " ")
    if words.count == 2, words[1].contains("/"), let mixed = Self.mixed(words, sign) {
      return [mixed]
    }
    let readings = [size.replacing(",", with: ".")] + Self.grouped(size)
    return readings.compactMap { Self.number(sign + $0) }
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0 == " " }
    return start.lastIndex { $0 != " " }.map { String(start[...$0]) } ?? ""
  }

  /// A number of at most sixty digits.
  private static func number(_ text: String) -> PrintedNumber? {
    guard let value = try? Rational(text, digits: 60) else { return nil }
    return PrintedNumber(text: text.hasPrefix("+") ? String(text.dropFirst()) : text, value: value)
  }

  /// 67 % is 0.67.
  private static func hundredth(_ number: PrintedNumber) -> PrintedNumber? {
    number.places.map { places in
      let value = number.value / 100
      return PrintedNumber(text: value.decimal(places: places + 2), value: value)
    }
  }

  /// 1 1/2 is 3/2.
  private static func mixed(_ words: [Substring], _ sign: String) -> PrintedNumber? {
    guard let whole = number(String(words[0])), let part = number(String(words[1])),
      whole.value.isInteger
    else { return nil }
    let size = whole.value + part.value
    let value = sign == "-" ? -size : size
    return PrintedNumber(text: value.description, value: value)
  }

  /// 62,006 and 62 006 without what groups their digits; none where they are not grouped so.
  private static func grouped(_ text: String) -> [String] {
    let groups = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == " " }
    guard groups.count > 1, (1...3).contains(groups[0].count),
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.joined().allSatisfy({ $0.isASCII && $0.isNumber })
    else { return [] }
    return [groups.joined()]
  }

  /// Whether a single number that is not whole is typed: `1.2`, `1/2`.
  var isFraction: Bool {
    (text.contains(".") || text.contains("/")) && numbers.contains { !$0.value.isInteger }
  }

  /// Whole numbers, whatever stands between them: `3×4`, `3 by 4`, `row 1, column 2`, `(3, 4)`.
  var wholeNumbers: [Int]? {
    let parts = text.split { !($0.isASCII && $0.isNumber) && $0 != "-" }.filter { $0 != "-" }
    let numbers = parts.compactMap { Int($0) }
    return numbers.count == parts.count && !numbers.isEmpty ? numbers : nil
  }

  // MARK: Matrices

  /// Rows of numbers, parted by `/` between spaces, `;`, line breaks or brackets; nil where something
  /// is no number.
  func rows(width: Int) -> [[PrintedNumber]]? {
    let opened = text.map { "[({".contains($0) ? " " : $0 }
    var rows: [[PrintedNumber]] = []
    for line in opened.split(whereSeparator: { "])};".contains($0) || $0.isNewline }) {
      let words = line.split(separator: " ").map { String($0) }
      for row in words.split(separator: "/") {
        let numbers = Self.words(Array(row), width: width).map(Self.number)
        if numbers.contains(nil) { return nil }
        if !numbers.isEmpty { rows.append(numbers.compactMap { $0 }) }
      }
    }
    return rows
  }

  /// The numbers of a row; a comma parts them, unless it is the decimal mark of as many as there should
  /// be.
  private static func words(_ words: [String], width: Int) -> [String] {
    let trimmed = words.map { $0.last == "," ? String($0.dropLast()) : $0 }
      .filter { !$0.isEmpty }
    let parted = trimmed.flatMap { $0.split(separator: ",").map(String.init) }
    return trimmed.count == width || parted.count == trimmed.count
      ? trimmed.map { $0.replacing(",", with: ".") } : parted
  }

  // MARK: Choices

  /// Which of several is meant: by its letter, by its words, or by its number, from 1.
  func choice(of choices: [String]) -> Int? {
    let typed = Self.plain(text)
    let same = choices.indices.filter { Self.plain(choices[$0]) == typed }
    if same.count == 1 { return same[0] }
    if let letters = letters(most: choices.count), letters.count == 1 { return letters[0] }
    let isNumeric = choices.contains { (try? Rational($0)) != nil }
    guard !isNumeric, let number = Int(typed), choices.indices.contains(number &- 1) else {
      return nil
    }
    return number - 1
  }

  /// A choice as it may be typed: however it is spaced, with any kind of minus and of times, without
  /// its full stop.
  private static func plain(_ choice: String) -> String {
    AnswerReading(choice).text.lowercased().replacing("×", with: "x").replacing("*", with: "x")
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// An order of so many things: `b a c`, `bac`, `2 1 3`.
  func order(of count: Int) -> [Int]? {
    let order =
      letters(most: count)
      ?? wholeNumbers.map { numbers in
        let digits =
          numbers.count == 1 ? String(numbers[0]).compactMap(\.wholeNumberValue) : numbers
        return digits.map { $0 &- 1 }
      }
    return order.flatMap { $0.sorted() == Array(0..<count) ? $0 : nil }
  }

  /// Letters from a on, with or without something between them.
  private func letters(most: Int) -> [Int]? {
    let letters = text.lowercased().filter { !$0.isWhitespace && !",.;)(>-<".contains($0) }
    let places = letters.map { letter in
      letter.asciiValue.map { Int($0) - Int(UInt8(ascii: "a")) } ?? -1
    }
    return places.allSatisfy({ (0..<most).contains($0) }) && !places.isEmpty ? places : nil
  }
}
