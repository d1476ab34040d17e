import Canvas
import Compute
import Mistakes
import Quiz

/// The cells that are filled in, or the printed result in which one is pointed at.
struct AnswerGrid {
  private let caption: String
  private let texts: [String]
  private let grid: NumberGrid
  private let isFilled: Bool
  /// Whether its cells can be pointed at.
  private let isOpen: Bool
  /// The cell under the cursor, or that was pointed at.
  private let chosen: Int?
  /// The cells that are wrong, where that is told: typed ones, or the misprint.
  private let wrong: Set<Int>
  /// What its marks mean.
  private var legend: [(text: String, role: Role)] = []

  /// What was typed, with what is wrong in it, and once it is told what is right; or what is printed.
  static func all(
    of question: Question, _ entry: AnswerEntry, _ stand: QuestionSheet.Stand
  ) -> [AnswerGrid] {
    guard let size = entry.grid else { return [] }
    if let printed = question.printed { return [Self(printed, question, entry, size, stand)] }
    let wrong = stand == .open ? [] : question.wrongCells(entry.text)
    let own = Self(
      "your answer", entry.cells.map { $0.isEmpty ? "·" : $0.withMinus }, size,
      chosen: stand == .open ? entry.chosen : nil, isOpen: stand == .open, wrong: wrong)
    guard stand == .solved else { return [own] }
    let exact = Self("exact", question.answer.cellTexts(question.form), size)
    return wrong.isEmpty ? [exact] : [own, exact]
  }

  private init(
    _ caption: String, _ texts: [String], _ size: (rows: Int, columns: Int), chosen: Int? = nil,
    isOpen: Bool = false, wrong: Set<Int> = []
  ) {
    self.caption = caption
    self.texts = texts
    self.chosen = chosen
    self.isOpen = isOpen
    self.wrong = wrong
    isFilled = true
    let width = texts.map(\.columns).max() ?? 1
    grid = NumberGrid(rows: size.rows, columns: size.columns, cellWidth: max(3, width), gap: 3)
  }

  private init(
    _ printed: PrintedTensor, _ question: Question, _ entry: AnswerEntry,
    _ size: (rows: Int, columns: Int), _ stand: QuestionSheet.Stand
  ) {
    caption = "printed  \(printed.shape)"
    texts = printed.cells.map { $0?.text.withMinus ?? "·" }
    isFilled = false
    isOpen = stand == .open
    chosen = entry.chosen
    let width = texts.map(\.columns).max() ?? 1
    grid = NumberGrid(rows: size.rows, columns: size.columns, cellWidth: width, gap: 3)
    guard stand == .solved, case .place(let place) = question.answer else {
      wrong = []
      return
    }
    let misprint = printed.shape.offset(of: place)
    wrong = [misprint]
    if chosen == misprint {
      legend = [("✗ the misprint, where you pointed", .erratum)]
    } else {
      legend = [("✗ the misprint", .erratum)]
      if chosen != nil { legend.append(("▸ where you pointed", .covered)) }
    }
  }

  var size: Size {
    let width = ([caption] + legend.map(\.text)).map(\.columns).max() ?? 0
    return Size(
      width: max(grid.size.width, width), height: grid.size.height + 1 + legend.count)
  }

  private func role(_ cell: Int) -> Role {
    if wrong.contains(cell) { return .erratum }
    if cell == chosen { return legend.isEmpty ? .chosen : .covered }
    return isFilled ? texts[cell] == "·" ? .pending : .covered : .output
  }

  func draw(at origin: Point, on rendering: inout Rendering) {
    rendering.frame.write(caption, x: origin.x, y: origin.y, .quiet)
    let place = Point(x: origin.x - grid.lead + 1, y: origin.y + 1)
    grid.draw(on: &rendering.frame, at: place) { row, column in
      let cell = row * grid.columns + column
      return (texts[cell], Style(role(cell)))
    }
    for cell in texts.indices {
      let (row, column) = (cell / grid.columns, cell % grid.columns)
      guard let rect = grid.rect(row: row, column: column, at: place) else { continue }
      if isOpen { rendering.add(.answer(cell), at: rect) }
      let x = max(rect.x - 1, rect.right - texts[cell].columns - 2)
      if wrong.contains(cell) {
        rendering.frame.write("✗", x: x, y: rect.y, .alarm)
      } else if cell == chosen, !legend.isEmpty {
        rendering.frame.write("▸", x: x, y: rect.y, .covered)
      }
      if cell == chosen { rendering.frame.cursor = rect.origin }
    }
    for (row, line) in legend.enumerated() {
      rendering.frame.write(
        line.text, x: origin.x, y: origin.y + 1 + grid.size.height + row, line.role)
    }
  }
}
