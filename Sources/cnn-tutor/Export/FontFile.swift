import Export
import Files

/// The letters of animated pictures, from the folder with the assets.
enum FontFile {
  private static let name = "Fonts/dejavu-sans-mono.font"
  private static let mostBytes = 1 << 20

  /// - Throws: an exit status, after saying why.
  static func read() throws -> BitmapFont {
    let folder = AssetsFolder.find(
      environment: Surroundings.environment, executable: LessonsFolder.runningExecutable())
    switch folder {
    case .failure(let error): throw Failure.cannotRun("\(error)")
    case .success(let folder): return try read(folder + "/" + name)
    }
  }

  private static func read(_ path: String) throws -> BitmapFont {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try fileBytes(path, limit: mostBytes)
    } catch {
      throw Failure.cannotRun("\(path.printable): \(error.message(expecting: "font")).")
    }
    guard let font = BitmapFont(bytes) else {
      throw Failure.cannotRun(
        "\(path.printable): this is no font as Assets/Fonts/README.md tells of.")
    }
    return font
  }
}
