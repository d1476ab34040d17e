import CPNG
import Compute

extension ImageFile {
  /// Reads a PNG by libpng.
  static func readPNG(_ bytes: [UInt8]) throws(ImageError) -> Tensor {
    var grey = [UInt8](repeating: 0, count: longest * longest)
    let outcome = png_read_grey(bytes, bytes.count, &grey, UInt32(longest))
    let (rows, columns) = (Int(outcome.height), Int(outcome.width))
    switch outcome.reading {
    case PNG_READ:
      let shades = (0...255).map { Rational($0) }
      return Tensor(
        shape: [rows, columns], elements: grey.prefix(rows * columns).map { shades[Int($0)] })
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
