import Foundation
import Testing
import TmuxPane

@testable import Network

/// A Python with numpy and safetensors, in a virtual environment of its own if need be.
enum PythonRoom {
  /// The interpreter's path, or nil where there is none, as printed.
  static let interpreter = Task { () -> String? in
    let folder = ProjectAssets.path + "/../.build/python"
    let own = folder + "/bin/python"
    for python in ["python3", own] where await run([python, "-c", modules]) == nil { return python }
    let steps = [
      ["python3", "-m", "venv", "--clear", folder],
      [
        own, "-m", "pip", "install", "--quiet", "--retries", "1", "--timeout", "20", "numpy",
        "safetensors",
      ],
      [own, "-c", modules],
    ]
    for step in steps {
      guard let failure = await run(step) else { continue }
      print("No Python with numpy and safetensors: \(step.joined(separator: " ")): \(failure)")
      return nil
    }
    return own
  }

  private static let modules = "import numpy, safetensors.numpy"

  /// What is wrong with how a program ended; nil where it ended well.
  private static func run(_ command: [String]) async -> String? {
    do {
      let outcome = try await ChildProcess(command).wait(seconds: 300)
      return outcome.status == 0 ? nil : "status \(outcome.status)\n\(outcome.errors)"
    } catch {
      return "\(error)"
    }
  }
}

@Suite(
  "Weights go both ways between the program and Python",
  .enabled("numpy and safetensors cannot be had from PyPI; what was tried is printed above") {
    await PythonRoom.interpreter.value != nil
  })
struct FormatsPythonTests {
  /// The layers for which check_safetensors.py makes weights.
  private let network = NetworkDescription(
    name: "both-ways", input: Volume(channels: 2, height: 4, width: 5),
    layers: [
      LayerDescription(
        name: "conv1", kind: .conv2d(filters: 4, kernel: Pair(3, 2), padding: Pair(1))),
      LayerDescription(name: "norm1", kind: .batchNorm2d()),
      LayerDescription(name: "relu1", kind: .relu),
      LayerDescription(name: "pool1", kind: .maxPool2d(kernel: Pair(2), stride: Pair(2))),
      LayerDescription(
        name: "conv2",
        kind: .conv2d(filters: 6, kernel: Pair(3), padding: Pair(1), groups: 2, bias: false)),
      LayerDescription(name: "tanh1", kind: .tanh),
      LayerDescription(name: "flatten1", kind: .flatten),
      LayerDescription(name: "dense1", kind: .linear(features: 5)),
      LayerDescription(name: "relu2", kind: .leakyReLU(slope: 0.1)),
      LayerDescription(name: "dense2", kind: .linear(features: 3)),
    ])

  @Test("A network saved in PyTorch's way runs here; saved here, it is the same there")
  func bothWays() async throws {
    let scratch = try DataScratch()
    try await python("write", scratch)
    let path = scratch.path + "/network.safetensors"
    let model = try Model(network, seed: 1, batchSize: 7, threads: 1)
    try model.load(SafeTensors.read(path: path), from: path)

    let expected = try SafeTensors.read(path: scratch.path + "/expected.safetensors").tensors
    let images = try #require(expected["images"])
    let logits = try #require(expected["logits"])
    #expect(images.shape == [7, 2, 4, 5] && logits.shape == [7, 3])
    model.forward(images.values, count: 7, isTraining: false)
    for (index, logit) in logits.values.enumerated() {
      #expect(abs(model.logits[index] - logit) < 1e-5 * max(1, abs(logit)), "logit \(index)")
    }

    let saved = SavedNetwork(network, classNames: ["one", "two \"quoted\"", "dréi"])
    try SafeTensors.write(
      model.weights, metadata: saved.metadata, to: scratch.path + "/saved.safetensors")
    try await python("check", scratch)
  }

  private func python(_ task: String, _ scratch: DataScratch) async throws {
    let python = try #require(await PythonRoom.interpreter.value)
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "check_safetensors.py").path
    let outcome = try await ChildProcess([python, script, task, scratch.path]).wait(seconds: 120)
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
  }
}
