import Dispatch
import Foundation

extension DataSet {
  /// The four files in a folder like MNIST's, packed by gzip or not: `train-images-idx3-ubyte`,
  /// `train-labels-idx1-ubyte`, `t10k-images-idx3-ubyte` and `t10k-labels-idx1-ubyte`.
  ///
  /// The images of the latter two are those to test on.
  public static func idx(folder: String) throws(DataError) -> DataSet {
    let files = try IDXFolder(folder)
    let training = try IDXPart(images: files.trainingImages, labels: files.trainingLabels)
    let test = try IDXPart(images: files.testImages, labels: files.testLabels)
    guard training.rows == test.rows, training.columns == test.columns else {
      throw DataError(
        files.testImages,
        .idx(
          .otherSize(
            rows: test.rows, columns: test.columns, neededRows: training.rows,
            neededColumns: training.columns)))
    }
    let labels = training.labels + test.labels
    let classCount = Int(labels.max() ?? 0) + 1
    return DataSet(
      name: URL(fileURLWithPath: folder).lastPathComponent,
      shape: Volume(channels: 1, height: training.rows, width: training.columns),
      classNames: (0..<max(2, classCount)).map(String.init),
      images: try IDXPart.images(of: [training, test]), labels: labels.map(Int32.init),
      brightness: Brightness(), firstTestImage: training.labels.count)
  }
}

/// Where the four files are.
struct IDXFolder {
  let trainingImages: String
  let trainingLabels: String
  let testImages: String
  let testLabels: String

  private static let names = [
    "train-images-idx3-ubyte", "train-labels-idx1-ubyte", "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
  ]

  init(_ folder: String) throws(DataError) {
    let found = Self.names.map { Self.file($0, in: folder) }
    let missing = zip(Self.names, found).filter { $0.1 == nil }.map { $0.0 }
    guard missing.isEmpty else { throw DataError(folder, .idx(.missing(missing))) }
    let paths = found.compactMap { $0 }
    (trainingImages, trainingLabels, testImages, testLabels) = (
      paths[0], paths[1], paths[2], paths[3]
    )
  }

  /// Whether at least one of the files is there.
  static func isOne(_ folder: String) -> Bool { names.contains { file($0, in: folder) != nil } }

  private static func file(_ name: String, in folder: String) -> String? {
    // Some archives have a point before the kind of file.
    [name, name.replacing("-idx", with: ".idx")].flatMap { [$0, $0 + ".gz"] }
      .map { folder + "/" + $0 }.first { access($0, F_OK) == 0 }
  }
}

/// The images and labels of one of the two parts.
private struct IDXPart: Sendable {
  let path: String
  let rows: Int
  let columns: Int
  let labels: [UInt8]

  var byteCount: Int { labels.count * rows * columns }

  /// Reads the labels, and the head of the images.
  init(images path: String, labels labelPath: String) throws(DataError) {
    self.path = path
    let images = try IDXFile(path, dimensions: 3)
    (rows, columns) = (images.sizes[1], images.sizes[2])
    let count = images.sizes[0]
    var file = try IDXFile(labelPath, dimensions: 1)
    guard file.count == count else {
      throw DataError(labelPath, .idx(.unequal(labels: file.count, images: count)))
    }
    labels = try file.values()
  }

  /// The pixels of several parts, one after the other; each is unpacked on a processor of its own.
  static func images(of parts: [IDXPart]) throws(DataError) -> [UInt8] {
    let byteCount = parts.reduce(0) { $0 + $1.byteCount }
    guard byteCount <= DataSet.mostBytes else {
      throw DataError(parts.first?.path ?? "", .tooLarge(bytes: byteCount))
    }
    var failures = [DataError?](repeating: nil, count: parts.count)
    let pixels = [UInt8](unsafeUninitializedCapacity: byteCount) { pixels, count in
      failures.withUnsafeMutableBufferPointer { failures in
        // Each pass writes only to its own part and its own failure.
        nonisolated(unsafe) let (pixels, failures) = (pixels, failures)
        DispatchQueue.concurrentPerform(iterations: parts.count) { number in
          let start = parts[..<number].reduce(0) { $0 + $1.byteCount }
          let room = UnsafeMutableRawBufferPointer(
            rebasing: UnsafeMutableRawBufferPointer(pixels)[start..<start + parts[number].byteCount]
          )
          do throws(DataError) {
            var file = try IDXFile(parts[number].path, dimensions: 3)
            guard file.count == room.count else {
              throw DataError(parts[number].path, .endsEarly(count: file.count, needed: room.count))
            }
            try file.read(into: room)
          } catch {
            failures[number] = error
          }
        }
      }
      count = failures.contains { $0 != nil } ? 0 : byteCount
    }
    if let failure = failures.lazy.compactMap({ $0 }).first { throw failure }
    return pixels
  }
}
