import Foundation
import Testing

@testable import Network

/// Where the project's assets lie.
enum ProjectAssets {
  static let path =
    URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/Assets"
}

@Suite("The digits that come with the program")
struct DataDigitsTests {
  @Test("There are 1,797 of 8×8 pixels, as the file's own lines say")
  func read() throws {
    let data = try DataSource("digits").dataSet(assets: ProjectAssets.path, seed: 1)
    #expect(data.count == 1_797)
    #expect(data.shape == Volume(channels: 1, height: 8, width: 8))
    // Summed by another program.
    #expect(data.images.reduce(0) { $0 + Int($1) } == 561_718)
    let weighted = zip(1..., data.labels).map { $0 * Int($1) }
    #expect(weighted.reduce(0, +) == 7_272_861)
    let start: [Float] = [5, 13, 9, 1]
    #expect(Array(data.values(0)[2...5]) == start.map { $0 / 16 })
    #expect(data.images.max() == 16)
  }

  /// A line whose first 63 pixels are dark.
  private static func line(_ end: String) -> String { String(repeating: "0,", count: 63) + end }

  private static let tables: [(String, String)] = [
    ("", "table.csv: there are no images here"),
    (
      "1,2,3\n",
      "table.csv: line 1, column 1: this line has 3 numbers, but an image and its class are 65"
    ),
    (
      line("0,3\n") + line("17,3\n"),
      "table.csv: line 2, column 127: '17' is no whole number from 0 to 16"
    ),
    (
      line("16,10\r\n"), "table.csv: line 1, column 130: '10' is no whole number from 0 to 9"
    ),
    (line("-1,1\n"), "table.csv: line 1, column 127: '-1' is no whole number from 0 to 16"),
    (
      line("\u{1B},1\n"),
      "table.csv: line 1, column 127: '\\u{1B}' is no whole number from 0 to 16"
    ),
    (line("1,"), "table.csv: line 1, column 129: '' is no whole number from 0 to 9"),
    (line("16,9\r\n\n") + line("0,0"), "2 images 8×8, 10 classes"),
  ]

  @Test("A damaged table is refused with line and column", arguments: tables)
  func faults(text: String, message: String) throws {
    let scratch = try DataScratch()
    try scratch.write(Array(text.utf8), to: "table.csv")
    let told = outcome(in: scratch) { () throws(DataError) in
      try .digits(path: scratch.path + "/table.csv")
    }
    #expect(told == message)
  }

  @Test(
    "A file that is none is told",
    arguments: [("none.csv", "there is no such file"), (".", "this is a folder, not a data file")])
  func files(name: String, message: String) throws {
    let scratch = try DataScratch()
    let error = #expect(throws: DataError.self) {
      try DataSet.digits(path: scratch.path + "/" + name)
    }
    #expect(error?.description == "\(scratch.path)/\(name): \(message)")
  }
}
