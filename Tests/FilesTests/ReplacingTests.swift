import Foundation
import Testing

@testable import Files

/// A folder of its own for a test.
final class Folder {
  let path = FileManager.default.temporaryDirectory
    .appending(path: "files-\(UUID().uuidString)").path

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// What lies in it.
  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  func write(_ text: String, to name: String, permissions: mode_t = 0o644) throws {
    try Data(text.utf8).write(to: URL(filePath: "\(path)/\(name)"))
    #expect(chmod("\(path)/\(name)", permissions) == 0)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: "\(path)/\(name)", withDestinationPath: target)
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  func permissions(_ name: String) -> mode_t {
    var status = stat()
    return stat("\(path)/\(name)", &status) == 0 ? status.st_mode & 0o777 : 0
  }
}

@Suite("Files put in the place of others")
struct ReplacingTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  private func replace(_ name: String, _ text: String = "new") throws {
    try replaceFile("\(folder.path)/\(name)", permissions: 0o640) {
      (draft) throws(FileWriteError) in try draft.write(Array(text.utf8))
    }
  }

  @Test(
    "what was there keeps its permissions", arguments: [0o600, 0o644, 0o755, 0o200] as [mode_t])
  func permissions(_ permissions: mode_t) throws {
    try folder.write("old", to: "file", permissions: permissions)
    try replace("file")
    #expect(folder.permissions("file") == permissions)
    #expect(try folder.names == ["file"])
  }

  @Test("a new file has those that are asked for")
  func new() throws {
    try replace("file")
    #expect(try folder.text("file") == "new")
    #expect(folder.permissions("file") & 0o027 == 0o640 & 0o027 & ~umaskNow())
  }

  private func umaskNow() -> mode_t {
    let mask = umask(0o022)
    umask(mask)
    return mask
  }

  @Test("the longest names that there are can be written")
  func longName() throws {
    let name = String(repeating: "n", count: 255)
    try replace(name)
    try replace(name, "newer")
    #expect(try folder.text(name) == "newer" && folder.names == [name])
  }

  @Test("where writing fails, the old file stays, and nothing lies beside it")
  func failure() throws {
    try folder.write("old", to: "file")
    let full = FileWriteError(doing: "write", path: "file", code: ENOSPC)
    #expect(throws: full) {
      try replaceFile("\(folder.path)/file", permissions: 0o644) {
        (draft) throws(FileWriteError) in
        try draft.write(Array("a part".utf8))
        throw full
      }
    }
    #expect(try folder.text("file") == "old" && folder.names == ["file"])
  }

  @Test("a folder in the file's place stays, and nothing lies beside it")
  func folderInPlace() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/file/inner", withIntermediateDirectories: true)
    #expect(throws: FileWriteError.self) { try replace("file") }
    #expect(try folder.names == ["file"])
  }

  @Test("a draft takes another name where its own is taken, and follows no link")
  func taken() throws {
    try folder.write("precious", to: "precious")
    try folder.link("one", to: "precious")
    try folder.write("other", to: "two")
    var names = ["one", "two", "three"]
    let draft = try FileDraft(
      beside: folder.path + "/file", permissions: 0o600, name: { names.removeFirst() })
    try draft.write(Array("draft".utf8))
    #expect(draft.path == folder.path + "/three")
    #expect(try folder.text("precious") == "precious" && folder.text("two") == "other")
  }

  @Test("where every name is taken, that is said")
  func allTaken() throws {
    try folder.write("other", to: "one")
    let error = #expect(throws: FileWriteError.self) {
      _ = try FileDraft(beside: folder.path + "/file", permissions: 0o600, name: { "one" }).path
    }
    #expect(error == FileWriteError(doing: "write", path: folder.path + "/file", code: EEXIST))
  }

  @Test("that a file can be replaced is seen without leaving anything")
  func check() throws {
    try checkReplacing(folder.path + "/file")
    #expect(try folder.names == [])
    #expect(throws: FileWriteError.self) { try checkReplacing(folder.path + "/none/file") }
  }
}

@Suite("Places to write to")
struct WritePlaceTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test("links are followed to their end, also where there is no file yet")
  func links() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path + "/inner", withIntermediateDirectories: true)
    try folder.link("near", to: "inner/far")
    try folder.link("inner/far", to: "file")
    let place = try WritePlace(folder.path + "/near")
    #expect(place.path == folder.path + "/inner/file" && !place.isTaken)
    try folder.write("", to: "inner/file")
    #expect(try WritePlace(folder.path + "/near").isTaken)
  }

  @Test("what is no file of the user's is refused")
  func refusals() throws {
    try folder.link("round", to: "round")
    try folder.write("", to: "kept", permissions: 0o444)
    #expect(mkfifo(folder.path + "/pipe", 0o600) == 0)
    let cases: [(String, WriteRefusal)] = [
      ("", .noName), (folder.path + "/round", .noName), (folder.path, .folder),
      (folder.path + "/pipe", .notPlain), ("/dev/null", .notPlain),
      (folder.path + "/kept", .notAllowed),
    ]
    for (path, refusal) in cases {
      #expect(throws: refusal) { try WritePlace(path) }
    }
  }
}
