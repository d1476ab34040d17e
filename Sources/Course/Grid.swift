import Compute
import Grammar

/// Rows of numbers as they stand in a lesson file.
struct Grid {
  struct Cell {
    let text: String
    /// The number, or nil for a `.`, where nothing is given.
    let value: Rational?
    let place: Place
  }

  let rows: [[Cell]]

  /// Its rows and columns.
  var shape: Shape { [rows.count, columnCount] }
  var columnCount: Int { rows.first?.count ?? 0 }
  var cells: [Cell] { Array(rows.joined()) }

  /// The numbers; a single row is a list.
  var tensor: Tensor {
    let values = cells.map { $0.value ?? .zero }
    return rows.count == 1
      ? Tensor(values) : Tensor(shape: [rows.count, columnCount], elements: values)
  }
}

/// A number of things: `1 row`, `3 rows`.
func count(_ number: Int, _ thing: String) -> String {
  "\(number) \(thing)\(number == 1 ? "" : "s")"
}
