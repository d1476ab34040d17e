import Files
import Images

/// Why images cannot be learned from: which file, what is wrong in it, where, and what to do.
public struct DataError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file or folder.
  public let path: String
  public let fault: DataFault

  public init(_ path: String, _ fault: DataFault) {
    self.path = path
    self.fault = fault
  }

  /// One line that is safe to print.
  public var description: String { UnsafeCharacter.spelledOut("\(path): \(fault)") }
}

/// What can be wrong with a file or folder of images.
public enum DataFault: Equatable, Sendable, CustomStringConvertible {
  /// The file's bytes cannot be had.
  case file(FileError)
  /// What gzip has packed does not unpack; counted in the packed bytes.
  case damagedPacking(at: Int)
  /// The packed bytes end before their end is told.
  case cutOffPacking
  /// It ends before everything it announces has come; counted in unpacked bytes.
  case endsEarly(count: Int, needed: Int)
  /// It goes on after all that it announces.
  case goesOn(after: Int)
  case table(TableLineFault, Place)
  case idx(IDXFault)
  case folder(FolderFault)
  case image(ImageError)
  /// There would be more images than are held in memory.
  case tooLarge(bytes: Int)
  case empty

  public var description: String {
    switch self {
    case .file(let error): error.message(expecting: "data")
    case .damagedPacking(let offset):
      "the packed data are damaged at byte \(offset) or before; copy or download the file once more"
    case .cutOffPacking:
      "the packed data end too soon; copy or download the file once more"
    case .endsEarly(let count, let needed):
      "this file ends after \(count) of \(needed) bytes; copy or download it once more"
    case .goesOn(let count):
      "this file goes on after its \(count) bytes; copy or download it once more"
    case .table(let fault, let place): "line \(place.line), column \(place.column): \(fault)"
    case .idx(let fault): fault.description
    case .folder(let fault): fault.description
    case .image(let error): error.description
    case .tooLarge(let bytes):
      "these images are \(bytes) bytes, but at most \(DataSet.mostBytes) are held in memory; "
        + "take fewer or smaller images"
    case .empty: "there are no images here"
    }
  }
}

/// What can be wrong in a line of a table that holds an image a line.
public enum TableLineFault: Equatable, Sendable, CustomStringConvertible {
  case notANumber(String, ClosedRange<Int>)
  case wrongCount(Int, needed: Int)

  public var description: String {
    switch self {
    case .notANumber(let text, let range):
      "'\(text)' is no whole number from \(range.lowerBound) to \(range.upperBound)"
    case .wrongCount(let count, let needed):
      "this line has \(count) numbers, but an image and its class are \(needed)"
    }
  }
}

/// What can be wrong with files in the format of MNIST.
public enum IDXFault: Equatable, Sendable, CustomStringConvertible {
  /// The first bytes are not those of the format.
  case unknown([UInt8])
  /// Its values are of another kind than bytes, or it has another number of sides.
  case otherKind(type: UInt8, dimensions: Int, needed: Int)
  case badSize(Int, at: Int)
  case missing([String])
  /// Labels and images are not equally many.
  case unequal(labels: Int, images: Int)
  /// The test images are not as large as those to train on.
  case otherSize(rows: Int, columns: Int, neededRows: Int, neededColumns: Int)

  public var description: String {
    switch self {
    case .unknown(let bytes):
      "this is no IDX file; it begins with the bytes "
        + bytes.map { String($0, radix: 16) }.joined(separator: " ") + ", not 0 0 8"
    case .otherKind(let type, let dimensions, let needed):
      type == 8
        ? "this IDX file has \(dimensions) dimension\(dimensions == 1 ? "" : "s"), "
          + "but \(needed == 1 ? "labels have 1" : "images have \(needed)")"
        : "the values of this IDX file are no bytes (byte 2 is \(type), not 8)"
    case .badSize(let size, let offset):
      "byte \(offset) says that there are \(size) images, rows or columns"
    case .missing(let names):
      "this folder lacks " + names.map { "\($0) (or \($0).gz)" }.joined(separator: ", ")
    case .unequal(let labels, let images):
      "there are \(labels) labels, but \(images) images; the files do not belong together"
    case .otherSize(let rows, let columns, let neededRows, let neededColumns):
      "these images are \(rows)×\(columns), but those to train on are "
        + "\(neededRows)×\(neededColumns); the files do not belong together"
    }
  }
}

/// What can be wrong with a folder that has a folder of images for each class.
public enum FolderFault: Equatable, Sendable, CustomStringConvertible {
  /// What was asked for may be a misspelt word.
  case missing(meant: String?)
  /// Neither classes nor MNIST's files are there.
  case notData
  case fewClasses(Int)
  case manyClasses(Int)
  case innerFolder
  case otherSize(rows: Int, columns: Int, neededRows: Int, neededColumns: Int)

  public var description: String {
    switch self {
    case .missing(let meant?): "there is no such folder; did you mean \"\(meant)\"?"
    case .missing(nil): "there is no such folder"
    case .notData:
      "images to train on are a folder with MNIST's four files, or one with a folder of PNG images "
        + "for each class"
    case .fewClasses(let count):
      "there \(count == 1 ? "is 1 folder" : "are \(count) folders") with images here; "
        + "there must be at least two classes, each in a folder of its own"
    case .manyClasses(let count):
      "there are \(count) classes, at most \(DataSet.mostClasses) are read"
    case .innerFolder: "this is a folder within that of a class; put its images beside the others"
    case .otherSize(let rows, let columns, let neededRows, let neededColumns):
      "this image is \(rows)×\(columns), but those before it are \(neededRows)×\(neededColumns); "
        + "scale all to one size"
    }
  }
}
