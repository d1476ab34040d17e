import CZlib
import Foundation
import Network
import SeededRandom
import Testing

extension FuzzTests {
  /// What networks are made of and learn from.
  @Suite("of weights and images to learn from") struct Training {
    private func network(_ name: String) throws -> NetworkDescription {
      try #require(
        NetworkFile.read(path: "\(Folder.assets)/Networks/\(name).yaml").description)
    }

    /// Weights of a small network, with all that the program says of it; and some that another wrote.
    private func weights(_ folder: ScratchFolder) throws -> [[UInt8]] {
      let network = try network("tiny")
      let model = try Model(network, seed: 1, batchSize: 1, threads: 1)
      let names = (0..<10).map { "\($0)" }
      let path = folder.path + "/sample"
      let saved = SavedNetwork(network, classNames: names, seed: 1, data: "digits")
      try SafeTensors.write(model.weights, metadata: saved.metadata, to: path)
      let own = Array(try Data(contentsOf: URL(filePath: path)))
      let other = [
        ("a", StoredTensor(shape: [2, 3], values: [1, 2, 3, 4, 5, 6])),
        ("b.num_batches_tracked", StoredTensor(shape: [], values: [7])),
        ("c", StoredTensor(shape: [0, 4], values: [])),
      ]
      try SafeTensors.write(other, to: path)
      return [own, Array(try Data(contentsOf: URL(filePath: path)))]
    }

    @Test("Weights, half of them spoilt where they say what they are")
    func safetensors() throws {
      let folder = try ScratchFolder()
      let words = [
        "\"F32\"", "\"F64\"", "\"F16\"", "\"BF16\"", "\"I64\"", "\"BOOL\"", "\"dtype\":",
        "\"shape\":", "\"data_offsets\":", "[0,4]", "[]", "\"__metadata__\":", "{", "}", ":", ",",
        "cnn-tutor.network", "cnn-tutor.classes", "cnn-tutor.values", "0.weight", "\\n",
      ]
      let mutator = Mutator(try weights(folder), dictionary: words)
      try Fuzzing("weights", count: 500, mutator).run { bytes, random in
        let isWhole = Bool.random(using: &random)
        let bytes = isWhole ? bytes : withSpoiltHead(mutator, &random)
        let path = try folder.write(bytes, to: "weights.safetensors")
        do {
          let contents = try SafeTensors.read(path: path)
          guard let saved = try SavedNetwork(contents, from: path) else { return .read }
          let model = try Model(saved.description, seed: 1, batchSize: 1, threads: 1)
          try model.load(contents, from: path)
          return .read
        } catch {
          return messageFault("\(error)".replacing(path, with: "")).map(Outcome.fault) ?? .refused
        }
      }
    }

    /// A valid file but for its head, of which the length is right.
    private func withSpoiltHead(_ mutator: Mutator, _ random: inout SeededRandom) -> [UInt8] {
      let sample = mutator.samples.randomElement(using: &random) ?? []
      let length = sample.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
      var head = Array(sample[8..<8 + length])
      mutator.spoil(&head, &random)
      let start = (0..<8).map { UInt8(truncatingIfNeeded: head.count >> (8 * $0)) }
      return start + head + sample[(8 + length)...]
    }

    // MARK: Images

    private static let files: [(name: String, bytes: [UInt8])] = [
      ("train-images-idx3-ubyte", head([3, 2, 3]) + (0..<18).map { UInt8($0) }),
      ("train-labels-idx1-ubyte", head([3]) + [0, 2, 1]),
      ("t10k-images-idx3-ubyte", head([2, 2, 3]) + (100..<112).map { UInt8($0) }),
      ("t10k-labels-idx1-ubyte", head([2]) + [1, 0]),
    ]

    private static func head(_ sizes: [UInt8]) -> [UInt8] {
      [0, 0, 8, UInt8(sizes.count)] + sizes.flatMap { [0, 0, 0, $0] }
    }

    /// Bytes as gzip packs them.
    private func packed(_ bytes: [UInt8], _ folder: ScratchFolder) throws -> [UInt8] {
      let path = folder.path + "/packing"
      let stream = gzopen(path, "wb")
      gzwrite(stream, bytes, UInt32(bytes.count))
      gzclose(stream)
      return Array(try Data(contentsOf: URL(filePath: path)))
    }

    @Test("Files as MNIST has them, spoilt before they are packed, after it, or never packed")
    func idx() throws {
      let packing = try ScratchFolder()
      for (number, file) in Self.files.enumerated() {
        let folder = try ScratchFolder()
        for other in Self.files { _ = try folder.write(other.bytes, to: other.name) }
        let samples = [file.bytes, try packed(file.bytes, packing)]
        try Fuzzing("IDX \(file.name)", count: 100, Mutator(samples, isText: false)).run {
          bytes, random in
          let isPacked = Int.random(in: 0..<4, using: &random) == number
          _ = try folder.write(isPacked ? try packed(bytes, packing) : bytes, to: file.name)
          do {
            let data = try DataSet.idx(folder: folder.path)
            return data.count == data.labels.count ? .read : .fault("\(data.count) images")
          } catch {
            let message = "\(error)".replacing(folder.path, with: "")
            return messageFault(message).map(Outcome.fault) ?? .refused
          }
        }
      }
    }

    @Test("Digits as the repository at Irvine has them")
    func digits() throws {
      let packing = try ScratchFolder()
      let lines = (0..<3).map { row in
        (0..<64).map { "\(($0 * 7 + row) % 17)" }.joined(separator: ",") + ",\(row)\n"
      }
      let text = Array(lines.joined().utf8)
      let samples = [text, try packed(text, packing)]
      let words = [",", "\n", "\r\n", ",,", "16", "17"]
      try Fuzzing("digits", count: 250, Mutator(samples, dictionary: words)).run { bytes, _ in
        let path = try packing.write(bytes, to: "digits.csv.gz")
        do {
          return try DataSet.digits(path: path).count > 0 ? .read : .fault("no images")
        } catch {
          return messageFault("\(error)".replacing(path, with: "")).map(Outcome.fault) ?? .refused
        }
      }
    }
  }
}
