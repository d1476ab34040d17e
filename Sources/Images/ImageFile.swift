import Compute
import Files

/// Pictures and tables of numbers from files, as exact numbers: PNG, PGM and CSV, told apart by what
/// they hold.
///
/// A file from a stranger is data: whatever it holds, reading it ends soon, in numbers or in an
/// error, and no text of the error can steer a terminal.
public enum ImageFile {
  /// The most rows, and the most columns.
  public static let longest = 256
  /// The largest file that is read, in bytes.
  public static let mostBytes = 16_777_216
  /// The most digits of a number in a table.
  public static let mostDigits = 60

  /// Reads a file into a tensor `[rows, columns]`.
  ///
  /// - Throws: `ImageError`; folders, devices and pipes are refused without waiting for them.
  public static func read(path: String) throws(ImageError) -> Tensor {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try fileBytes(path, limit: mostBytes)
    } catch {
      throw .file(error)
    }
    return try read(bytes)
  }

  /// Reads the bytes of a file into a tensor `[rows, columns]`.
  ///
  /// A table's numbers and the shades of a PGM are as they are written. The shades of a PNG are those
  /// of 8 bits, 0 for black and 255 for white; colours are turned to grey, and what is transparent
  /// lies on black.
  public static func read(_ bytes: [UInt8]) throws(ImageError) -> Tensor {
    guard bytes.count <= mostBytes else { throw .file(.tooLarge(limit: mostBytes)) }
    switch try ImageFormat(of: bytes) {
    case .table: return try TableReader(bytes).tensor()
    case .plainGraymap: return try GraymapReader.plain(bytes)
    case .rawGraymap: return try GraymapReader.raw(bytes)
    case .png: return Tensor(try readPNG(bytes))
    }
  }

  /// Refuses what is too large; to be asked before room is made for it.
  static func checkSize(rows: Int, columns: Int) throws(ImageError) {
    guard rows <= longest, columns <= longest else {
      throw .tooLarge(rows: rows, columns: columns)
    }
  }
}
