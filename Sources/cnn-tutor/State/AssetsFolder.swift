/// The folder with the networks and images that come with the program.
enum AssetsFolder {
  /// Finds the folder: where `CNN_TUTOR_ASSETS` says, else beside the installed program, else beside the
  /// build folder the program runs from.
  ///
  /// - Parameter executable: the program's own path, links resolved; see
  ///   `LessonsFolder.runningExecutable`.
  static func find(environment: [String: String], executable: String?)
    -> Result<String, AssetsFolderError>
  {
    if let asked = environment["CNN_TUTOR_ASSETS"], !asked.isEmpty {
      return LessonsFolder.isFolder(asked) ? .success(asked) : .failure(.notAFolder(path: asked))
    }
    let places = executable.map { LessonsFolder.usualPlaces(of: $0, folder: "Assets") } ?? []
    guard let found = places.first(where: LessonsFolder.isFolder) else {
      return .failure(.notFound(looked: places))
    }
    return .success(found)
  }
}

/// Why the networks and images that come with the program cannot be had.
enum AssetsFolderError: Error, Equatable, CustomStringConvertible {
  /// The folder that was asked for is none.
  case notAFolder(path: String)
  /// The folder is in none of its usual places.
  case notFound(looked: [String])

  var description: String {
    switch self {
    case .notAFolder(let path):
      "CNN_TUTOR_ASSETS names “\(path.printable)”, which is not a folder."
    case .notFound(let looked):
      """
      the folder Assets is not to be found; looked in
      \(looked.map { "  " + $0.printable }.joined(separator: "\n"))
      Say where it is in CNN_TUTOR_ASSETS.
      """
    }
  }
}
