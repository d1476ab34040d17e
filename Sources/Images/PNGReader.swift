import CPNG
import Compute
import Files

/// A picture in shades of grey, 0 for black and 255 for white.
public struct GreyPicture: Equatable, Sendable {
  public let rows: Int
  public let columns: Int
  /// Row after row.
  public let shades: [UInt8]
}

extension ImageFile {
  /// Reads a PNG as shades of 8 bits; colours are turned to grey, and what is transparent lies on
  /// black.
  ///
  /// - Throws: `ImageError`, also where the file is a picture or a table of another format.
  public static func readPNG(path: String) throws(ImageError) -> GreyPicture {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try fileBytes(path, limit: mostBytes)
    } catch {
      throw .file(error)
    }
    switch try ImageFormat(of: bytes) {
    case .png: return try readPNG(bytes)
    case .table: throw .unknownFormat
    case .plainGraymap, .rawGraymap: throw .otherFormat(name: "a PGM", advice: "save it as PNG")
    }
  }

  /// Reads a PNG by libpng.
  static func readPNG(_ bytes: [UInt8]) throws(ImageError) -> GreyPicture {
    var grey = [UInt8](repeating: 0, count: longest * longest)
    let outcome = png_read_grey(bytes, bytes.count, &grey, UInt32(longest))
    let (rows, columns) = (Int(outcome.height), Int(outcome.width))
    switch outcome.reading {
    case PNG_READ:
      return GreyPicture(rows: rows, columns: columns, shades: Array(grey[..<(rows * columns)]))
    case PNG_TOO_LARGE: throw .tooLarge(rows: rows, columns: columns)
    case PNG_IS_UNRELIABLE: throw .pngIsInterlaced
    default:
      let problem = withUnsafeBytes(of: outcome.problem) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      throw problem == "read beyond end of data" ? .pngIsCutOff : .pngIsDamaged(problem)
    }
  }
}

extension Tensor {
  /// A picture's shades as exact numbers `[rows, columns]`.
  init(_ picture: GreyPicture) {
    let shades = (0...255).map { Rational($0) }
    self.init(
      shape: [picture.rows, picture.columns], elements: picture.shades.map { shades[Int($0)] })
  }
}
