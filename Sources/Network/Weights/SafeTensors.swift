import Files
import Foundation

/// Files of weights in the format safetensors, which PyTorch and others read and write.
///
/// A file from a stranger is data: its head is checked before room is made for anything it announces.
public enum SafeTensors {
  /// The largest file that is read, in bytes.
  public static let mostBytes = 1 << 29

  /// What is in a file.
  public struct Contents: Equatable, Sendable {
    /// The tensors by their names.
    public var tensors: [String: StoredTensor]
    /// What else the file says, in texts.
    public var metadata: [String: String]

    public init(tensors: [String: StoredTensor], metadata: [String: String] = [:]) {
      self.tensors = tensors
      self.metadata = metadata
    }
  }

  /// Reads a file; numbers of other types become 32-bit floats.
  public static func read(path: String) throws(WeightsError) -> Contents {
    do throws(WeightsFault) {
      return try WeightsFile(path).contents()
    } catch {
      throw WeightsError(path, error)
    }
  }

  /// Makes sure that a file can be written at a place, so that no weights are learned in vain.
  public static func checkPlace(_ path: String) throws(WeightsError) {
    try atPlace(path) { (place) throws(FileWriteError) in try checkReplacing(place) }
  }

  /// Writes a file in the place of what was there: a crash leaves the old file or the new one.
  ///
  /// Symbolic links are followed; what is no plain file, or may not be written to, is refused.
  public static func write(
    _ tensors: [(name: String, tensor: StoredTensor)], metadata: [String: String] = [:],
    to path: String
  ) throws(WeightsError) {
    let head = SafeTensorsHead.bytes(of: tensors, metadata: metadata)
    try atPlace(path) { (place) throws(FileWriteError) in
      try replaceFile(place, permissions: 0o666) { (file) throws(FileWriteError) in
        try file.write(head)
        for (_, tensor) in tensors { try file.write(littleEndian(tensor.values)) }
      }
    }
  }

  private static func atPlace(
    _ path: String, _ body: (String) throws(FileWriteError) -> Void
  ) throws(WeightsError) {
    let place: String
    do throws(WriteRefusal) {
      place = try WritePlace(path).path
    } catch {
      throw WeightsError(path, fault(error))
    }
    do throws(FileWriteError) {
      try body(place)
    } catch {
      throw WeightsError(path, .notWritten("this file cannot be written: \(error.reason)"))
    }
  }

  private static func fault(_ refusal: WriteRefusal) -> WeightsFault {
    switch refusal {
    case .noName: .notWritten("this is no name of a file")
    case .folder: .file(.folder)
    case .notPlain: .file(.notPlain)
    case .notAllowed: .notWritten("this file may not be written to")
    }
  }

  private static func littleEndian(_ values: [Float]) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: 4 * values.count) { bytes, count in
      let raw = UnsafeMutableRawBufferPointer(bytes)
      for (index, value) in values.enumerated() {
        raw.storeBytes(
          of: value.bitPattern.littleEndian, toByteOffset: 4 * index, as: UInt32.self)
      }
      count = raw.count
    }
  }
}

/// A file of weights that is being read.
private struct WeightsFile: ~Copyable {
  private let file: Int32
  private let size: Int

  init(_ path: String) throws(WeightsFault) {
    do throws(FileError) {
      (file, size) = try openPlainFile(path)
    } catch {
      throw .file(error)
    }
  }

  deinit { close(file) }

  func contents() throws(WeightsFault) -> SafeTensors.Contents {
    guard size <= SafeTensors.mostBytes else {
      throw .file(.tooLarge(limit: SafeTensors.mostBytes))
    }
    guard size >= 8 else { throw .tooShort(count: size) }
    let length = try bytes(0..<8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(SafeTensorsHead.mostBytes) else {
      throw .headTooLong(length: length, limit: SafeTensorsHead.mostBytes)
    }
    let start = 8 + Int(length)
    guard start <= size else { throw .headBeyondEnd(length: Int(length), fileSize: size) }
    let head = try SafeTensorsHead(bytes(8..<start), dataCount: size - start)
    var contents = SafeTensors.Contents(tensors: [:], metadata: head.metadata)
    for entry in head.entries {
      let place = start + entry.bytes.lowerBound..<start + entry.bytes.upperBound
      let values = try bytes(place).withUnsafeBytes { entry.type.floats($0) }
      contents.tensors[entry.name] = StoredTensor(shape: entry.shape, values: values)
    }
    return contents
  }

  private func bytes(_ place: Range<Int>) throws(WeightsFault) -> [UInt8] {
    var count = 0
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: place.count) { room, filled in
      while count < place.count {
        let got = pread(
          file, room.baseAddress?.advanced(by: count), place.count - count,
          off_t(place.lowerBound + count))
        if got < 0 && errno == EINTR { continue }
        if got < 0 { code = errno }
        guard got > 0 else { break }
        count += got
      }
      filled = count
    }
    guard code == 0 else { throw .file(.notRead(String(cString: strerror(code)))) }
    // The file has become shorter meanwhile.
    guard count == place.count else { throw .tooShort(count: place.lowerBound + count) }
    return bytes
  }
}
