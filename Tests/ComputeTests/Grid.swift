import Compute
import Testing

/// A matrix written row by row, rows parted by line breaks or `/` between spaces.
func grid(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Tensor {
  let rows = try text.replacing(" / ", with: "\n").split(separator: "\n").map { line in
    try line.split(separator: " ").map { try Rational($0) }
  }
  try #require(Set(rows.map(\.count)).count == 1, sourceLocation: sourceLocation)
  return Tensor(rows: rows)
}

/// A list written with blanks between its numbers.
func list(_ text: String) throws -> Tensor {
  Tensor(try text.split(separator: " ").map { try Rational($0) })
}
