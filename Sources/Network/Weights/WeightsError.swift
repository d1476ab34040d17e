import Files

/// Why weights cannot be read or written: which file, what is wrong in it, and where.
public struct WeightsError: Error, Equatable, Sendable, CustomStringConvertible {
  public let path: String
  public let fault: WeightsFault

  public init(_ path: String, _ fault: WeightsFault) {
    self.path = path
    self.fault = fault
  }

  /// One line that is safe to print.
  public var description: String { UnsafeCharacter.spelledOut("\(path): \(fault)") }
}

/// What can be wrong with a file of weights, or between it and a network.
public enum WeightsFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file's bytes cannot be had.
  case file(FileError)
  /// With what the system says of it.
  case notWritten(String)
  /// It has fewer bytes than the head's length takes.
  case tooShort(count: Int)
  case headTooLong(length: UInt64, limit: Int)
  case headBeyondEnd(length: Int, fileSize: Int)
  /// With the reason, which says the column.
  case headIsNoJSON(String)
  case headIsNoGroup
  case badMetadata(key: String)
  case tooManyTensors(Int, limit: Int)
  case tensor(name: String, TensorFault)
  /// Bytes that belong to no tensor.
  case gap(before: String, from: Int, to: Int)
  case overlap(String, String)
  case wrongEnd(dataCount: Int, lastEnd: Int)
  /// A network's parameter that is not there.
  case missing([String])
  /// Tensors that the network does not have.
  case unknown([String])
  case otherShape(name: String, layer: String, shape: [Int], needed: [Int])
  /// A tensor with something in it that is no number, or infinite.
  case notFinite(name: String)
  /// What the file says of the network itself cannot be read.
  case badNetwork(String)

  public var description: String {
    switch self {
    case .file(let error): error.message(expecting: "weights")
    case .notWritten(let reason): reason
    case .tooShort(let count): "this is no safetensors file: it has only \(count) bytes"
    case .headTooLong(let length, let limit):
      "this is no safetensors file: its first 8 bytes announce a head of \(length) bytes, at most "
        + "\(limit) are read"
    case .headBeyondEnd(let length, let size):
      "this file is cut off, or no safetensors file: its head has \(length) bytes, but the file only "
        + "\(size)"
    case .headIsNoJSON(let reason): "the head of this file cannot be read: \(reason)"
    case .headIsNoGroup: "the head of this file is no group of tensors in { and }"
    case .badMetadata(let key):
      "the head's \"__metadata__\" has something other than text behind \"\(Self.short(key))\""
    case .tooManyTensors(let count, let limit):
      "this file has \(count) tensors, at most \(limit) are read"
    case .tensor(let name, let fault): "the tensor \"\(Self.short(name))\" \(fault)"
    case .gap(let name, let from, let to):
      "the data from byte \(from) to \(to), before the tensor \"\(Self.short(name))\", belong to none"
    case .overlap(let first, let second):
      "the tensors \"\(Self.short(first))\" and \"\(Self.short(second))\" overlap"
    case .wrongEnd(let count, let end):
      count < end
        ? "this file is cut off: its tensors are \(end) bytes, but only \(count) are there"
        : "this file goes on for \(count - end) bytes after its last tensor"
    case .missing(let names): "this file lacks \(Self.list(names)), which the network has"
    case .unknown(let names): "this file has \(Self.list(names)), which the network has not"
    case .otherShape(let name, let layer, let shape, let needed):
      "\"\(Self.short(name))\" is \(Self.shape(shape)), but the network's layer '\(layer)' has "
        + Self.shape(needed)
    case .notFinite(let name):
      "\"\(Self.short(name))\" holds a number that is none, or infinite: its training ran away"
    case .badNetwork(let reason): "what this file says of its network cannot be read: \(reason)"
    }
  }

  private static func short(_ name: String) -> String {
    name.count <= 60 ? name : name.prefix(60) + "…"
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).map { "\"\(short($0))\"" }.joined(separator: ", ")
    return names.count <= 5 ? shown : "\(shown) and \(names.count - 5) more"
  }

  private static func shape(_ shape: [Int]) -> String {
    shape.isEmpty ? "a single number" : shape.map(String.init).joined(separator: "×")
  }
}

/// What can be wrong with a tensor in the head of a file.
public enum TensorFault: Error, Equatable, Sendable, CustomStringConvertible {
  /// A key is missing, or what stands behind it is of another kind.
  case badKey(String)
  case unknownType(String)
  case badShape
  case badOffsets
  /// Its place has another size than its shape and type need.
  case wrongSize(bytes: Int, needed: Int)

  public var description: String {
    switch self {
    case .badKey(let key): "lacks a right \"\(key)\""
    case .unknownType(let name):
      "is of the type \"\(name.prefix(20))\", which is not read; save it as F32"
    case .badShape:
      "has no right shape: at most 8 whole numbers from 0, whose product can be counted"
    case .badOffsets: "has no right place: two whole numbers from 0, the second not the smaller"
    case .wrongSize(let bytes, let needed):
      "takes \(bytes) bytes, but its shape and type need \(needed)"
    }
  }
}
