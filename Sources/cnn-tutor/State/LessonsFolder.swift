#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Why there are no lessons to show.
enum LessonsFolderError: Error, Equatable, CustomStringConvertible {
  /// A folder that was asked for is none.
  case notAFolder(path: String, askedBy: Origin)
  /// The folder is in none of its usual places.
  case notFound(looked: [String])

  var description: String {
    switch self {
    case .notAFolder(let path, let askedBy):
      "\(askedBy.name) names “\(path.printable)”, which is not a folder."
    case .notFound(let looked):
      """
      the lessons are not to be found; looked in
      \(looked.map { "  " + $0.printable }.joined(separator: "\n"))
      Say where they are with --lessons DIR or in CNN_TUTOR_LESSONS.
      """
    }
  }
}

/// The folder with the course's lesson files.
enum LessonsFolder {
  /// Finds the folder: the one that was asked for, else beside the installed program, else beside the
  /// build folder the program runs from.
  ///
  /// - Parameter asked: the folder that was asked for, and who did.
  /// - Parameter executable: the program's own path, links resolved; see `runningExecutable`.
  static func find(asked: (path: String, by: Origin)?, executable: String?)
    -> Result<String, LessonsFolderError>
  {
    if let asked {
      return isFolder(asked.path)
        ? .success(asked.path) : .failure(.notAFolder(path: asked.path, askedBy: asked.by))
    }
    let places = executable.map { usualPlaces(of: $0) } ?? []
    if let found = places.first(where: isFolder) { return .success(found) }
    return .failure(.notFound(looked: places))
  }

  /// Where a folder lies as seen from the program: `<prefix>/share/cnn-tutor/Lessons` for
  /// `<prefix>/bin/cnn-tutor`, and `Lessons` beside a `.build` folder that holds the program.
  static func usualPlaces(of executable: String, folder: String = "Lessons") -> [String] {
    let parts = executable.split(separator: "/").map(String.init)
    func path(_ count: Int, _ rest: String) -> String {
      "/" + (parts.prefix(count) + [rest]).joined(separator: "/")
    }
    var places = [path(max(0, parts.count - 2), "share/cnn-tutor/\(folder)")]
    if let build = parts.lastIndex(of: ".build") { places.append(path(build, folder)) }
    return places
  }

  /// The path of the program that is running, links resolved.
  static func runningExecutable() -> String? {
    #if os(Linux)
      let path = "/proc/self/exe"
    #else
      let path = CommandLine.arguments.first ?? ""
    #endif
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
