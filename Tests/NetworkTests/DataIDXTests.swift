import Files
import Foundation
import SeededRandom
import Testing

@testable import Network

/// A folder with one of MNIST's files changed, and what is said of it.
struct IDXFaultCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let file: String
  /// Nil where the file is left out.
  let bytes: [UInt8]?
  let message: String

  init(_ name: String, _ file: String, _ bytes: [UInt8]?, _ message: String) {
    testDescription = name
    self.file = file
    self.bytes = bytes
    self.message = message
  }

  private static let images = "train-images-idx3-ubyte"
  private static let labels = "train-labels-idx1-ubyte"
  private static let tests = "t10k-images-idx3-ubyte"

  static let all = [
    IDXFaultCase(
      "a file left out", labels, nil,
      "folder: this folder lacks train-labels-idx1-ubyte (or train-labels-idx1-ubyte.gz)"),
    IDXFaultCase(
      "an empty file", images, [],
      "\(images): this file ends after 0 of 16 bytes; copy or download it once more"),
    IDXFaultCase(
      "a head cut off", images, Array(IDXSample.trainingImages[..<10]),
      "\(images): this file ends after 10 of 16 bytes; copy or download it once more"),
    IDXFaultCase(
      "images cut off", images, Array(IDXSample.trainingImages.dropLast(5)),
      "\(images): this file ends after 29 of 34 bytes; copy or download it once more"),
    IDXFaultCase(
      "a byte too many", images, IDXSample.trainingImages + [0],
      "\(images): this file goes on after its 34 bytes; copy or download it once more"),
    IDXFaultCase(
      "another format", images, Array("P5 2 3 255 abcdef".utf8),
      "\(images): this is no IDX file; it begins with the bytes 50 35 20 32, not 0 0 8"),
    IDXFaultCase(
      "floats", images, [0, 0, 13] + IDXSample.trainingImages.dropFirst(3),
      "\(images): the values of this IDX file are no bytes (byte 2 is 13, not 8)"),
    IDXFaultCase(
      "labels in the place of images", images, IDXSample.trainingLabels,
      "\(images): this IDX file has 1 dimension, but images have 3"),
    IDXFaultCase(
      "images in the place of labels", labels, IDXSample.trainingImages,
      "\(labels): this IDX file has 3 dimensions, but labels have 1"),
    IDXFaultCase(
      "no images", images, IDXSample.head(3, [0, 2, 3]),
      "\(images): byte 4 says that there are 0 images, rows or columns"),
    IDXFaultCase(
      "too many columns", images, IDXSample.head(3, [3, 2, 0xFFFF_FFFF]),
      "\(images): byte 12 says that there are 4294967295 images, rows or columns"),
    IDXFaultCase(
      "more images than memory", images, IDXSample.head(3, [0xFFFF_FFFF, 4096, 4096]),
      "\(images): these images are 72057594021150720 bytes, but at most 268435456 are held in "
        + "memory; take fewer or smaller images"),
    IDXFaultCase(
      "a label too few", labels, IDXSample.head(1, [2]) + [0, 1],
      "\(labels): there are 2 labels, but 3 images; the files do not belong together"),
    IDXFaultCase(
      "test images of another size", tests, IDXSample.head(3, [2, 3, 2]) + Array(100..<112),
      "\(tests): these images are 3×2, but those to train on are 2×3; the files do not belong "
        + "together"),
    IDXFaultCase(
      "packed data cut off", images, damaged { $0.dropLast(12) },
      "\(images): the packed data end too soon; copy or download the file once more"),
    IDXFaultCase(
      "a wrong check sum", images, damaged { $0.dropLast(8) + [1, 2, 3, 4] + $0.suffix(4) },
      "\(images): the packed data are damaged at byte 44 or before; copy or download the file once "
        + "more"),
    IDXFaultCase(
      "unknown packing", images, damaged { $0.prefix(2) + [9] + $0.dropFirst(3) },
      "\(images): the packed data are damaged at byte 4 or before; copy or download the file once "
        + "more"),
  ]

  private static func damaged(_ change: ([UInt8]) -> [UInt8]) -> [UInt8] {
    (try? packed(IDXSample.trainingImages)).map(change) ?? []
  }
}

@Suite("MNIST's four files are read, or refused with what is wrong and where")
struct DataIDXTests {
  @Test("Plain or packed, under either name")
  func read() throws {
    let plain: (String) -> String = { $0 }
    let dotted: (String) -> String = { $0.replacing("-idx", with: ".idx") }
    let folders = [
      try IDXSample.folder(name: plain), try IDXSample.folder(name: dotted),
      try IDXSample.folder(name: { $0 + ".gz" }, pack: packed),
      try IDXSample.folder(name: { dotted($0) + ".gz" }, pack: packed),
    ]
    for scratch in folders {
      let data = try DataSet.idx(folder: scratch.path)
      #expect(data.shape == Volume(channels: 1, height: 2, width: 3))
      #expect(data.images == Array(0..<18) + Array(100..<112))
      #expect(data.labels == [0, 2, 1, 1, 0])
      #expect(data.classNames == ["0", "1", "2"])
      #expect(data.firstTestImage == 3)
      #expect(data.values(0) == [0, 1, 2, 3, 4, 5].map { $0 / 255 })
      let split = Split(data, validation: 0, test: 0.5, seed: 1)
      #expect(split.training == [0, 1, 2])
      #expect(split.test == [3, 4])
    }
  }

  @Test("What is wrong is told with its place", arguments: IDXFaultCase.all)
  func faults(fault: IDXFaultCase) throws {
    let scratch = try IDXSample.folder([fault.file: fault.bytes])
    #expect(
      outcome(in: scratch) { () throws(DataError) in try .idx(folder: scratch.path) }
        == fault.message)
  }

  @Test("2,000 spoilt files are read, or refused in a line")
  func mutations() throws {
    let seed = seed(for: "mutations of IDX files")
    var random = SeededRandom(seed: seed)
    let images = try packed(IDXSample.trainingImages)
    let scratch = try IDXSample.folder()
    for number in 0..<2_000 {
      let isPacked = number % 2 == 0
      let name = number % 3 == 0 ? "train-labels-idx1-ubyte" : "train-images-idx3-ubyte"
      var bytes = isPacked ? images : IDXSample.files[name] ?? []
      for _ in 0..<Int.random(in: 1...3, using: &random) { spoil(&bytes, &random) }
      try scratch.write(bytes, to: name)
      let told = outcome(in: scratch) { () throws(DataError) in try .idx(folder: scratch.path) }
      try scratch.write(IDXSample.files[name] ?? [], to: name)
      #expect(
        told.count < 400 && !UnsafeCharacter.isAny(in: told.unicodeScalars)
          && (told.hasPrefix("5 images 2×3") || told.contains("idx")),
        "seed \(seed), file \(number): \(told)\n\(bytes)")
    }
  }
}

/// Spoils bytes in one place: some left out, put in, changed or doubled, or the end cut off.
func spoil(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
  guard let place = bytes.indices.randomElement(using: &random) else { return }
  let end = min(place + Int.random(in: 1...12, using: &random), bytes.count)
  switch Int.random(in: 0..<6, using: &random) {
  case 0: bytes.removeSubrange(place..<end)
  case 1: bytes.insert(UInt8.random(in: .min ... .max, using: &random), at: place)
  case 2: bytes[place] = UInt8.random(in: .min ... .max, using: &random)
  case 3: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
  case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
  default: bytes.removeSubrange(place...)
  }
}
