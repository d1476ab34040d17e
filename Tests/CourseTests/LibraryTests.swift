import Course
import Foundation
import Testing

@Suite("A folder of lessons is listed as the course goes")
struct LibraryTests {
  /// A folder that is there while the test runs.
  private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/library-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder + "/lessons", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(folder)/\(name)"))
    }
    try body(folder)
  }

  private func lesson(_ title: String, part: String, order: Int) -> String {
    "title: \(title)\npart: \(part)\norder: \(order)\nsummary: S\nsections:\n  - title: A\n"
  }

  @Test("Parts come by their lowest order, lessons by theirs")
  func order() throws {
    let files = [
      "lessons/pool.yaml": lesson("Pool", part: "Layers", order: 200),
      "lessons/b.yaml": lesson("B", part: "Convolution", order: 300),
      "lessons/a.yaml": lesson("A", part: "Convolution", order: 10),
      "lessons/c.yaml": lesson("C", part: "Convolution", order: 300),
      "lessons/notes.txt": "x", "lessons/.hidden.yaml": "x",
    ]
    try withFolder(files) { folder in
      let library = try #require(Library(folder: folder + "/lessons"))
      #expect(library.entries.map(\.id) == ["a", "b", "c", "pool"])
      #expect(library.parts.map(\.name) == ["Convolution", "Layers"])
      #expect(
        library.parts.map { $0.entries.map(\.heading.title) } == [["A", "B", "C"], ["Pool"]])
      #expect(library.entry("pool")?.heading.order == 200)
      #expect(library.entry("pool")?.read().lesson?.id == "pool")
      #expect(library.entry("nothing") == nil)
      #expect(library.nearest(to: "poool") == "pool")
      #expect(library.nearest(to: "something") == nil)
    }
  }

  @Test("Broken files stay in the list, at its end, with what is wrong")
  func broken() throws {
    let files = [
      "lessons/right.yaml": lesson("Right", part: "P", order: 5),
      "lessons/broken.yaml": "tilte: T\n",
      "lessons/Bad Name.yaml": lesson("Bad", part: "P", order: 1),
      "lessons/below.yaml": lesson("Below", part: "P", order: 9) + "    colour: red\n",
      "lessons/moved.yaml": "sections:\n  - title: A\n"
        + "title: T\npart: P\nsummary: S\norder: 7\n",
    ]
    try withFolder(files) { folder in
      let library = try #require(Library(folder: folder + "/lessons"))
      #expect(library.entries.map(\.id) == ["right", "moved", "below", "Bad Name", "broken"])
      #expect(library.entry("broken")?.problems.contains { $0.message.contains("tilte") } == true)
      #expect(library.entry("Bad Name")?.problems.first?.place == .start)
      #expect(library.entry("broken")?.heading.title == "broken")
      // A mistake below the heading is only found when the lesson is read.
      #expect(library.entry("below")?.problems.isEmpty == true)
      #expect(library.entry("below")?.read().problems.map(\.line) == [7])
    }
  }

  @Test("A link out of the folder is not followed, one within it is")
  func links() throws {
    let files = [
      "secret.yaml": lesson("Secret", part: "P", order: 1),
      "lessons/real.yaml": lesson("Real", part: "P", order: 1),
    ]
    try withFolder(files) { folder in
      let lessons = folder + "/lessons"
      let manager = FileManager.default
      try manager.createSymbolicLink(
        atPath: lessons + "/out.yaml", withDestinationPath: "../secret.yaml")
      try manager.createSymbolicLink(
        atPath: lessons + "/in.yaml", withDestinationPath: "real.yaml")
      try manager.createSymbolicLink(
        atPath: lessons + "/gone.yaml", withDestinationPath: "nowhere.yaml")
      try manager.createSymbolicLink(atPath: folder + "/link", withDestinationPath: "lessons")
      let library = try #require(Library(folder: folder + "/link"))
      #expect(library.entry("in")?.read().lesson?.title == "Real")
      let out = try #require(library.entry("out"))
      #expect(out.heading.title == "out")
      #expect(out.problems.count == 1)
      #expect(out.read().lesson == nil)
      #expect(library.entry("gone")?.problems.map(\.message) == ["there is no such file"])
    }
  }

  @Test("What is no lesson file is said")
  func files() throws {
    try withFolder([:]) { folder in
      let large = folder + "/large.yaml"
      try Data(repeating: 0x23, count: 1_000_001).write(to: URL(fileURLWithPath: large))
      let pipe = folder + "/pipe.yaml"
      #expect(mkfifo(pipe, 0o600) == 0)
      let told = ["\(folder)/none.yaml", "\(folder)/lessons", large, pipe, "/dev/zero"].map {
        LessonFile.read(path: $0).problems.map(\.description)
      }
      #expect(
        told == [
          ["1:1: error: there is no such file"],
          ["1:1: error: this is a folder, not a lesson file"],
          ["1:1: error: this file is too large; a lesson has at most 1000000 bytes"],
          ["1:1: error: this is not a plain file"], ["1:1: error: this is not a plain file"],
        ])
      #expect(Library(folder: folder + "/none") == nil)
      #expect(Library(folder: folder + "/lessons")?.entries.isEmpty == true)
    }
  }
}
