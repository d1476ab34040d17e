import CZlib
import Files
import Foundation

@testable import Network

/// A folder that is there as long as this is.
final class DataScratch {
  let path = FileManager.default.temporaryDirectory.path + "/network-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file, making the folders it lies in.
  func write(_ bytes: [UInt8], to name: String) throws {
    let url = URL(fileURLWithPath: path + "/" + name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }
}

/// What comes of reading data: a line on what was read, or what is wrong, without the scratch
/// folder's path.
func outcome(
  in scratch: DataScratch, _ body: () throws(DataError) -> DataSet
) -> String {
  do throws(DataError) {
    let data = try body()
    let shape = data.shape
    return "\(data.count) images \(shape.height)×\(shape.width), \(data.classNames.count) classes"
  } catch {
    return error.description.replacing(scratch.path + "/", with: "")
      .replacing(scratch.path, with: "folder")
  }
}

/// Bytes as gzip packs them.
func packed(_ bytes: [UInt8]) throws -> [UInt8] {
  let scratch = try DataScratch()
  let path = scratch.path + "/packed"
  let stream = gzopen(path, "wb")
  gzwrite(stream, bytes, UInt32(bytes.count))
  gzclose(stream)
  return try fileBytes(path, limit: 1 << 20)
}

/// Small files in the format of MNIST: three images of 2×3 to train on, two to test on.
enum IDXSample {
  static let trainingImages = head(3, [3, 2, 3]) + (0..<18).map { UInt8($0) }
  static let trainingLabels = head(1, [3]) + [0, 2, 1]
  static let testImages = head(3, [2, 2, 3]) + (100..<112).map { UInt8($0) }
  static let testLabels = head(1, [2]) + [1, 0]

  static let files: [String: [UInt8]] = [
    "train-images-idx3-ubyte": trainingImages, "train-labels-idx1-ubyte": trainingLabels,
    "t10k-images-idx3-ubyte": testImages, "t10k-labels-idx1-ubyte": testLabels,
  ]

  static func head(_ dimensions: UInt8, _ sizes: [Int]) -> [UInt8] {
    [0, 0, 8, dimensions]
      + sizes.flatMap { size in [24, 16, 8, 0].map { UInt8(size >> $0 & 0xFF) } }
  }

  /// A folder of the files, some of them changed or, where nil, left out.
  static func folder(
    _ changes: [String: [UInt8]?] = [:], name: (String) -> String = { $0 },
    pack: ([UInt8]) throws -> [UInt8] = { $0 }
  ) throws -> DataScratch {
    let scratch = try DataScratch()
    for (file, bytes) in files {
      let changed = changes.keys.contains(file) ? changes[file]?.flatMap { $0 } : bytes
      if let changed { try scratch.write(pack(changed), to: name(file)) }
    }
    return scratch
  }
}
