#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension String {
  /// The path from the root, links resolved; the path as it is where there is no such file.
  var absolutePath: String {
    guard let real = realpath(self, nil) else { return self }
    defer { free(real) }
    return String(cString: real)
  }
}

extension String {
  /// The path with the folder that `~` stands for, as shells write it; other paths as they are.
  var withHome: String {
    guard self == "~" || hasPrefix("~/"), let home = Surroundings.environment["HOME"], !home.isEmpty
    else { return self }
    return home + dropFirst()
  }
}
