import Files
import Foundation
import Images

extension DataSet {
  /// A folder with a folder of PNG images for each class, all of one size; colours become grey.
  ///
  /// Classes and images come in the order of their names. Hidden files, and files beside the classes'
  /// folders, are passed over.
  public static func classFolders(_ folder: String) throws(DataError) -> DataSet {
    let names = entries(of: folder).filter { isFolder(folder + "/" + $0) }
    guard names.count >= 2 else { throw DataError(folder, .folder(.fewClasses(names.count))) }
    guard names.count <= mostClasses else {
      throw DataError(folder, .folder(.manyClasses(names.count)))
    }
    var size: (rows: Int, columns: Int)?
    var images: [UInt8] = []
    var labels: [Int32] = []
    for (label, name) in names.enumerated() {
      let files = entries(of: folder + "/" + name).map { "\(folder)/\(name)/\($0)" }
      guard !files.isEmpty else { throw DataError("\(folder)/\(name)", .empty) }
      for file in files {
        let picture = try picture(file, size: size)
        size = (picture.rows, picture.columns)
        images += picture.shades
        labels.append(Int32(label))
        guard images.count <= mostBytes else {
          throw DataError(folder, .tooLarge(bytes: images.count))
        }
      }
    }
    return DataSet(
      name: URL(fileURLWithPath: folder).lastPathComponent,
      shape: Volume(channels: 1, height: size?.rows ?? 0, width: size?.columns ?? 0),
      classNames: names.map(UnsafeCharacter.spelledOut), images: images, labels: labels,
      brightness: Brightness())
  }

  /// A PNG for a network whose images have a size.
  ///
  /// - Returns: one byte a pixel, 0 for black to 255 for white.
  public static func image(path: String, shape: Volume) throws(DataError) -> [UInt8] {
    if isFolder(path) { throw DataError(path, .image(.file(.folder))) }
    return try picture(path, size: (shape.height, shape.width)).shades
  }

  private static func picture(
    _ path: String, size: (rows: Int, columns: Int)?
  ) throws(DataError) -> GreyPicture {
    if isFolder(path) { throw DataError(path, .folder(.innerFolder)) }
    let picture: GreyPicture
    do throws(ImageError) {
      picture = try ImageFile.readPNG(path: path)
    } catch .unknownFormat {
      throw DataError(path, .image(.otherFormat(name: "no PNG", advice: "save it as one")))
    } catch .empty {
      throw DataError(
        path, .image(.otherFormat(name: "an empty file", advice: "save it once more")))
    } catch {
      throw DataError(path, .image(error))
    }
    guard size.map({ $0 == (picture.rows, picture.columns) }) ?? true else {
      throw DataError(
        path,
        .folder(
          .otherSize(
            rows: picture.rows, columns: picture.columns, neededRows: size?.rows ?? 0,
            neededColumns: size?.columns ?? 0)))
    }
    return picture
  }

  /// What is in a folder, but for hidden files, in the order of the names.
  static func entries(of folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { !$0.hasPrefix(".") }.sorted()
  }

  static func isFolder(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && isFolder.boolValue
  }
}
