import ArgumentParser
import JSONText
import Network

/// Tests a network that has been trained.
struct EvaluateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate",
    abstract: "Test saved weights: confusion matrix, accuracy, precision, recall, F1.",
    discussion: """
      EXAMPLES
        cnn-tutor evaluate --load digits.safetensors
        cnn-tutor evaluate --load digits.safetensors --json

      The test images are those that were set apart, or a fifth of all: the same that were not learned \
      from, as the file says by which seed the images were divided.

      Rows are the right classes, columns what they were taken for. Precision: of the images taken for a \
      class, the share that are of it. Recall: of the images of a class, the share taken for it. F1: \
      their harmonic mean.
      """)

  @Option(
    help: ArgumentHelp("The weights, a file in the format safetensors.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var load: String

  @OptionGroup var options: NetworkOptions

  @Flag(help: "As JSON.")
  var json = false

  /// Enough to keep several threads at work.
  private static let batchSize = 64

  func run() throws {
    let weights = try LoadedWeights(load)
    let material = try Material(options, weights: weights)
    let model = try material.model(batchSize: Self.batchSize, threads: options.threadCount)
    try weights.fill(model)
    let evaluation: Evaluation
    do throws(TrainingError) {
      evaluation = try model.evaluate(
        material.data, material.split.test, loss: material.description.training.loss)
    } catch {
      throw Failure.cannotRun("\(error).")
    }
    let report = EvaluationReport(evaluation, of: material.data)
    try Output.write(json ? [report.json] : report.lines)
  }
}
