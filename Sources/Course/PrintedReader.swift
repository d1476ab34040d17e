import Compute
import Grammar

/// Reads the result as a document prints it, and compares it with the exact one.
struct PrintedReader {
  /// How many wrong values are told one by one.
  private static let mostTold = 5

  /// A value with more decimals than this, such as a power of e, may be printed rounded.
  private static let mostExactPlaces = 20

  let fields: Fields
  let grids: GridReader
  var problems: ProblemList { fields.problems }

  /// The printed result, or nil where there is none or it does not have the shape of the output.
  func printed(output: Tensor?) -> Printed? {
    guard let node = fields[SectionKeys.printed],
      let grid = grids.grid(
        node, "\"printed\"", blanks: true), let output
    else { return nil }
    guard output.shape.rank <= 2 else {
      problems.add(
        node.place,
        "\"printed\" is compared with a single map, but the result has \(output.shape[0]); use one "
          + "filter")
      return nil
    }
    let sizes = output.shape.rank == 1 ? [1, output.shape.count] : output.shape.sizes
    guard [grid.rows.count, grid.columnCount] == sizes else {
      problems.add(
        node.place,
        "\"printed\" is \(grid.rows.count)×\(grid.columnCount), but the result is "
          + (output.shape.rank == 1 ? "1×\(output.shape)" : "\(output.shape)"))
      return nil
    }
    let cells = grid.cells
    guard cells.contains(where: { $0.value != nil }) else {
      problems.add(node.place, "\"printed\" has no numbers; leave it out if nothing is printed")
      return nil
    }
    let wrong = cells.indices.filter { !Self.agrees(cells[$0], with: output.elements[$0]) }
    if !wrong.isEmpty && !fields.mentions(SectionKeys.erratum) { tell(wrong, grid, output) }
    return Printed(
      cells: cells.map { cell in cell.value.map { .init(text: cell.text, value: $0) } },
      shape: output.shape, wrong: wrong.map(output.shape.index(at:)),
      erratum: fields.line(SectionKeys.erratum))
  }

  /// Whether a printed number is right.
  ///
  /// It is right if it is the exact value; or, where no decimal is exact, the decimal nearest to it
  /// with as many places. So 0.78 is right for 7/9, and 0.77, cut off, is not; a value that has an
  /// exact decimal must be printed with all of it.
  static func agrees(_ cell: Grid.Cell, with exact: Rational) -> Bool {
    guard let value = cell.value, value != exact else { return true }
    guard let point = cell.text.firstIndex(of: "."),
      exact.exactPlaces.map({ $0 > Self.mostExactPlaces }) ?? true
    else { return false }
    let decimals = cell.text[cell.text.index(after: point)...]
    guard !decimals.isEmpty, decimals.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return false
    }
    return exact.rounded(places: decimals.utf8.count) == value
  }

  private func tell(_ wrong: [Int], _ grid: Grid, _ output: Tensor) {
    for offset in wrong.prefix(Self.mostTold) {
      let index = output.shape.index(at: offset).map { $0 + 1 }
      let cell = index.count == 1 ? "value \(index[0])" : "row \(index[0]), column \(index[1])"
      problems.add(
        grid.cells[offset].place,
        "printed is \(shortened(grid.cells[offset].text)) in \(cell), but the exact result is "
          + "\(shortened(output.elements[offset].description)); correct it, or say in \"erratum\" why the document is wrong"
      )
    }
    if wrong.count > Self.mostTold {
      problems.add(
        grid.cells[wrong[Self.mostTold]].place,
        "\(count(wrong.count - Self.mostTold, "more printed value")) from here on are not the exact ones"
      )
    }
  }
}
