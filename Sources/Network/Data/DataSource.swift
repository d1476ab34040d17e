import Grammar

/// Where images to train on come from.
public enum DataSource: Hashable, Sendable {
  case xo
  case digits
  /// A folder with MNIST's four files, or with a folder of PNG images for each class.
  case folder(String)

  /// The words for what comes with the program.
  public static let words = ["xo", "digits"]

  /// The source of a word or a path; a folder called like a word is reached by `./xo`.
  public init(_ text: String) {
    switch text {
    case "xo": self = .xo
    case "digits": self = .digits
    default: self = .folder(text)
    }
  }

  /// The word for images in the box that are of some size.
  public static func usualWord(for size: Volume) -> String? {
    switch size {
    case Volume(channels: 1, height: 8, width: 8): "digits"
    case Volume(channels: 1, height: 9, width: 9): "xo"
    default: nil
    }
  }

  /// Reads or draws the images.
  ///
  /// - Parameters:
  ///   - assets: the folder `Assets`.
  ///   - seed: from which X's and O's are drawn.
  public func dataSet(assets: String, seed: UInt64) throws(DataError) -> DataSet {
    switch self {
    case .xo: return .xo(seed: seed)
    case .digits: return try .digits(path: assets + "/Data/digits.csv.gz")
    case .folder(let path):
      guard DataSet.isFolder(path) else {
        throw DataError(path, .folder(.notData(meant: nearest(path, in: Self.words))))
      }
      if IDXFolder.isOne(path) { return try .idx(folder: path) }
      guard DataSet.entries(of: path).contains(where: { DataSet.isFolder(path + "/" + $0) }) else {
        throw DataError(path, .folder(.notData(meant: nil)))
      }
      return try .classFolders(path)
    }
  }
}
