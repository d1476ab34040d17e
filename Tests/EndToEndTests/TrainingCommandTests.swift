import Foundation
import Testing
import TmuxPane

/// `train`, `evaluate` and `classify` as scripts use them.
@Suite(.fewAtATime) struct TrainingCommandTests {
  struct Epoch: Decodable {
    let epoch: Int
    let loss: Double
    let accuracy: Double
    let validationLoss: Double?
    let validationAccuracy: Double?
    let seconds: Double
    let imagesPerSecond: Double
  }

  struct TestResult: Decodable {
    let testLoss: Double
    let testAccuracy: Double
    let testImages: Int
  }

  struct Report: Decodable {
    let images: Int
    let accuracy: Double
    let loss: Double
    let classes: [ClassReport]
    let confusion: [[Int]]
  }

  struct ClassReport: Decodable {
    let `class`: String
    let images: Int
    let precision: Double?
    let recall: Double?
    let f1: Double?
  }

  private func decode<Value: Decodable>(_: Value.Type, _ line: some StringProtocol) throws -> Value
  {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Value.self, from: Data(line.utf8))
  }

  @Test("The defaults read handwritten digits, with one line an epoch and the test at the end")
  func json() async throws {
    let outcome = try await Program.run(["train", "--headless", "--json"], in: Scratch())
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let lines = outcome.output.split(separator: "\n")
    let epochs = try lines.dropLast().map { try decode(Epoch.self, $0) }
    #expect(epochs.map(\.epoch) == Array(1...20))
    for epoch in epochs {
      #expect(epoch.validationLoss != nil && epoch.validationAccuracy != nil)
      #expect(epoch.seconds > 0 && epoch.imagesPerSecond > 0)
    }
    #expect(try #require(epochs.last).loss < epochs[0].loss / 10)
    let test = try decode(TestResult.self, #require(lines.last))
    #expect(test.testImages == 359)
    #expect(test.testAccuracy >= 0.97)
  }

  @Test("Text tells the same: what is trained, a line an epoch, the test")
  func text() async throws {
    let outcome = try await Program.run(
      ["train", "--headless", "--network", "x-or-o", "--epochs", "2", "--validation", "0"],
      in: Scratch())
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[0].hasPrefix("x-or-o, 1,538 parameters; xo, 1,600 images to learn from, 400 to"))
    #expect(lines[2].contains(/^ +1 +0\.\d{4} +0\.\d{4} +\d+\.\d\d +[\d,]+$/))
    #expect(lines[4].contains(/^test: accuracy \d\.\d{4} \(\d+ of 400 images\), loss \d\.\d{4}$/))
  }

  @Test("The same seed saves the same file, byte for byte, with any number of threads")
  func determinism() async throws {
    let scratch = try Scratch()
    var files: [Data] = []
    for (threads, seed) in [("1", "3"), ("2", "3"), ("2", "4")] {
      let outcome = try await Program.run(
        [
          "train", "--headless", "--data", "xo", "--epochs", "1", "--threads", threads, "--seed",
          seed, "--save", "w.safetensors",
        ], in: scratch)
      #expect(outcome.status == 0, "\(outcome.errors)")
      files.append(try Data(contentsOf: scratch.file("w.safetensors")))
    }
    #expect(files[0] == files[1])
    #expect(files[1] != files[2])
  }

  @Test("What is saved is tested again with the same result, on the images not learned from")
  func evaluate() async throws {
    let scratch = try Scratch()
    let trained = try await Program.run(
      [
        "train", "--headless", "--seed", "7", "--epochs", "3", "--json", "--save", "w.safetensors",
      ], in: scratch)
    let test = try decode(TestResult.self, #require(trained.output.split(separator: "\n").last))
    let outcome = try await Program.run(
      ["evaluate", "--load", "w.safetensors", "--json"], in: scratch)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let report = try decode(Report.self, outcome.output)
    #expect(report.images == test.testImages)
    #expect(report.accuracy == test.testAccuracy)
    #expect(report.loss == test.testLoss)
    #expect(report.classes.map(\.class) == (0...9).map(String.init))
    let right = report.confusion.indices.reduce(0) { $0 + report.confusion[$1][$1] }
    #expect(report.confusion.joined().reduce(0, +) == report.images)
    #expect(abs(Double(right) / Double(report.images) - report.accuracy) < 1e-6)
    let text = try await Program.run(["evaluate", "--load", "w.safetensors"], in: scratch)
    #expect(text.output.hasPrefix("digits: 359 test images, accuracy "))
    #expect(text.output.contains("precision  recall      F1\n0 "))
  }

  @Test("An image is classified, as bars and as JSON; one that cannot be read is told of")
  func classify() async throws {
    struct Answer: Decodable {
      let image: String
      let `class`: String
      let probabilities: [String: Double]
    }
    let scratch = try Scratch()
    try await TrainingFiles.makeDigitsWeights(in: scratch)
    try TrainingFiles.digitsImage.write(to: scratch.file("seven.png"))
    try smallPNG([[0, 9], [9, 0]]).write(to: scratch.file("small.png"))
    let command = ["classify", "--load", "digits.safetensors", "seven.png"]
    let text = try await Program.run(command, in: scratch)
    #expect(text.status == 0, "\(text.errors)")
    #expect(text.output.hasPrefix("seven.png: 7\n  7  "))
    #expect(text.output.contains("█"))
    let json = try await Program.run(
      command + ["small.png", "nothing.png", "seven.png", "--json"], in: scratch)
    #expect(json.status == 2)
    let answers = try json.output.split(separator: "\n").map { try decode(Answer.self, $0) }
    #expect(answers.map(\.class) == ["7", "7"])
    #expect(abs(answers[0].probabilities.values.reduce(0, +) - 1) < 1e-4)
    #expect(json.errors.contains("small.png"))
    #expect(json.errors.contains("8×8"))
    #expect(json.errors.contains("nothing.png: there is no such file"))
  }

  @Test("A new head learns other classes from a folder of images; the rest stays as it was")
  func newHead() async throws {
    let scratch = try Scratch()
    try await TrainingFiles.makeDigitsWeights(in: scratch)
    try TrainingFiles.makeBars(in: scratch)
    let command = [
      "train", "--headless", "--load", "digits.safetensors", "--data", "bars", "--epochs", "60",
    ]
    let refused = try await Program.run(command, in: scratch)
    #expect(refused.status == 2)
    #expect(refused.errors.contains("2 classes"))
    let outcome = try await Program.run(
      command + ["--new-head", "--freeze", "--json", "--save", "bars.safetensors"], in: scratch)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let test = try decode(TestResult.self, #require(outcome.output.split(separator: "\n").last))
    #expect(test.testAccuracy >= 0.9)
    let lying = try await Program.run(
      ["classify", "--load", "bars.safetensors", "bars/lying/3-255.png"], in: scratch)
    #expect(lying.output.hasPrefix("bars/lying/3-255.png: lying\n"))
  }

  /// A command line that cannot be obeyed.
  struct Failing: CustomTestStringConvertible {
    let line: String
    let status: Int32
    let names: String

    init(_ line: String, status: Int32 = 2, names: String) {
      self.line = line
      self.status = status
      self.names = names
    }

    var testDescription: String { line }
  }

  @Test(
    "What cannot be done is said, with what can",
    arguments: [
      Failing("train --headless --network lecure", names: "did you mean “lecture”?"),
      Failing("train --headless --network lecture", names: "--data"),
      Failing("train --headless --network broken.yaml", status: 1, names: "broken.yaml:1:"),
      Failing("train --headless --data digts", names: "\"digits\"?\n"),
      Failing("train --headless --data nowhere", names: "nowhere: there is no such folder.\n"),
      Failing("train --headless --data broken.yaml", names: "folder of PNG images"),
      Failing("train --headless --data ", status: 64, names: "--data: name"),
      Failing("train --headless --network none.yaml", names: "no network file none.yaml"),
      Failing("train --headless --load ", names: "--load: name"),
      Failing("train --headless --network x-or-o --data digits", names: "9×9"),
      Failing("train --headless --load none.safetensors", names: "none.safetensors"),
      Failing("train --headless --load broken.yaml", names: "no safetensors file"),
      Failing("train --headless --save nowhere/w.safetensors", names: "nowhere/w.safetensors"),
      Failing("train --headless --save .", names: "folder"),
      Failing("train --headless --save /dev/null", names: "plain file"),
      Failing("train --headless --save ", status: 64, names: "--save: name"),
      Failing(
        "train --headless --optimizer sgd --learning-rate 1e30", names: "the loss is"),
      Failing("train --headless --epochs 0", status: 64, names: "--epochs"),
      Failing("train --headless --batch-size 0", status: 64, names: "--batch-size"),
      Failing("train --headless --learning-rate nan", status: 64, names: "--learning-rate"),
      Failing("train --headless --optimizer adm", status: 64, names: "adam"),
      Failing("train --headless --threads 0", status: 64, names: "--threads"),
      Failing("train --headless --limit 0", status: 64, names: "--limit"),
      Failing("train --headless --validation 1", status: 64, names: "--validation"),
      Failing("train --headless --new-head", status: 64, names: "--load"),
      Failing("evaluate", status: 64, names: "--load"),
      Failing("evaluate --load none.safetensors", names: "none.safetensors"),
      Failing("classify --load none.safetensors x.png", names: "none.safetensors"),
      Failing("classify --load none.safetensors", status: 64, names: "images"),
    ])
  func failing(_ command: Failing) async throws {
    let scratch = try Scratch()
    try scratch.write("layers: 3\n", to: "broken.yaml")
    let arguments = command.line.split(separator: " ", omittingEmptySubsequences: false)
      .map(String.init)
    let outcome = try await Program.run(arguments, in: scratch)
    #expect(outcome.status == command.status, "\(outcome.errors)")
    #expect(outcome.errors.contains(command.names), "\(outcome.errors)")
  }
}
