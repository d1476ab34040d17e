import Compute
import Grammar
import Mistakes

/// Reads the result as a document prints it, and compares it with the exact one.
struct PrintedReader {
  /// How many wrong values are told one by one.
  private static let mostTold = 5

  /// What stands in place of a reason that the author does not know.
  static let unknown = "unknown"

  let fields: Fields
  let grids: GridReader
  var problems: ProblemList { fields.problems }

  /// The printed result, or nil where there is none or it does not have the shape of the output.
  ///
  /// - Parameter matrices: what earlier sections print wrongly, from which a document may go on.
  func printed(of trace: Trace?, _ matrices: MatrixNames) -> Printed? {
    guard let node = fields[SectionKeys.printed],
      let grid = grids.grid(
        node, "\"printed\"", blanks: true), let trace
    else { return nil }
    let output = trace.output
    guard output.shape.rank <= 2 else {
      problems.add(
        node.place,
        "\"printed\" is compared with a single map, but the result has \(output.shape[0]); use one "
          + "filter")
      return nil
    }
    let sizes = output.shape.rank == 1 ? [1, output.shape.count] : output.shape.sizes
    let cells = grid.cells
    let numbers = cells.map { cell in
      cell.value.map { PrintedNumber(text: cell.text, value: $0) }
    }
    let reader = Proofreader(trace, misprintedInput: matrices.misprint(of: trace.input))
    guard [grid.rows.count, grid.columnCount] == sizes else {
      let shape = output.shape.rank == 1 && grid.rows.count == 1 ? [cells.count] : grid.shape
      let remark = reader.read(PrintedTensor(shape: shape, cells: numbers)).remark
      problems.add(
        node.place,
        "\"printed\" is \(grid.shape), but the result is "
          + (output.shape.rank == 1 ? "1×\(output.shape)" : "\(output.shape)")
          + (remark.map { " (\($0))" } ?? ""))
      return nil
    }
    guard cells.contains(where: { $0.value != nil }) else {
      problems.add(node.place, "\"printed\" has no numbers; leave it out if nothing is printed")
      return nil
    }
    let printed = PrintedTensor(shape: output.shape, cells: numbers)
    // A value that has an exact decimal must be printed with all of it: 0.78 is right for 7/9, and
    // 0.13 is not for 1/8.
    let wrong = reader.wrong(in: printed, .allDecimals)
    let erratum = fields.line(SectionKeys.erratum)
    let isUnknown = erratum == Self.unknown
    let causes =
      !wrong.isEmpty && (isUnknown || !fields.mentions(SectionKeys.erratum))
      ? reader.read(printed, .allDecimals) : nil
    if let causes, !isUnknown { tell(wrong, grid, output, causes.remark) }
    return Printed(
      cells: printed.cells, shape: output.shape, wrong: wrong.map(output.shape.index(at:)),
      erratum: isUnknown ? Self.reason(causes) : erratum, hasFoundCause: isUnknown)
  }

  /// What is told in place of a reason that the author does not know.
  private static func reason(_ proofreading: Proofreading?) -> String {
    let unknown = "What went wrong is not known."
    return proofreading?.explanation.map { "\(unknown) Most likely: \($0)" } ?? unknown
  }

  private func tell(_ wrong: [Int], _ grid: Grid, _ output: Tensor, _ remark: String?) {
    let remark = remark.map { " (\($0))" } ?? ""
    for (number, offset) in wrong.prefix(Self.mostTold).enumerated() {
      let index = output.shape.index(at: offset).map { $0 + 1 }
      let cell = index.count == 1 ? "value \(index[0])" : "row \(index[0]), column \(index[1])"
      problems.add(
        grid.cells[offset].place,
        "printed is \(shortened(grid.cells[offset].text)) in \(cell), but the exact result is "
          + "\(shortened(output.elements[offset].description)); correct it, or say in \"erratum\" why the document is wrong"
          + (number == 0 ? remark : "")
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
