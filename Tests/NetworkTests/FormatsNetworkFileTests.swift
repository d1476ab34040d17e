import Foundation
import Grammar
import SeededRandom
import Testing

@testable import Network

/// The networks that come with the program.
enum ProjectNetworks {
  static let folder = ProjectAssets.path + "/Networks"

  static func network(_ name: String) throws -> NetworkDescription {
    let reading = NetworkFile.read(path: "\(folder)/\(name).yaml")
    #expect(reading.problems.map(\.description) == [])
    return try #require(reading.description)
  }
}

@Suite("Network files become descriptions")
struct FormatsNetworkFileTests {
  @Test("The networks in the box are these")
  func names() {
    #expect(
      NetworkFile.names(in: ProjectNetworks.folder) == ["lecture", "lenet-5", "tiny", "x-or-o"])
  }

  @Test(
    "Their sizes and parameters are what the layers make of them",
    arguments: [
      ("tiny", [64, 512, 512, 128, 256, 256, 64, 64, 10], [80, 0, 0, 1168, 0, 0, 0, 650]),
      ("x-or-o", [81, 648, 648, 72, 144, 144, 144, 2], [80, 0, 0, 1168, 0, 0, 290]),
      (
        "lenet-5", [784, 4704, 4704, 1176, 1600, 1600, 400, 400, 120, 120, 84, 84, 10],
        [156, 0, 0, 2416, 0, 0, 0, 48120, 0, 10164, 0, 850]
      ),
      (
        "lecture",
        [784, 21632, 21632, 5408, 7744, 7744, 1600, 576, 576, 576, 64, 64, 10],
        [320, 0, 0, 18496, 0, 0, 36928, 0, 0, 36928, 0, 650]
      ),
    ])
  func sizes(name: String, values: [Int], parameters: [Int]) throws {
    let network = try ProjectNetworks.network(name)
    let plans = try network.plans()
    #expect([network.input.count] + plans.map(\.output.count) == values)
    #expect(plans.map(\.parameterCount) == parameters)
    let total = parameters.reduce(0, +).formatted(.number.locale(Locale(identifier: "en")))
    let guide = try String(contentsOfFile: ProjectNetworks.folder + "/README.md", encoding: .utf8)
    let row = guide.split(separator: "\n").first { $0.hasPrefix("| `\(name).yaml` |") }
    #expect(row?.hasSuffix("| \(parameters.count) | \(total) |") == true)
  }

  @Test("The course's network is trained as its slides do")
  func lecture() throws {
    let network = try ProjectNetworks.network("lecture")
    #expect(
      network.training
        == TrainingSettings(
          optimizer: .rmsprop, learningRate: 0.001, batchSize: 32, epochs: 10, validation: 0))
    #expect(
      network.layers.map(\.name) == [
        "conv1", "relu1", "pool1", "conv2", "relu2", "pool2", "conv3", "relu3", "flatten1",
        "dense1", "relu4", "dense2",
      ])
    #expect(try network.plans()[0].parameterRule == "(3×3×1 + 1)×32 = 320")
  }

  @Test("What is usual need not be said; everything can be")
  func keys() throws {
    let text = """
      summary: All of it
      input: 16 12 3
      layers:
        - {layer: conv2d, filters: 6, kernel_size: [3, 5], stride: [2, 1], padding: [1, 2],
           dilation: [1, 1], groups: 3, bias: no, name: first, frozen: yes}
        - {layer: batch_norm2d}
        - {layer: leaky_relu}
        - {layer: conv2d, filters: 6, kernel_size: 5, padding: same, dilation: 2}
        - {layer: add, from: first}
        - {layer: avg_pool2d, kernel_size: 2, padding: valid}
        - {layer: max_pool2d, kernel_size: 3, stride: 1, padding: 1}
        - {layer: sigmoid}
        - {layer: tanh}
        - {layer: global_avg_pool2d}
        - {layer: flatten}
        - {layer: dropout}
        - {layer: linear, features: 4, bias: no}
      training:
        optimizer: momentum
        learning_rate: 1e-2
        loss: mse_loss
        batch_size: 5
        epochs: 7
        schedule: step
        every: 2
        factor: 0.5
        weight_decay: .1
        patience: 3
        validation: 0.25
        augmentation: {shift: 1.5, rotation: 10, scale: 0.2, flip: yes}
      """
    let reading = NetworkFile.read(Array(text.utf8), name: "all")
    #expect(reading.problems.map(\.description) == [])
    let network = try #require(reading.description)
    #expect(
      network.layers.map(\.kind) == [
        .conv2d(
          filters: 6, kernel: Pair(3, 5), stride: Pair(2, 1), padding: Pair(1, 2), groups: 3,
          bias: false),
        .batchNorm2d(), .leakyReLU(slope: 0.01),
        .conv2d(filters: 6, kernel: Pair(5), padding: Pair(4), dilation: Pair(2)),
        .add(from: "first"), .avgPool2d(kernel: Pair(2), stride: Pair(2)),
        .maxPool2d(kernel: Pair(3), stride: Pair(1), padding: Pair(1)), .sigmoid, .tanh,
        .globalAvgPool2d, .flatten, .dropout(rate: 0.5), .linear(features: 4, bias: false),
      ])
    #expect(network.layers[0].isFrozen && network.layers[0].name == "first")
    #expect(network.input == Volume(channels: 3, height: 16, width: 12))
    #expect(
      network.training
        == TrainingSettings(
          optimizer: .momentum, learningRate: 0.01, loss: .meanSquaredError, batchSize: 5,
          epochs: 7,
          schedule: .step(every: 2, factor: 0.5), weightDecay: 0.1, patience: 3, validation: 0.25,
          augmentation: Augmentation(shift: 1.5, rotation: 10, scale: 0.2, flip: true)))
    #expect(NetworkFile.read(Array(network.yaml.utf8), name: "all").description == network)
  }

  @Test("A description written as a file is read back the same", arguments: ["tiny", "lecture"])
  func written(name: String) throws {
    let network = try ProjectNetworks.network(name)
    #expect(NetworkFile.read(Array(network.yaml.utf8), name: name).description == network)
  }

  @Test("What the command line can ask for beyond a usual file is read back, too")
  func extremes() throws {
    var network = try ProjectNetworks.network("tiny").withFrozenFeatures()
    network.summary = "\"a\" \\ # b: é"
    network.training.learningRate = .leastNonzeroMagnitude
    network.training.validation = Float(1).nextDown
    network.training.epochs = 100_000
    let reading = NetworkFile.read(Array(network.yaml.utf8), name: "tiny")
    #expect(reading.problems.map(\.description) == [])
    let back = try #require(reading.description)
    #expect(back.training == network.training && back.summary == network.summary)
    #expect(back.layers.map(\.kind) == network.layers.map(\.kind))
    let learning = back.layers.filter { !$0.isFrozen }.map(\.name)
    #expect(learning == ["relu1", "pool1", "relu2", "pool2", "flatten1", "dense1"])
  }

  @Test("1,000 spoilt files are read, or refused with problems in their lines")
  func mutations() throws {
    let seed = seed(for: "mutations of network files")
    var random = SeededRandom(seed: seed)
    let original = try Array(
      String(contentsOfFile: ProjectNetworks.folder + "/tiny.yaml", encoding: .utf8).utf8)
    for _ in 0..<1_000 {
      var bytes = original
      for _ in 0..<Int.random(in: 1...4, using: &random) { spoil(&bytes, &random) }
      let reading = NetworkFile.read(bytes, name: "spoilt")
      #expect((reading.description == nil) == !reading.problems.isEmpty, "seed \(seed)")
      let lineCount = bytes.count { $0 == UInt8(ascii: "\n") } + 1
      #expect(
        reading.problems.allSatisfy { (1...lineCount).contains($0.line) && $0.column >= 1 },
        "seed \(seed): \(reading.problems)")
      if let description = reading.description { _ = try description.plans() }
    }
  }

  @Test("The guide's table names every key; RENEW=1 writes it")
  func guide() throws {
    let path = ProjectNetworks.folder + "/README.md"
    var guide = try String(contentsOfFile: path, encoding: .utf8)
    let region = /<!-- keys -->\n[\s\S]*<!-- end of keys -->/
    #expect(guide.contains(region))
    let tables = DescriptionKeys.kind.tables.map { table in
      "### \(table.owner.prefix(1).uppercased() + table.owner.dropFirst())\n\n"
        + "| key | what it is for |\n|---|---|\n"
        + table.keys.map(Self.row).joined() + "\n"
    }
    guide.replace(region, with: "<!-- keys -->\n\(tables.joined())<!-- end of keys -->")
    if ProcessInfo.processInfo.environment["RENEW"] == "1" {
      try guide.write(toFile: path, atomically: true, encoding: .utf8)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == guide)
    let example = try #require(guide.firstMatch(of: /```yaml\n([\s\S]*?)```/)).output.1
    #expect(NetworkFile.read(Array(example.utf8), name: "example").problems == [])
  }

  private static func row(_ key: Key) -> String {
    let words = if case .word(let words) = key.value { words } else { [String]() }
    let choice =
      words.isEmpty ? "" : " One of " + words.map { "`\($0)`" }.joined(separator: ", ") + "."
    let home = key.kinds.map { " With " + $0.map { "`\($0)`" }.joined(separator: ", ") + "." } ?? ""
    return
      "| `\(key.name)`\(key.isRequired ? " (needed)" : "") | \(key.purpose)\(choice)\(home) |\n"
  }
}
