import Testing

@testable import Network

/// A hostile or damaged file of weights, and what is said of it.
struct SafeTensorsFault: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  let message: String

  init(_ name: String, _ bytes: [UInt8], _ message: String) {
    testDescription = name
    self.bytes = bytes
    self.message = message
  }

  /// A file whose head is fine as far as its length goes.
  init(_ name: String, head: String, data: Int = 8, _ message: String) {
    self.init(name, Self.file(head, [UInt8](repeating: 0, count: data)), message)
  }

  static func file(_ head: String, _ data: [UInt8]) -> [UInt8] {
    length(UInt64(head.utf8.count)) + head.utf8 + data
  }

  private static func length(_ length: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(length >> (8 * UInt64($0)) & 0xFF) }
  }

  private static func tensor(
    _ name: String = "a", dtype: String = #""F32""#, shape: String = "[2]",
    offsets: String = "[0,8]"
  ) -> String {
    #""\#(name)":{"dtype":\#(dtype),"shape":\#(shape),"data_offsets":\#(offsets)}"#
  }

  static let files = [
    SafeTensorsFault("nothing", [], "this is no safetensors file: it has only 0 bytes"),
    SafeTensorsFault(
      "seven bytes", [1, 2, 3, 4, 5, 6, 7], "this is no safetensors file: it has only 7 bytes"),
    SafeTensorsFault(
      "a head longer than can be", [UInt8](repeating: 255, count: 20),
      "this is no safetensors file: its first 8 bytes announce a head of 18446744073709551615 bytes, "
        + "at most 1048576 are read"),
    SafeTensorsFault(
      "a head of half of all there can be", length(1 << 63) + [0],
      "this is no safetensors file: its first 8 bytes announce a head of 9223372036854775808 bytes, "
        + "at most 1048576 are read"),
    SafeTensorsFault(
      "a head beyond the end", length(100) + Array("{}".utf8),
      "this file is cut off, or no safetensors file: its head has 100 bytes, but the file only 10"),
    SafeTensorsFault(
      "a head of no bytes", length(0), "the head of this file is no group of tensors in { and }"),
    SafeTensorsFault(
      "spaces before the head", head: " {}", data: 0,
      "the head of this file is no group of tensors in { and }"),
    SafeTensorsFault(
      "a pickle of Python's", Array("PK\u{3}\u{4}network/data.pkl".utf8),
      "this is no safetensors file: its first 8 bytes announce a head of 8607616310999993168 bytes, "
        + "at most 1048576 are read"),
    SafeTensorsFault(
      "a head that is cut off", head: "{\"a\":",
      "the head of this file cannot be read: column 6: a value was expected, not the end of the line"
    ),
    SafeTensorsFault(
      "more behind the head", head: "{} {}", data: 0,
      "the head of this file cannot be read: column 4: the text goes on after its value with {"),
    SafeTensorsFault(
      "a head that is no UTF-8", length(4) + [0x7B, 0xFF, 0xFF, 0x7D],
      "the head of this file cannot be read: column 2: this is not UTF-8"),
    SafeTensorsFault(
      "deep nesting", head: "{\"a\":" + String(repeating: "[", count: 10_000),
      "the head of this file cannot be read: column 37: nested deeper than 32 levels"),
    SafeTensorsFault(
      "texts that are none", head: #"{"__metadata__":{"a":1}}"#, data: 0,
      "the head's \"__metadata__\" has something other than text behind \"a\""),
    SafeTensorsFault(
      "metadata that are none", head: #"{"__metadata__":[]}"#, data: 0,
      "the head's \"__metadata__\" has something other than text behind \"__metadata__\""),
    SafeTensorsFault(
      "a name twice", head: "{\(tensor()),\(tensor())}",
      "the head of this file cannot be read: column 55: the key \"a\" is there twice"),
    SafeTensorsFault(
      "a key twice", head: #"{"a":{"dtype":"F32","dtype":"F64","shape":[2],"data_offsets":[0,8]}}"#,
      "the head of this file cannot be read: column 21: the key \"dtype\" is there twice"),
  ]

  static let tensors = [
    SafeTensorsFault(
      "a tensor that is none", head: #"{"a":7}"#, "the tensor \"a\" lacks a right \"dtype\""),
    SafeTensorsFault(
      "no type", head: #"{"a":{"shape":[2],"data_offsets":[0,8]}}"#,
      "the tensor \"a\" lacks a right \"dtype\""),
    SafeTensorsFault(
      "no shape", head: #"{"a":{"dtype":"F32","data_offsets":[0,8]}}"#,
      "the tensor \"a\" lacks a right \"shape\""),
    SafeTensorsFault(
      "no place", head: #"{"a":{"dtype":"F32","shape":[2]}}"#,
      "the tensor \"a\" lacks a right \"data_offsets\""),
    SafeTensorsFault(
      "a type that is a number", head: "{\(tensor(dtype: "32"))}",
      "the tensor \"a\" lacks a right \"dtype\""),
    SafeTensorsFault(
      "an unknown type", head: "{\(tensor(dtype: #""F8_E4M3""#))}",
      "the tensor \"a\" is of the type \"F8_E4M3\", which is not read; save it as F32"),
    SafeTensorsFault(
      "an escape in a name", head: "{\(tensor(#"\u001b[2J"#, dtype: #""\u001b""#))}",
      "the tensor \"\\u{1B}[2J\" is of the type \"\\u{1B}\", which is not read; save it as F32"),
    SafeTensorsFault(
      "a side below 0", head: "{\(tensor(shape: "[-2]"))}",
      "the tensor \"a\" has no right shape: at most 8 whole numbers from 0, whose product can be "
        + "counted"),
    SafeTensorsFault(
      "sides that are no whole numbers", head: "{\(tensor(shape: "[2.0]"))}",
      "the tensor \"a\" has no right shape: at most 8 whole numbers from 0, whose product can be "
        + "counted"),
    SafeTensorsFault(
      "sides whose product wraps round to 2",
      head: "{\(tensor(shape: "[4611686018427387905, 4, 1]"))}",
      "the tensor \"a\" has no right shape: at most 8 whole numbers from 0, whose product can be "
        + "counted"),
    SafeTensorsFault(
      "many sides", head: "{\(tensor(shape: "[1,1,1,1,1,1,1,1,2]"))}",
      "the tensor \"a\" has no right shape: at most 8 whole numbers from 0, whose product can be "
        + "counted"),
    SafeTensorsFault(
      "a place backwards", head: "{\(tensor(offsets: "[8,0]"))}",
      "the tensor \"a\" has no right place: two whole numbers from 0, the second not the smaller"),
    SafeTensorsFault(
      "a place below 0", head: "{\(tensor(offsets: "[-8,0]"))}",
      "the tensor \"a\" has no right place: two whole numbers from 0, the second not the smaller"),
    SafeTensorsFault(
      "a place beyond what can be counted",
      head: "{\(tensor(offsets: "[0,99999999999999999999]"))}",
      "the tensor \"a\" has no right place: two whole numbers from 0, the second not the smaller"),
    SafeTensorsFault(
      "a place of another size", head: "{\(tensor(offsets: "[0,4]"))}",
      "the tensor \"a\" takes 4 bytes, but its shape and type need 8"),
    SafeTensorsFault(
      "a place beyond the end", head: "{\(tensor(shape: "[4]", offsets: "[0,16]"))}",
      "this file is cut off: its tensors are 16 bytes, but only 8 are there"),
    SafeTensorsFault(
      "a huge tensor",
      head: "{\(tensor(shape: "[1000000000000]", offsets: "[0,4000000000000]"))}",
      "this file is cut off: its tensors are 4000000000000 bytes, but only 8 are there"),
    SafeTensorsFault(
      "more bytes than tensors", head: "{\(tensor())}", data: 11,
      "this file goes on for 3 bytes after its last tensor"),
    SafeTensorsFault(
      "no tensor, but bytes", head: "{}", "this file goes on for 8 bytes after its last tensor"),
    SafeTensorsFault(
      "a gap", head: "{\(tensor()),\(tensor("b", offsets: "[12,20]"))}", data: 20,
      "the data from byte 8 to 12, before the tensor \"b\", belong to none"),
    SafeTensorsFault(
      "a gap before the first", head: "{\(tensor(offsets: "[4,12]"))}", data: 12,
      "the data from byte 0 to 4, before the tensor \"a\", belong to none"),
    SafeTensorsFault(
      "an overlap", head: "{\(tensor("b", offsets: "[4,12]")),\(tensor())}", data: 12,
      "the tensors \"a\" and \"b\" overlap"),
    SafeTensorsFault(
      "two tensors in one place", head: "{\(tensor("b")),\(tensor())}",
      "the tensors \"b\" and \"a\" overlap"),
    SafeTensorsFault(
      "more tensors than are read",
      head: "{" + (0...10_000).map { #""\#($0)":0"# }.joined(separator: ",") + "}",
      "this file has 10001 tensors, at most 10000 are read"),
  ]
}

@Suite("A hostile or damaged file of weights is refused with what is wrong")
struct FormatsSafeTensorsFaultTests {
  @Test("Heads and tensors", arguments: SafeTensorsFault.files + SafeTensorsFault.tensors)
  func faults(fault: SafeTensorsFault) throws {
    let scratch = try DataScratch()
    try scratch.write(fault.bytes, to: "weights")
    let error = #expect(throws: WeightsError.self) {
      try SafeTensors.read(path: scratch.path + "/weights")
    }
    #expect(error?.description == "\(scratch.path)/weights: \(fault.message)")
  }

  @Test(
    "What is no file is told",
    arguments: [
      ("none", "there is no such file"), ("", "this is a folder, not a weights file"),
    ])
  func files(name: String, message: String) throws {
    let scratch = try DataScratch()
    let error = #expect(throws: WeightsError.self) {
      try SafeTensors.read(path: "\(scratch.path)/\(name)")
    }
    #expect(error?.description == "\(scratch.path)/\(name): \(message)")
  }

  @Test("An empty tensor may lie anywhere, and unknown keys are passed over")
  func allowed() throws {
    let head =
      #"{"a":{"dtype":"F32","shape":[0,3],"data_offsets":[4,4],"more":1},"#
      + #""b":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"#
      + #""c":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}}  "#
    let scratch = try DataScratch()
    try scratch.write(SafeTensorsFault.file(head, [0, 0, 128, 63, 0, 0, 0, 64]), to: "weights")
    let tensors = try SafeTensors.read(path: scratch.path + "/weights").tensors
    #expect(tensors["a"] == StoredTensor(shape: [0, 3], values: []))
    #expect(tensors["b"] == StoredTensor(shape: [], values: [1]))
    #expect(tensors["c"] == StoredTensor(shape: [1], values: [2]))
  }
}
