import CZlib
import Network

/// What a lab works with: a network, and images that it takes.
struct Material: Sendable {
  var network: NetworkDescription
  var data: DataSet
  /// The word or path of the images, perhaps with some of their classes: "digits 0-4".
  var dataName: DataName
  /// From which they are drawn, where they are.
  var dataSeed: UInt64
  /// What they are divided by, into those that are learned from, validate and test.
  var splitSeed: UInt64
  /// How many images of each class there are to learn from at most.
  var mostOfEach: Int?

  /// All images, parted as on the command line.
  func split(limit: Int?) -> Split {
    let split = Split(
      data, validation: network.training.validation, test: Split.usualTestShare, seed: splitSeed)
    let few = mostOfEach.map { split.limited(toEach: $0, of: data) } ?? split
    return few.limited(to: limit ?? .max)
  }

  /// The network, with a head for as many classes as there are.
  ///
  /// - Throws: `LabError.refused` where network and images do not belong together.
  static func fit(
    _ network: NetworkDescription, to data: DataSet
  ) throws(LabError) -> NetworkDescription {
    guard network.input == data.shape else {
      throw .refused("\(network.name) takes images of \(network.input), not of \(data.shape)")
    }
    do throws(NetworkError) {
      if try network.plans().last?.output.count == data.classNames.count { return network }
      return try network.withNewHead(classes: data.classNames.count)
    } catch {
      throw .network(network.name, error)
    }
  }
}

/// The name of images: a word or a path, and perhaps which of their classes.
struct DataName: Hashable, Sendable, CustomStringConvertible {
  var source: String
  var classes: ClosedRange<Int>?

  init(_ source: String, classes: ClosedRange<Int>?) {
    self.source = source
    self.classes = classes
  }

  /// - Parameter text: such as "digits" or "digits 0-4".
  init(_ text: String) {
    self.init(text, classes: nil)
    guard let space = text.lastIndex(of: " ") else { return }
    let bounds = text[text.index(after: space)...].split { $0 == "-" || $0 == "–" }
      .compactMap { Int($0) }
    guard bounds.count == 2, bounds[0] <= bounds[1] else { return }
    self.init(String(text[..<space]), classes: bounds[0]...bounds[1])
  }

  var description: String {
    classes.map { "\(source) \($0.lowerBound)-\($0.upperBound)" } ?? source
  }
}

extension DataSet {
  /// A number that tells it from other images of its name.
  var fingerprint: UInt64 {
    func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
      UInt64(crc32(0, bytes.bindMemory(to: UInt8.self).baseAddress, UInt32(bytes.count)))
    }
    return images.withUnsafeBytes(checksum) << 32 | labels.withUnsafeBytes(checksum)
  }
}
