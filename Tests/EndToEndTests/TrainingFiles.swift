import Foundation
import Testing

/// Files that the commands of training work on.
enum TrainingFiles {
  /// Weights that tell digits apart, in `digits.safetensors`.
  static func makeDigitsWeights(in scratch: Scratch) async throws {
    let outcome = try await Program.run(
      ["train", "--headless", "--epochs", "6", "--save", "digits.safetensors"], in: scratch)
    try #require(outcome.status == 0, "\(outcome.errors)")
  }

  /// A seven of the digits, written by hand.
  static let digitsImage = smallPNG(
    [
      [0, 0, 7, 8, 13, 16, 15, 1],
      [0, 0, 7, 7, 4, 11, 12, 0],
      [0, 0, 0, 0, 8, 13, 1, 0],
      [0, 4, 8, 8, 15, 15, 6, 0],
      [0, 2, 11, 15, 15, 4, 0, 0],
      [0, 0, 0, 16, 5, 0, 0, 0],
      [0, 0, 9, 15, 1, 0, 0, 0],
      [0, 0, 13, 5, 0, 0, 0, 0],
    ].map { row in row.map { UInt8($0 * 255 / 16) } })

  /// A folder of 8×8 images in two classes: bars that lie, and bars that stand.
  static func makeBars(
    in scratch: Scratch, folder: String = "bars",
    names: (lying: String, standing: String) = ("lying", "standing")
  ) throws {
    for (name, isLying) in [(names.lying, true), (names.standing, false)] {
      let folder = scratch.file("\(folder)/\(name)")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for place in 0..<8 {
        for shade in [UInt8(120), 160, 200, 255] {
          let pixels = (0..<8).map { row in
            (0..<8).map { column in (isLying ? row : column) == place ? shade : 0 }
          }
          try smallPNG(pixels).write(to: folder.appendingPathComponent("\(place)-\(shade).png"))
        }
      }
    }
  }

  /// A folder `dark` with MNIST's four files: black images of 28×28, all of class 0 or 9.
  static func makeDarkness(count: Int, in scratch: Scratch) throws {
    let folder = scratch.file("dark")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    func head(_ sizes: [Int]) -> Data {
      Data(
        [0, 0, 8, UInt8(sizes.count)]
          + sizes.flatMap { size in [24, 16, 8, 0].map { UInt8(size >> $0 & 0xFF) } })
    }
    for (name, count) in [("train", count), ("t10k", 2)] {
      try (head([count, 28, 28]) + Data(count: count * 784))
        .write(to: folder.appendingPathComponent("\(name)-images-idx3-ubyte"))
      try (head([count]) + Data((0..<count).map { UInt8($0 % 2 * 9) }))
        .write(to: folder.appendingPathComponent("\(name)-labels-idx1-ubyte"))
    }
  }
}
