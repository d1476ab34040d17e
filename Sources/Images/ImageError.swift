import Compute
import Files

/// Why no numbers can be had of a file: what is wrong, where, and what to do.
public enum ImageError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file's bytes cannot be had.
  case file(FileError)
  case empty
  /// It is of a format that is known, but not read.
  case otherFormat(name: String, advice: String)
  case unknownFormat
  case tooLarge(rows: Int, columns: Int)
  case table(TableFault, Place)
  case graymap(GraymapFault, Place)
  /// A PNG that ends before its last pixel.
  case pngIsCutOff
  /// With what libpng says of it.
  case pngIsDamaged(String)
  /// A PNG with 16 bits a shade, in the order that shows it coarsely first.
  case pngIsInterlaced

  /// One line that is safe to print.
  public var description: String { UnsafeCharacter.spelledOut(message) }

  private var message: String {
    switch self {
    case .file(let error): error.message(expecting: "picture")
    case .empty: "this file is empty; it needs at least one number"
    case .otherFormat(let name, let advice): "this is \(name); \(advice)"
    case .unknownFormat:
      "this is neither a picture nor a table that can be read; save a picture as PNG, a table as CSV"
    case .tooLarge(let rows, let columns):
      "this has \(size(rows, columns)), but at most \(size(ImageFile.longest, ImageFile.longest)) "
        + "are read; scale the picture down or cut a part out of it"
    case .table(let fault, let place): "\(Self.words(place)): \(fault)"
    case .graymap(let fault, let place): "\(Self.words(place)): \(fault)"
    case .pngIsCutOff: "this PNG ends too soon; save or copy it once more"
    case .pngIsDamaged(let problem): "this PNG is damaged (\(problem)); save or copy it once more"
    case .pngIsInterlaced:
      "this PNG is interlaced and has 16 bits a shade; save it without interlacing, or with 8 bits"
    }
  }

  private static func words(_ place: Place) -> String {
    "line \(place.line), column \(place.column)"
  }
}

/// What can be wrong in a table of numbers.
public enum TableFault: Equatable, Sendable, CustomStringConvertible {
  case noNumbers
  /// A row that is not as long as the first.
  case ragged(row: Int, count: Int, first: Int)
  case missingNumber
  case notANumber(NumberError, hint: Hint?)
  case openQuote

  /// What may have been meant by something that is no number.
  public enum Hint: Equatable, Sendable {
    /// A first line that holds numbers as well as words.
    case heading
    /// Another separator than that of the table, which has the name given.
    case separator(String)
    /// The same, and it is a comma.
    case comma(String)
  }

  public var description: String {
    switch self {
    case .noNumbers: "there are words here, but no numbers below them"
    case .ragged(let row, let count, let first):
      "row \(row) has \(count) number\(count == 1 ? "" : "s"), but row 1 has \(first); "
        + "all rows must be of one length"
    case .missingNumber: "a number is missing here"
    case .notANumber(let error, let hint): "\(error)\(hint.map(Self.words) ?? "")"
    case .openQuote: "this quote is not closed in its line"
    }
  }

  private static func words(_ hint: Hint) -> String {
    switch hint {
    case .heading: "; only a first line of nothing but words is passed over"
    case .separator(let name): "; the numbers of this table are parted by \(name)"
    case .comma(let name):
      "; the numbers of this table are parted by \(name), and decimals have a point, no comma"
    }
  }
}

/// What can be wrong in a PGM.
public enum GraymapFault: Equatable, Sendable, CustomStringConvertible {
  /// The file ends where a number of its head is to stand.
  case missing(GraymapNumber)
  case notANumber(String)
  case outOfRange(GraymapNumber, ClosedRange<Int>, Int)
  case tooFewPixels(count: Int, rows: Int, columns: Int)
  case tooManyPixels(rows: Int, columns: Int)

  public var description: String {
    switch self {
    case .missing(let number):
      "\(number) is missing; a PGM begins with P2 or P5, then come width, height and largest shade"
    case .notANumber(let text): "'\(text)' is not a whole number"
    case .outOfRange(let number, let range, let value):
      value < range.lowerBound
        ? "\(number) must be at least \(range.lowerBound), but it is \(value)"
        : "\(number) must be at most \(range.upperBound), but it is \(value)"
    case .tooFewPixels(let count, let rows, let columns):
      "this PGM ends after \(count) of \(rows * columns) shades (\(size(rows, columns))); "
        + "save or copy it once more"
    case .tooManyPixels(let rows, let columns):
      "here are more shades than \(size(rows, columns)); "
        + "correct width and height, or take them out"
    }
  }
}

/// The numbers that a PGM is made of.
public enum GraymapNumber: String, Sendable, CustomStringConvertible {
  case width = "the width"
  case height = "the height"
  case white = "the largest shade"
  case shade = "a shade"

  public var description: String { rawValue }
}

/// A size in words, as `2 rows of 3`.
private func size(_ rows: Int, _ columns: Int) -> String {
  "\(rows) row\(rows == 1 ? "" : "s") of \(columns)"
}
