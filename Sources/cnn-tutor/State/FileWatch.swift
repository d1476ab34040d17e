/// A watched file, on systems that can tell of changes; elsewhere nothing is ever seen to change.
struct FileWatch {
  #if os(Linux)
    private let watch: FolderWatch

    init?(_ path: String) {
      guard let watch = FolderWatch(file: path) else { return nil }
      self.watch = watch
    }

    var descriptor: Int32? { watch.descriptor }

    /// Whether the file may have other contents now.
    func drain() -> Bool { watch.drain() }
  #else
    init?(_ path: String) { return nil }
    var descriptor: Int32? { nil }
    func drain() -> Bool { false }
  #endif
}
