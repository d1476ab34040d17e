import Compute

/// Numbers typed in one line: `1 0 -1; 1 0 -1`, sheets of a volume parted by `|`.
public enum TypedGrid {
  /// Why a text is no grid.
  public struct Mistake: Error, Hashable, CustomStringConvertible {
    public let description: String
  }

  /// Reads a list, a matrix, or a volume.
  ///
  /// - Throws: what is wrong, with the word that is.
  public static func read(_ text: String) throws(Mistake) -> Tensor {
    var sheets: [[[Rational]]] = []
    for sheet in text.split(separator: "|", omittingEmptySubsequences: false) {
      sheets.append(try rows(of: sheet))
    }
    guard let first = sheets.first, let width = first.first?.count else {
      throw Mistake(description: "there are no numbers")
    }
    guard sheets.allSatisfy({ $0.count == first.count }) else {
      throw Mistake(description: "all sheets must have as many rows as the first, \(first.count)")
    }
    for row in sheets.joined() where row.count != width {
      throw Mistake(
        description:
          "all rows must have as many numbers as the first, \(width); one has \(row.count)")
    }
    let elements = Array(sheets.joined().joined())
    if sheets.count > 1 {
      return Tensor(shape: [sheets.count, first.count, width], elements: elements)
    }
    return first.count == 1
      ? Tensor(elements) : Tensor(shape: [first.count, width], elements: elements)
  }

  private static func rows(of sheet: Substring) throws(Mistake) -> [[Rational]] {
    var rows: [[Rational]] = []
    for row in sheet.split(separator: ";", omittingEmptySubsequences: false) {
      var numbers: [Rational] = []
      for word in row.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
        do throws(NumberError) {
          numbers.append(try Rational(word, digits: 60))
        } catch {
          throw Mistake(description: "\(error)")
        }
      }
      if numbers.isEmpty { throw Mistake(description: "a row without numbers") }
      rows.append(numbers)
    }
    return rows
  }
}

extension Tensor {
  /// The numbers as they are typed.
  public var typed: String {
    let rows = rows.map { $0.map(\.description).joined(separator: " ") }
    let height = max(1, shape.sizes.dropLast().last ?? 1)
    return stride(from: 0, to: rows.count, by: height).map { start in
      rows[start..<min(start + height, rows.count)].joined(separator: "; ")
    }.joined(separator: " | ")
  }
}
