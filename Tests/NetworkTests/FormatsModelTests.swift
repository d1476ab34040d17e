import Testing

@testable import Network

@Suite("A network's weights are saved and loaded under PyTorch's names")
struct FormatsModelTests {
  private func model(_ name: String, seed: UInt64) throws -> Model {
    try Model(ProjectNetworks.network(name), seed: seed, batchSize: 1, threads: 1)
  }

  private func contents(_ model: Model) -> SafeTensors.Contents {
    SafeTensors.Contents(
      tensors: Dictionary(uniqueKeysWithValues: model.weights.map { ($0.name, $0.tensor) }))
  }

  @Test("Names and shapes are those of nn.Sequential of the same layers")
  func names() throws {
    let weights = try model("tiny", seed: 1).weights
    #expect(
      weights.map { "\($0.name) \($0.tensor.shape)" } == [
        "0.weight [8, 1, 3, 3]", "0.bias [8]", "3.weight [16, 8, 3, 3]", "3.bias [16]",
        "7.weight [10, 64]", "7.bias [10]",
      ])
  }

  @Test("What was saved is loaded, to the last bit", arguments: ["tiny", "x-or-o", "lenet-5"])
  func load(name: String) throws {
    let scratch = try DataScratch()
    let path = scratch.path + "/weights.safetensors"
    let saved = try model(name, seed: 1)
    try SafeTensors.write(saved.weights, to: path)
    let loaded = try model(name, seed: 2)
    #expect(contents(loaded) != contents(saved))
    try loaded.load(SafeTensors.read(path: path), from: path)
    #expect(contents(loaded) == contents(saved))
  }

  @Test("Weights of another network are refused, and nothing is changed")
  func other() throws {
    let model = try model("tiny", seed: 1)
    let right = contents(model)
    func message(_ change: (inout SafeTensors.Contents) -> Void) throws -> String {
      var contents = right
      contents.tensors["0.bias"] = StoredTensor(shape: [8], values: .init(repeating: 9, count: 8))
      change(&contents)
      let error = #expect(throws: WeightsError.self) { try model.load(contents, from: "file") }
      #expect(self.contents(model) == right)
      return error?.description ?? ""
    }
    #expect(
      try message { $0.tensors["7.bias"] = nil }
        == "file: this file lacks \"7.bias\", which the network has")
    #expect(
      try message { $0.tensors["9.bias"] = $0.tensors["7.bias"] }
        == "file: this file has \"9.bias\", which the network has not")
    #expect(
      try message {
        $0.tensors["7.bias"] = StoredTensor(shape: [10], values: .init(repeating: .nan, count: 10))
      }
        == "file: \"7.bias\" holds a number that is none, or infinite: its training ran away")
    #expect(
      try message { $0.tensors["7.weight"] = StoredTensor(shape: [1, 2], values: [1, 2]) }
        == "file: \"7.weight\" is 1×2, but the network's layer 'dense1' has 10×64")
    #expect(
      try message { $0.tensors = ["x": StoredTensor(shape: [], values: [1])] }
        == "file: this file lacks \"0.weight\", \"0.bias\", \"3.weight\", \"3.bias\", \"7.weight\" and "
        + "1 more, which the network has")
  }

  @Test("A head that is swapped keeps its fresh weights")
  func head() throws {
    var description = try ProjectNetworks.network("tiny")
    description.layers[7].kind = .linear(features: 3)
    let fresh = try Model(description, seed: 2, batchSize: 1, threads: 1)
    let head = fresh.weights.suffix(2).map(\.tensor)
    let trained = try model("tiny", seed: 1)
    try fresh.load(contents(trained), from: "file", except: [7])
    #expect(fresh.weights.prefix(4).map(\.tensor) == trained.weights.prefix(4).map(\.tensor))
    #expect(fresh.weights.suffix(2).map(\.tensor) == head)
  }

  @Test("A file says what its network is, by which images can be classified")
  func described() throws {
    let network = try ProjectNetworks.network("x-or-o")
    let saved = SavedNetwork(network, classNames: ["X", "O\n\"\\"], values: -1...1)
    let contents = SafeTensors.Contents(tensors: [:], metadata: saved.metadata)
    #expect(try SavedNetwork(contents, from: "file") == saved)
    #expect(try SavedNetwork(SafeTensors.Contents(tensors: [:]), from: "file") == nil)
    #expect(
      try SavedNetwork(
        SafeTensors.Contents(tensors: [:], metadata: ["cnn-tutor.network": network.yaml]),
        from: "file")?.classNames == [])
  }

  @Test(
    "A file that says something else of its network is refused",
    arguments: [
      ("cnn-tutor.network", "layers: 3", "1:1: error: missing key \"input\": a network needs it"),
      (
        "cnn-tutor.name", "../x",
        "1:1: error: \"../x\" cannot be the name of a network; name the file with small letters, "
          + "digits and -, such as lenet-5.yaml"
      ),
      ("cnn-tutor.classes", "[\"X\"]", "\"cnn-tutor.classes\" are no 2 names"),
      ("cnn-tutor.classes", "[1, 2]", "\"cnn-tutor.classes\" are no 2 names"),
      ("cnn-tutor.values", "0 nan", "\"cnn-tutor.values\" are no two numbers"),
      ("cnn-tutor.values", "1 0", "\"cnn-tutor.values\" are no two numbers"),
    ])
  func misdescribed(key: String, text: String, message: String) throws {
    let network = try ProjectNetworks.network("x-or-o")
    var metadata = SavedNetwork(network, classNames: ["X", "O"]).metadata
    metadata[key] = text
    let contents = SafeTensors.Contents(tensors: [:], metadata: metadata)
    let error = #expect(throws: WeightsError.self) { try SavedNetwork(contents, from: "file") }
    #expect(
      error?.description == "file: what this file says of its network cannot be read: \(message)")
  }
}
