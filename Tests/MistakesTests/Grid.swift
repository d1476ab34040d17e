import Compute
import Mistakes

/// A matrix, or a list where there is one row, from `1 2 / 3 4`.
func grid(_ text: String) throws -> Tensor {
  let rows = try text.split(separator: " / ").map { row in
    try row.split(separator: " ").map { try Rational($0) }
  }
  return rows.count == 1 ? Tensor(rows[0]) : Tensor(rows: rows)
}

/// A printed result from `91 100 83 / . . .`, a dot where nothing is printed.
func printed(_ text: String) throws -> PrintedTensor {
  let rows = text.split(separator: " / ").map { $0.split(separator: " ") }
  let width = rows.first?.count ?? 0
  let cells = try rows.joined().map { $0 == "." ? nil : try PrintedNumber(String($0)) }
  return PrintedTensor(shape: rows.count == 1 ? [width] : [rows.count, width], cells: cells)
}

extension PrintedTensor {
  /// A tensor printed as it is.
  init(_ tensor: Tensor) {
    self.init(
      shape: tensor.shape,
      cells: tensor.elements.map { value in
        let places = value.exactPlaces.flatMap { $0 <= 6 ? $0 : nil }
        return PrintedNumber(
          text: places.map { value.decimal(places: $0) } ?? value.description, value: value)
      })
  }
}
