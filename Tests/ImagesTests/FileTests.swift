import Compute
import Foundation
import Images
import Testing

/// Files of other formats, and files that are none.
@Suite struct FileTests {
  @Test(
    "A format that is not read is named, with what to do",
    arguments: [
      ([0xFF, 0xD8, 0xFF, 0xE0], "this is a JPEG; save it as PNG"),
      (Array("GIF89a".utf8), "this is a GIF; save it as PNG"),
      (Array("BM\u{1}\0\0\0\0\0\0\0".utf8), "this is a BMP; save it as PNG"),
      (Array("II*\0".utf8), "this is a TIFF; save it as PNG"),
      (Array("RIFF\0\0\0\0WEBPVP8 ".utf8), "this is a WebP; save it as PNG"),
      (Array("\0\0\0\u{18}ftypheic".utf8), "this is a HEIC; save it as PNG"),
      (Array("%PDF-1.7\n".utf8), "this is a PDF; save its picture as PNG"),
      (Array("<svg xmlns=".utf8), "this is an SVG; save it as PNG"),
      (
        Array("PK\u{3}\u{4}\u{14}".utf8),
        "this is a ZIP archive, such as a spreadsheet; save the table as CSV"
      ),
      ([0x93] + Array("NUMPY\u{1}".utf8), "this is an array of NumPy; save it with numpy.savetxt"),
      ([0xFF, 0xFE, 0x31, 0x00], "this is text in UTF-16; save it as UTF-8"),
      (Array("P1\n2 2\n0 1 1 0\n".utf8), "this is a PBM; save it as PGM or PNG"),
      (Array("P6\n# GIMP\n2 2\n255\n".utf8), "this is a PPM; save it as PGM or PNG"),
      (Array("P7\nWIDTH 2\n".utf8), "this is a PAM; save it as PGM or PNG"),
      (
        [0, 1, 2, 3],
        "this is neither a picture nor a table that can be read; save a picture as PNG, "
          + "a table as CSV"
      ),
      ([], "this file is empty; it needs at least one number"),
    ] as [([UInt8], String)])
  func others(bytes: [UInt8], message: String) {
    #expect(reading(bytes) == message)
  }

  @Test(
    "A large file of next to nothing is refused soon",
    arguments: ["\n", "\r\n", "1\n", "1,", ",", "1 ", "x ", "x", "9", "\"", "\"\"", "P2 ", "−"])
  func monotonous(piece: String) {
    let bytes = Array(String(repeating: piece, count: 100_000 / piece.utf8.count).utf8)
    var message = ""
    let time = ContinuousClock().measure { message = reading(bytes) }
    #expect(message.contains(" ") && message.count < 400)
    // Far above the few thousandths of a second that it takes.
    #expect(time < .seconds(20))
  }

  @Test("A file is read by its path, and its name says nothing about its format")
  func path() throws {
    try withFolder { folder in
      let file = folder + "/table.png"
      try Data("1,2\n".utf8).write(to: URL(filePath: file))
      #expect(try ImageFile.read(path: file) == Tensor(rows: [[1, 2]]))
    }
  }

  @Test("What is no plain file is refused without waiting")
  func refused() throws {
    try withFolder { folder in
      let pipe = folder + "/pipe.csv"
      #expect(mkfifo(pipe, 0o600) == 0)
      let large = folder + "/large.csv"
      try Data(repeating: 0x31, count: ImageFile.mostBytes + 1).write(to: URL(filePath: large))
      let messages = [
        folder: "this is a folder, not a picture file",
        folder + "/none.csv": "there is no such file",
        pipe: "this is not a plain file",
        "/dev/zero": "this is not a plain file",
        large: "this file is too large; a picture has at most 16777216 bytes",
      ]
      for (path, message) in messages {
        let error = #expect(throws: ImageError.self) { try ImageFile.read(path: path) }
        #expect(error?.description == message)
      }
    }
  }

  @Test("A file that may not be read is told", .enabled(if: getuid() != 0))
  func forbidden() throws {
    try withFolder { folder in
      let file = folder + "/table.csv"
      try Data("1,2\n".utf8).write(to: URL(filePath: file))
      #expect(chmod(file, 0) == 0)
      let error = #expect(throws: ImageError.self) { try ImageFile.read(path: file) }
      #expect(error?.description.hasPrefix("this file cannot be opened: ") == true)
    }
  }

  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cnn-tutor-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.path)
  }
}
