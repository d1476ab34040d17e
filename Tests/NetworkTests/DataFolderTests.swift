import CZlib
import Foundation
import SeededRandom
import Testing

@testable import Network

/// A grey PNG of 8 bits, made without libpng.
func greyPNG(rows: Int, columns: Int, _ shades: [UInt8]) -> [UInt8] {
  func number(_ value: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) } }
  func chunk(_ name: String, _ content: [UInt8]) -> [UInt8] {
    let body = Array(name.utf8) + content
    return number(content.count) + body + number(Int(crc32(0, body, UInt32(body.count))))
  }
  // Each row has a byte before it that says how its shades are written: as they are.
  let lines = (0..<rows).flatMap { [0] + shades[$0 * columns..<($0 + 1) * columns] }
  var size = compressBound(UInt(lines.count))
  var pixels = [UInt8](repeating: 0, count: Int(size))
  compress(&pixels, &size, lines, UInt(lines.count))
  return [0x89] + Array("PNG\r\n\u{1A}\n".utf8)
    + chunk("IHDR", number(columns) + number(rows) + [8, 0, 0, 0, 0])
    + chunk("IDAT", Array(pixels[..<Int(size)])) + chunk("IEND", [])
}

@Suite("Images in a folder for each class")
struct DataFolderTests {
  private static let dark = greyPNG(rows: 2, columns: 3, [0, 1, 2, 3, 4, 5])
  private static let bright = greyPNG(rows: 2, columns: 3, [250, 251, 252, 253, 254, 255])

  private func scratch(_ files: [String: [UInt8]]) throws -> DataScratch {
    let scratch = try DataScratch()
    for (name, bytes) in files { try scratch.write(bytes, to: name) }
    return scratch
  }

  @Test("Classes and images come in the order of their names")
  func read() throws {
    let scratch = try scratch([
      "night/b.png": Self.dark, "night/a.png": Self.bright, "day/1.png": Self.bright,
      "day/.hidden": [1], "notes.txt": [2],
    ])
    let data = try DataSource(scratch.path).dataSet(assets: "", seed: 1)
    #expect(data.classNames == ["day", "night"])
    #expect(data.labels == [0, 1, 1])
    #expect(data.shape == Volume(channels: 1, height: 2, width: 3))
    #expect(data.images == Array(250...255) + Array(250...255) + Array(0...5))
    let image = try DataSet.image(path: scratch.path + "/night/b.png", shape: data.shape)
    #expect(image == Array(0...5))
  }

  @Test(
    "What is wrong is told with the file",
    arguments: [
      (
        ["a/1.png": dark],
        "folder: there is 1 folder with images here; there must be at least two classes, each in a "
          + "folder of its own"
      ),
      (["a/1.png": dark, "b/.hidden": []], "b: there are no images here"),
      (
        ["a/1.png": dark, "b/1.png": greyPNG(rows: 3, columns: 2, [0, 0, 0, 0, 0, 0])],
        "b/1.png: this image is 3×2, but those before it are 2×3; scale all to one size"
      ),
      (
        ["a/1.png": dark, "b/c/1.png": dark],
        "b/c: this is a folder within that of a class; put its images beside the others"
      ),
      (
        ["a/1.png": dark, "b/1.png": Array(dark.dropLast(30))],
        "b/1.png: this PNG ends too soon; save or copy it once more"
      ),
      (
        ["a/1.png": dark, "b/1.jpg": [0xFF, 0xD8, 0xFF, 0xE0]],
        "b/1.jpg: this is a JPEG; save it as PNG"
      ),
      (
        ["a/1.png": dark, "b/1.csv": Array("1,2\n".utf8)],
        "b/1.csv: this is no PNG; save it as one"
      ),
      (["a/1.png": dark, "b/1.png": []], "b/1.png: this is an empty file; save it once more"),
      (
        ["a/1.png": dark, "b/1.pgm": Array("P2 1 1 1 1".utf8)],
        "b/1.pgm: this is a PGM; save it as PNG"
      ),
      (
        ["notes.txt": []],
        "folder: images to train on are a folder with MNIST's four files, or one with a folder of "
          + "PNG images for each class"
      ),
    ] as [([String: [UInt8]], String)])
  func faults(files: [String: [UInt8]], message: String) throws {
    let scratch = try scratch(files)
    let told = outcome(in: scratch) { () throws(DataError) in
      try DataSource(scratch.path).dataSet(assets: "", seed: 1)
    }
    #expect(told == message)
  }

  @Test("A word that is none is told the nearest")
  func word() {
    let error = #expect(throws: DataError.self) {
      try DataSource("digts").dataSet(assets: "", seed: 1)
    }
    #expect(error?.description == "digts: there is no such folder; did you mean \"digits\"?")
  }

  @Test("A folder is no image to be classified")
  func folderAsImage() throws {
    let scratch = try scratch(["a/1.png": Self.dark])
    let error = #expect(throws: DataError.self) {
      try DataSet.image(
        path: scratch.path + "/a", shape: Volume(channels: 1, height: 2, width: 3))
    }
    #expect(error?.description.hasSuffix("/a: this is a folder, not a picture file") == true)
  }

  @Test("500 spoilt images are read, or refused in a line")
  func mutations() throws {
    let seed = seed(for: "mutations of images in folders")
    var random = SeededRandom(seed: seed)
    let scratch = try scratch(["a/1.png": Self.dark])
    for number in 0..<500 {
      var bytes = Self.bright
      spoil(&bytes, &random)
      try scratch.write(bytes, to: "b/1.png")
      let told = outcome(in: scratch) { () throws(DataError) in
        try .classFolders(scratch.path)
      }
      #expect(
        told == "2 images 2×3, 2 classes" || told.hasPrefix("b/1.png: "),
        "seed \(seed), file \(number): \(told)")
    }
  }
}
