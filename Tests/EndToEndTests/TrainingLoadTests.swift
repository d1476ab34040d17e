import Foundation
import Testing

/// Weights that are loaded for images they were not learned from, or to learn on.
@Suite(.fewAtATime) struct TrainingLoadTests {
  private let bars = [
    "train", "--headless", "--load", "digits.safetensors", "--new-head", "--epochs", "1",
  ]

  @Test("Classes of other names are refused in a test, and told of in training")
  func otherClasses() async throws {
    let scratch = try Scratch()
    try await TrainingFiles.makeDigitsWeights(in: scratch)
    try TrainingFiles.makeBars(in: scratch)
    try TrainingFiles.makeBars(in: scratch, folder: "others", names: ("flat", "tall"))
    let trained = try await Program.run(
      bars + ["--data", "bars", "--save", "bars.safetensors"], in: scratch)
    #expect(trained.status == 0, "\(trained.errors)")

    let unnamed = try await Program.run(["evaluate", "--load", "bars.safetensors"], in: scratch)
    #expect(unnamed.status == 2)
    #expect(unnamed.errors.contains("images of a folder; name it with --data"))
    let right = try await Program.run(
      ["evaluate", "--load", "bars.safetensors", "--data", "bars"], in: scratch)
    #expect(right.status == 0, "\(right.errors)")
    let names = "tells lying, standing apart, but the classes of others are flat, tall"
    let wrong = try await Program.run(
      ["evaluate", "--load", "bars.safetensors", "--data", "others"], in: scratch)
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains(names))
    let onward = try await Program.run(
      ["train", "--headless", "--load", "bars.safetensors", "--data", "others", "--epochs", "1"],
      in: scratch)
    #expect(onward.status == 0)
    #expect(onward.errors.contains(names))
  }

  @Test("What --freeze keeps from learning learns again the next time")
  func thawing() async throws {
    let scratch = try Scratch()
    try await TrainingFiles.makeDigitsWeights(in: scratch)
    let frozen = try await Program.run(
      [
        "train", "--headless", "--load", "digits.safetensors", "--freeze", "--epochs", "1",
        "--save", "frozen.safetensors",
      ], in: scratch)
    #expect(frozen.output.hasPrefix("tiny, 650 of 1,898 parameters learn; digits, "))
    let thawed = try await Program.run(
      ["train", "--headless", "--load", "frozen.safetensors", "--epochs", "1"], in: scratch)
    #expect(thawed.output.hasPrefix("tiny, 1,898 parameters; digits, "))
  }

  @Test("Where nothing can learn, or no image validates, it is said")
  func withoutUse() async throws {
    let scratch = try Scratch()
    try scratch.write(
      """
      input: 8 8 1
      layers:
        - layer: flatten
        - layer: linear
          features: 10
          frozen: yes
      """, to: "still.yaml")
    let still = try await Program.run(
      ["train", "--headless", "--network", "still.yaml"], in: scratch)
    #expect(still.status == 2)
    #expect(still.errors.contains("no layer of still has anything to learn"))
    try scratch.write(
      """
      input: 8 8 1
      layers:
        - layer: flatten
        - layer: linear
          features: 10
      training:
        epochs: 3
        patience: 3
      """, to: "patient.yaml")
    let command = ["train", "--headless", "--network", "patient.yaml"]
    let patient = try await Program.run(command, in: scratch)
    #expect(patient.errors.isEmpty)
    #expect(patient.output.contains(/\nThe validation loss was smallest after epoch \d, whose/))
    let blind = try await Program.run(command + ["--validation", "0"], in: scratch)
    #expect(blind.status == 0)
    #expect(blind.errors.contains("the patience means nothing"))
  }
}
