import Compute

/// Rows of numbers as they stand in a lesson file.
struct Grid {
  struct Cell {
    let text: String
    /// The number, or nil for a `.`, where nothing is given.
    let value: Rational?
    let place: Place
  }

  let place: Place
  let rows: [[Cell]]

  var columnCount: Int { rows.first?.count ?? 0 }
  var cells: [Cell] { Array(rows.joined()) }

  /// The numbers; a single row is a list.
  var tensor: Tensor {
    let values = cells.map { $0.value ?? .zero }
    return rows.count == 1
      ? Tensor(values) : Tensor(shape: [rows.count, columnCount], elements: values)
  }
}

/// Reads grids, and says what is wrong in them by line and column.
struct GridReader {
  /// Rows and columns of a grid.
  static let longest = 256
  /// Digits of a number.
  static let mostDigits = 60
  /// How many mistakes are told of one grid.
  private static let mostProblems = 10

  let source: SourceText
  let problems: ProblemList

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
    guard let rows = rows(of: text, style, node.place, what), isInSize(rows, node.place, what)
    else {
      return nil
    }
    let told = (ragged: tellRagged(rows), wrong: 0)
    var wrong = told.wrong
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
    return told.ragged || wrong > 0 ? nil : Grid(place: node.place, rows: cells)
  }

  private struct Word {
    let text: String
    let place: Place
  }

  /// The words of each row; empty lines are left out.
  private func rows(of text: String, _ style: YamlNode.Style, _ place: Place, _ what: String)
    -> [[Word]]?
  {
    switch style {
    case .literal:
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().map { number, line in
        let raw = source.line(place.line + 1 + number)
        let indent = raw.count - line.unicodeScalars.count
        return words(
          of: Array(line.unicodeScalars),
          at: Place(line: place.line + 1 + number, column: max(0, indent) + 1))
      }.filter { !$0.isEmpty }
    case .folded:
      problems.add(place, "below > the rows run together; write | for \(what)")
      return nil
    default:
      let quotes = style == .plain ? 0 : 1
      let raw = source.rest(from: place).dropFirst(quotes)
      guard raw.starts(with: text.unicodeScalars) else {
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
    line.indices.split { isBlank(line[$0]) }.map { range in
      var text = String.UnicodeScalarView()
      text.append(contentsOf: line[range.startIndex..<range.endIndex])
      return Word(
        text: String(text),
        place: Place(line: start.line, column: start.column + range.startIndex))
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
    let counts = Dictionary(grouping: rows, by: \.count).mapValues(\.count)
    let usual = rows.map(\.count).max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? 0
    let ragged = rows.indices.filter { rows[$0].count != usual }
    for index in ragged.prefix(Self.mostProblems) {
      let row = rows[index]
      let place = row.count > usual ? row[usual].place : row.first?.place ?? .start
      problems.add(
        place,
        "row \(index + 1) has \(count(row.count, "number")), but the others have \(usual)")
    }
    return !ragged.isEmpty
  }

  private func cell(_ word: Word, blanks: Bool) -> Grid.Cell? {
    if blanks && word.text == "." { return Grid.Cell(text: ".", value: nil, place: word.place) }
    // Most numbers are short and whole: no need to look for points, fractions and exponents.
    if word.text.utf8.count <= 18, let whole = Int(word.text) {
      return Grid.Cell(text: word.text, value: Rational(whole), place: word.place)
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

/// A number of things: `1 row`, `3 rows`.
func count(_ number: Int, _ thing: String) -> String {
  "\(number) \(thing)\(number == 1 ? "" : "s")"
}
