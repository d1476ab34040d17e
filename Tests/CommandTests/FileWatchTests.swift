#if os(Linux)
  import Foundation
  import Testing

  @testable import cnn_tutor

  @Suite("Watching a lesson file")
  struct FileWatchTests {
    let folder: TemporaryFolder
    var path: String { folder.path + "/lesson.yaml" }

    init() throws {
      folder = try TemporaryFolder()
      try folder.write("one", to: "lesson.yaml")
    }

    @Test("nothing has changed until something does")
    func quiet() throws {
      let watch = try #require(FileWatch(file: path))
      #expect(!watch.drain())
      #expect(!isReadable(watch.descriptor))
    }

    @Test("a file written over is changed, once")
    func overwritten() throws {
      let watch = try #require(FileWatch(file: path))
      let file = try #require(FileHandle(forWritingAtPath: path))
      try file.write(contentsOf: Data("two".utf8))
      try file.close()
      #expect(isReadable(watch.descriptor))
      #expect(watch.drain())
      #expect(!watch.drain())
    }

    @Test("a file saved by renaming, as vim does, is changed, time after time")
    func renamed() throws {
      let watch = try #require(FileWatch(file: path))
      for _ in 0..<3 {
        #expect(rename(path, path + "~") == 0)
        try folder.write("draft", to: "draft")
        #expect(rename(folder.path + "/draft", path) == 0)
        #expect(watch.drain())
      }
    }

    @Test("a file just made but not written yet is not read too early")
    func halfWritten() throws {
      let watch = try #require(FileWatch(file: path))
      #expect(unlink(path) == 0)
      let file = open(path, O_CREAT | O_WRONLY, 0o600)
      #expect(!watch.drain())
      close(file)
      #expect(watch.drain())
    }

    @Test("other files of the folder do not matter")
    func others() throws {
      let watch = try #require(FileWatch(file: path))
      try folder.write("x", to: "other.yaml")
      try folder.write("x", to: "lesson.yaml.swp")
      #expect(!watch.drain())
    }

    @Test("behind a link, both the link and the file are watched")
    func link() throws {
      try folder.write("", to: "links/x")
      let link = folder.path + "/links/lesson.yaml"
      #expect(symlink(path, link) == 0)
      let watch = try #require(FileWatch(file: link))
      try folder.write("two", to: "lesson.yaml")
      #expect(watch.drain())
      #expect(unlink(link) == 0)
      #expect(symlink("../other.yaml", link) == 0)
      #expect(watch.drain())
    }

    @Test("a folder that is not there cannot be watched")
    func missing() {
      #expect(FileWatch(file: folder.path + "/nowhere/lesson.yaml") == nil)
    }

    @Test("the descriptor is closed in the end")
    func closed() throws {
      var watch = FileWatch(file: path)
      let descriptor = try #require(watch?.descriptor)
      let target = "/proc/self/fd/\(descriptor)"
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: target).contains("inotify"))
      watch = nil
      let after = try? FileManager.default.destinationOfSymbolicLink(atPath: target)
      #expect(after?.contains("inotify") != true)
    }

    private func isReadable(_ descriptor: Int32) -> Bool {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      return poll(&waiting, 1, 0) == 1
    }
  }
#endif
