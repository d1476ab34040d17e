import Compute
import Grammar

/// Reads the grids of a file, and says what is wrong in them by line and column.
final class GridReader {
  /// Rows and columns of a grid.
  static let longest = 256
  /// Digits of a number.
  static let mostDigits = 60
  /// Numbers of all grids of a file together.
  static let mostNumbers = 100_000
  /// How many mistakes are told of one grid.
  private static let mostProblems = 10

  private let source: SourceText
  private let problems: ProblemList
  private var numbersLeft = mostNumbers

  init(source: SourceText, problems: ProblemList) {
    self.source = source
    self.problems = problems
  }

  /// The grid of a node, or nil where something is wrong with it.
  ///
  /// - Parameter blanks: whether a `.` may stand for a number that is not given.
  func grid(_ node: YamlNode, _ what: String, blanks: Bool) -> Grid? {
    guard case .scalar(let text, let style) = node.content else {
      if !node.isRefused {
        problems.add(
          node.place,
          "\(what) must be rows of numbers, one row a line below |, but here is \(node.kind)")
      }
      return nil
    }
    guard mayRead(text, node.place), let rows = rows(of: text, style, node.place, what),
      isInSize(rows, node.place, what)
    else { return nil }
    let isRagged = tellRagged(rows)
    var wrong = 0
    var cells: [[Grid.Cell]] = []
    for row in rows {
      cells.append([])
      for word in row where wrong < Self.mostProblems {
        if let cell = cell(word, blanks: blanks) {
          cells[cells.count - 1].append(cell)
        } else {
          wrong += 1
        }
      }
    }
    return isRagged || wrong > 0 ? nil : Grid(rows: cells)
  }

  /// Takes as many numbers as the text may hold from what a file may have.
  private func mayRead(_ text: String, _ place: Place) -> Bool {
    guard numbersLeft >= 0 else { return false }
    var isInWord = false
    for byte in text.utf8 {
      if byte > 0x20 && !isInWord { numbersLeft -= 1 }
      isInWord = byte > 0x20
    }
    if numbersLeft < 0 {
      problems.add(
        place,
        "there are too many numbers; all matrices of a lesson have at most \(Self.mostNumbers)")
    }
    return numbersLeft >= 0
  }

  private struct Word {
    let text: String
    let place: Place
  }

  /// The words of each row; empty lines are left out.
  private func rows(
    of text: String, _ style: YamlNode.Style, _ place: Place, _ what: String
  ) -> [[Word]]? {
    switch style {
    case .literal:
      let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      return lines.enumerated().map { number, line in
        let below = place.line + 1 + number
        let scalars = Array(Substring(line).unicodeScalars)
        let indent = source.line(below).count - scalars.count
        return words(of: scalars, at: Place(line: below, column: max(0, indent) + 1))
      }.filter { !$0.isEmpty }
    case .folded:
      problems.add(place, "below > the rows run together; write | for \(what)")
      return nil
    default:
      let quotes = style == .plain ? 0 : 1
      guard source.rest(from: place).dropFirst(quotes).starts(with: text.unicodeScalars) else {
        problems.add(
          place,
          "the rows of \(what) run together; put | behind the colon, and one row a line below")
        return nil
      }
      let start = Place(line: place.line, column: place.column + quotes)
      return [words(of: Array(text.unicodeScalars), at: start)].filter { !$0.isEmpty }
    }
  }

  private func words(of line: [Unicode.Scalar], at start: Place) -> [Word] {
    line.split(whereSeparator: isBlank).map { word in
      var text = String.UnicodeScalarView()
      text.append(contentsOf: word)
      return Word(
        text: String(text), place: Place(line: start.line, column: start.column + word.startIndex))
    }
  }

  private func isInSize(_ rows: [[Word]], _ place: Place, _ what: String) -> Bool {
    if rows.isEmpty {
      problems.add(place, "\(what) has no numbers")
      return false
    }
    if rows.count > Self.longest {
      problems.add(
        rows[Self.longest].first?.place ?? place,
        "\(what) has \(rows.count) rows, at most \(Self.longest) are allowed")
    }
    let wide = rows.first { $0.count > Self.longest }
    if let wide {
      problems.add(
        wide[Self.longest].place,
        "this row has \(wide.count) numbers, at most \(Self.longest) are allowed")
    }
    return rows.count <= Self.longest && wide == nil
  }

  /// Reports rows that are not as long as most are; whether there are any.
  private func tellRagged(_ rows: [[Word]]) -> Bool {
    let frequency = Dictionary(grouping: rows, by: \.count).mapValues(\.count)
    var usual = rows.first?.count ?? 0
    for row in rows where (frequency[row.count] ?? 0) > (frequency[usual] ?? 0) {
      usual = row.count
    }
    let ragged = rows.indices.filter { rows[$0].count != usual }
    for index in ragged.prefix(Self.mostProblems) {
      let row = rows[index]
      let place = row.count > usual ? row[usual].place : row.first?.place ?? .start
      problems.add(
        place,
        "row \(index + 1) has \(count(row.count, "number")), but the others "
          + "have \(usual)")
    }
    return !ragged.isEmpty
  }

  private func cell(_ word: Word, blanks: Bool) -> Grid.Cell? {
    if blanks && word.text == "." { return Grid.Cell(text: ".", value: nil, place: word.place) }
    if let value = shortNumber(word.text) {
      return Grid.Cell(text: word.text, value: value, place: word.place)
    }
    do throws(NumberError) {
      let value = try Rational(word.text, digits: Self.mostDigits)
      return Grid.Cell(text: word.text, value: value, place: word.place)
    } catch {
      let comma = word.text.contains(",") ? "; there are spaces between numbers, no commas" : ""
      problems.add(word.place, "\(error)\(comma)")
      return nil
    }
  }
}
