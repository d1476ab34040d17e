import Dispatch
import Files
import Foundation
import SeededRandom
import Testing

@testable import Network

@Suite("Files of weights hold what was written")
struct FormatsSafeTensorsTests {
  /// Random tensors of all kinds of shapes.
  static func tensors(_ random: inout SeededRandom) -> [(name: String, tensor: StoredTensor)] {
    (0..<Int.random(in: 0...6, using: &random)).map { number in
      let shape = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        Int.random(in: 0...4, using: &random)
      }
      let values = (0..<shape.reduce(1, *)).map { _ in
        Float(bitPattern: UInt32.random(in: .min ... .max, using: &random))
      }
      return ("\(number).wéight \"\u{1}\\", StoredTensor(shape: shape, values: values))
    }
  }

  @Test("Any names, shapes and values, not-a-numbers included, to the last bit")
  func roundTrip() throws {
    let seed = seed(for: "round trips of weights")
    var random = SeededRandom(seed: seed)
    let scratch = try DataScratch()
    let path = scratch.path + "/weights.safetensors"
    for _ in 0..<100 {
      let tensors = Self.tensors(&random)
      let metadata = Bool.random(using: &random) ? ["a": "b\n\"ü\"", "": ""] : [:]
      try SafeTensors.write(tensors, metadata: metadata, to: path)
      let contents = try SafeTensors.read(path: path)
      #expect(contents.metadata == metadata, "seed \(seed)")
      #expect(contents.tensors.count == tensors.count, "seed \(seed)")
      for (name, tensor) in tensors {
        let back = contents.tensors[name]
        #expect(back?.shape == tensor.shape, "seed \(seed)")
        #expect(
          back?.values.map(\.bitPattern) == tensor.values.map(\.bitPattern), "seed \(seed)")
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).count == 1)
  }

  @Test(
    "Numbers of other types become 32-bit floats",
    arguments: [
      ("F64", [0, 0, 0, 0, 0, 0, 0xF8, 0xBF], [-1.5]),
      (
        "F16", [0, 0x3C, 0, 0xC1, 1, 0, 0xFF, 0x7B, 0, 0x7C], [1, -2.5, 0x1p-24, 65_504, .infinity]
      ),
      ("BF16", [0x80, 0x3F, 0x20, 0xC0], [1, -2.5]),
      ("I64", [255, 255, 255, 255, 255, 255, 255, 255], [-1]), ("I32", [1, 2, 0, 0], [513]),
      ("I16", [0xFE, 0xFF], [-2]), ("I8", [0x80, 3], [-128, 3]),
      ("U64", [0, 0, 0, 0, 0, 0, 0, 0x80], [0x1p63]), ("U32", [0, 0, 0, 0x80], [0x1p31]),
      ("U16", [0, 0x80], [32_768]), ("U8", [255], [255]), ("BOOL", [0, 1], [0, 1]),
    ] as [(String, [UInt8], [Float])])
  func types(name: String, bytes: [UInt8], values: [Float]) throws {
    let head =
      #"{"a":{"dtype":"\#(name)","shape":[\#(values.count)],"data_offsets":[0,\#(bytes.count)]}}"#
    let scratch = try DataScratch()
    try scratch.write(SafeTensorsFault.file(head, bytes), to: "weights")
    let contents = try SafeTensors.read(path: scratch.path + "/weights")
    #expect(contents.tensors["a"] == StoredTensor(shape: [values.count], values: values))
  }

  @Test("A file that may not be written to is refused, and one that may be keeps its permissions")
  func permissions() throws {
    let scratch = try DataScratch()
    let path = scratch.path + "/weights"
    let old = [(name: "a", tensor: StoredTensor(shape: [2], values: [1, 2]))]
    try SafeTensors.write(old, to: path)
    #expect(chmod(path, 0o604) == 0)
    try SafeTensors.write(old, to: path)
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o604)
    #expect(chmod(path, 0o444) == 0)
    let error = #expect(throws: WeightsError.self) { try SafeTensors.write(old, to: path) }
    #expect(error?.description.hasSuffix("this file may not be written to") == true)
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["weights"])
  }

  @Test("A symbolic link stays, and leads to the new weights")
  func links() throws {
    let scratch = try DataScratch()
    let files = FileManager.default
    try files.createDirectory(atPath: scratch.path + "/inner", withIntermediateDirectories: true)
    let links = ["near": "inner/far", "inner/far": "weights"]
    for (link, target) in links {
      try files.createSymbolicLink(
        atPath: "\(scratch.path)/\(link)", withDestinationPath: target)
    }
    for value: Float in [1, 2] {
      let tensor = StoredTensor(shape: [1], values: [value])
      try SafeTensors.write([(name: "a", tensor: tensor)], to: scratch.path + "/near")
      let contents = try SafeTensors.read(path: scratch.path + "/inner/weights")
      #expect(contents.tensors["a"] == tensor)
    }
    for (link, target) in links {
      #expect(try files.destinationOfSymbolicLink(atPath: "\(scratch.path)/\(link)") == target)
    }
  }

  @Test(
    "What is no plain file that may be written stays as it is",
    arguments: [
      ("pipe", "not a plain file"), ("folder", "this is a folder"), ("kept", "may not be written"),
      ("", "no name"), ("none/weights", "No such file or directory"),
    ])
  func refusedPlaces(_ name: String, _ reason: String) throws {
    let scratch = try DataScratch()
    #expect(mkfifo(scratch.path + "/pipe", 0o600) == 0)
    #expect(mkdir(scratch.path + "/folder", 0o700) == 0)
    let kept = FileManager.default.createFile(
      atPath: scratch.path + "/kept", contents: nil, attributes: [.posixPermissions: 0o400])
    #expect(kept)
    let path = name.isEmpty ? "" : "\(scratch.path)/\(name)"
    func expectRefused(_ body: () throws -> Void) {
      let error = #expect(throws: WeightsError.self) { try body() }
      #expect(error?.description.contains(reason) == true)
      #expect(error?.description.hasPrefix("\(path): ") == true)
    }
    expectRefused { try SafeTensors.checkPlace(path) }
    expectRefused { try SafeTensors.write([], to: path) }
    let left = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
    #expect(left.sorted() == ["folder", "kept", "pipe"])
  }

  @Test("A place that is fit is left as it was")
  func fitPlace() throws {
    let scratch = try DataScratch()
    try SafeTensors.checkPlace(scratch.path + "/weights")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path).isEmpty)
  }

  @Test("Who reads while it is written anew sees the old file or the new one")
  func atomic() throws {
    let scratch = try DataScratch()
    let path = scratch.path + "/weights"
    @Sendable func file(_ value: Float) -> [(name: String, tensor: StoredTensor)] {
      let count = value == 1 ? 20_000 : 3
      let values = [Float](repeating: value, count: count)
      return [(name: "a", tensor: StoredTensor(shape: [count], values: values))]
    }
    try SafeTensors.write(file(1), to: path)
    let isWritten = DispatchSemaphore(value: 0)
    DispatchQueue.global().async {
      for number in 0..<20 { try? SafeTensors.write(file(Float(number % 2)), to: path) }
      isWritten.signal()
    }
    var seen: Set<Float> = []
    repeat {
      let values = try SafeTensors.read(path: path).tensors["a"]?.values ?? []
      #expect(values.count == (values.first == 1 ? 20_000 : 3))
      #expect(Set(values).count == 1)
      seen.formUnion(values.prefix(1))
    } while isWritten.wait(timeout: .now()) == .timedOut
    #expect(!seen.isEmpty)
  }

  @Test("3,000 spoilt files are read, or refused in a line, soon")
  func mutations() throws {
    let seed = seed(for: "mutations of weights")
    var random = SeededRandom(seed: seed)
    let scratch = try DataScratch()
    let path = scratch.path + "/weights"
    try SafeTensors.write(
      [
        (name: "0.weight", tensor: StoredTensor(shape: [2, 1, 2], values: [1, 2, 3, 4])),
        (name: "0.bias", tensor: StoredTensor(shape: [2], values: [5, 6])),
      ], metadata: ["format": "pt"], to: path)
    let original = try fileBytes(path, limit: 1_000)
    for number in 0..<3_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...3, using: &random) { spoil(&bytes, &random) }
      try scratch.write(bytes, to: "weights")
      do throws(WeightsError) {
        _ = try SafeTensors.read(path: path)
      } catch {
        let message = error.description
        #expect(
          message.count < 600 && !message.contains("\n")
            && !UnsafeCharacter.isAny(in: message.unicodeScalars),
          "seed \(seed), file \(number): \(message)")
      }
    }
  }
}
