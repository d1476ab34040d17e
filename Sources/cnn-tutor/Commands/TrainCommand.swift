import ArgumentParser
import JSONText
import Network
import Requests

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Trains a network.
struct TrainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Train a network on images, and test what it has learned.",
    discussion: """
      EXAMPLES
        cnn-tutor train --headless
        cnn-tutor train --headless --network x-or-o --epochs 3 --json
        cnn-tutor train --headless --data digits --epochs 5 --save digits.safetensors
        cnn-tutor train --headless --load digits.safetensors --epochs 2 --learning-rate 0.001

      What is not said is as the network's file has it. The same seed makes the same weights, to the \
      last bit, with any number of threads.

      A line is printed for each epoch; loss and accuracy are those of its batches as they came, seconds \
      those of its training alone. --json prints objects with epoch, loss, accuracy, validation_loss, \
      validation_accuracy (null where no images validate), seconds, images_per_second; the last one has \
      test_loss, test_accuracy, test_images, and best_epoch where training stopped early.

      Ctrl-C finishes the batch, saves where --save says, and ends with status 130; a second one leaves \
      at once.
      """)

  @Flag(help: "Train here and now; the lab that shows how a network learns is still to come.")
  var headless = false

  @OptionGroup var options: NetworkOptions

  @Option(help: ArgumentHelp("How often every image is learned from.", valueName: "n"))
  var epochs: Int?

  @Option(help: ArgumentHelp("How many images a step learns from.", valueName: "n"))
  var batchSize: Int?

  @Option(help: "The rule for a step: sgd, momentum, rmsprop or adam.")
  var optimizer: OptimizerKind?

  @Option(help: ArgumentHelp("How far a step goes.", valueName: "x"))
  var learningRate: Float?

  @Option(help: ArgumentHelp("Learn from so many images at most.", valueName: "n"))
  var limit: Int?

  @Option(
    help: ArgumentHelp(
      "The share of the images that are kept back to validate, from 0 to less than 1.",
      valueName: "x"))
  var validation: Float?

  @Option(
    help: ArgumentHelp("Where the weights go at the end, as safetensors.", valueName: "file"),
    completion: .file())
  var save: String?

  @Option(
    help: ArgumentHelp("Begin with the weights of this file.", valueName: "file"),
    completion: .file(extensions: ["safetensors"]))
  var load: String?

  @Flag(help: "With --load: a new last layer, for other classes than those it knows.")
  var newHead = false

  @Flag(help: "With --load: only the last dense layer goes on learning.")
  var freeze = false

  @Flag(help: "A line of JSON for each epoch.")
  var json = false

  /// As in a network file; beyond that the feature maps of a batch would need gigabytes.
  private static let mostImagesAtOnce = 4_096

  func validate() throws {
    if let epochs, !(1...100_000).contains(epochs) {
      throw ValidationError("--epochs \(epochs): from 1 to 100000 can be trained.")
    }
    if let batchSize, !(1...Self.mostImagesAtOnce).contains(batchSize) {
      throw ValidationError(
        "--batch-size \(batchSize): from 1 to \(Self.mostImagesAtOnce) images make a batch.")
    }
    if let learningRate, !(learningRate > 0 && learningRate.isFinite) {
      throw ValidationError("--learning-rate \(learningRate): a step needs a number above 0.")
    }
    if let limit, limit < 1 {
      throw ValidationError("--limit \(limit): there must be at least 1 image to learn from.")
    }
    if let validation, !(0..<1).contains(validation) {
      throw ValidationError("--validation \(validation): a share is from 0 to less than 1.")
    }
    if load == nil, newHead || freeze {
      throw ValidationError(
        "\(newHead ? "--new-head" : "--freeze") makes sense for weights that are loaded; "
          + "say with --load which.")
    }
  }

  func run() throws {
    guard headless else {
      throw Failure.cannotRun(
        "the lab that shows how a network learns is still to come; train with --headless.")
    }
    if let save { try LoadedWeights.checkPlace(save) }
    // Before any thread is started: those that read images, and the model's.
    let interruption = Interruption.expect()
    let weights = try load.map { try LoadedWeights($0) }
    var material = try Material(options, weights: weights)
    try prepare(&material)
    let settings = material.description.training
    let model = try material.model(
      batchSize: settings.batchSize, threads: options.threadCount)
    let fresh = newHead ? material.description.head : nil
    try weights?.fill(model, except: fresh.map { [$0] } ?? [])
    let split = material.split.limited(to: limit ?? .max)
    do {
      let run = try TrainingRun(
        model, on: material.data, split, settings: settings, seed: material.seed)
      try train(run, material, interruption)
    } catch let error as TrainingError {
      throw Failure.cannotRun("\(error).")
    }
  }

  /// Puts what the command line says in the place of what the network's file says.
  private func prepare(_ material: inout Material) throws {
    var settings = material.description.training
    settings.optimizer = optimizer ?? settings.optimizer
    settings.learningRate = learningRate ?? settings.learningRate
    settings.batchSize = batchSize ?? settings.batchSize
    settings.validation = validation ?? settings.validation
    settings.epochs = epochs ?? settings.epochs
    // A cosine ends with the training.
    if case .cosine = settings.schedule { settings.schedule = .cosine(epochs: settings.epochs) }
    material.description.training = settings
    do throws(NetworkError) {
      if newHead {
        material.description = try material.description.withNewHead(
          classes: material.data.classNames.count)
      }
      if freeze { material.description = try material.description.withFrozenFeatures() }
    } catch {
      throw Failure.cannotRun("\(material.description.name): \(error).")
    }
  }

  private func train(
    _ run: TrainingRun, _ material: Material, _ interruption: Interruption
  ) throws {
    var report = TrainingReport(of: run, isJSON: json)
    try report.begin(material, threads: options.threadCount)
    defer { report.end() }
    let ending = try run.run(until: interruption.flag) { try report.note($0) }
    report.end()
    if ending == .interrupted { return try leave(run, material, interruption) }
    if let save { try LoadedWeights.save(run.model, material, to: save) }
    let test = try run.model.evaluate(material.data, run.split.test, loss: run.loss).score
    try report.finish(test, ending, savedTo: save)
  }

  /// Ends after Ctrl-C; what was learned is saved.
  private func leave(
    _ run: TrainingRun, _ material: Material, _ interruption: Interruption
  ) throws {
    let snapshot = run.snapshot()
    let place =
      "Interrupted in epoch \(snapshot.epoch), after \(grouped(snapshot.batch)) of "
      + "\(grouped(snapshot.batchCount)) batches"
    if let save, snapshot.stepCount > 0 {
      try run.checkWeights()
      try LoadedWeights.save(run.model, material, to: save)
      Output.complain("\(place); saved to \(save.printable).")
    } else {
      Output.complain(
        "\(place); nothing is saved" + (save == nil ? ", as --save did not say where." : "."))
    }
    throw ExitCode(128 + (interruption.signal ?? SIGINT))
  }
}
