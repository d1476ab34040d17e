import ArgumentParser
import Lab
import Network

/// Trains a network.
struct TrainCommand: ScreenCommand {
  static let configuration = CommandConfiguration(
    commandName: "train",
    abstract: "Watch a network learn in the lab, or train and test it without.",
    discussion: """
      EXAMPLES
        cnn-tutor train
        cnn-tutor train --network x-or-o
        cnn-tutor train --headless
        cnn-tutor train --headless --network x-or-o --epochs 3 --json
        cnn-tutor train --headless --data digits --epochs 5 --save digits.safetensors
        cnn-tutor train --headless --load digits.safetensors --learning-rate 0.001

      In a terminal the lab opens: weights, feature maps and curves move while the network learns; the last \
      lines say what can be pressed, ? shows all keys. With --headless, or without a terminal, it is \
      trained to its end and told in lines.

      What is not said is as the network's file has it. The same seed makes the same weights, to the \
      last bit, with any number of threads.

      A line is printed for each epoch; loss and accuracy are those of its batches as they came, seconds \
      those of its training alone. --json prints objects with epoch, loss, accuracy, validation_loss, \
      validation_accuracy (null where no images validate), seconds, images_per_second; the last one has \
      test_loss, test_accuracy, test_images, and best_epoch where the network's file has a patience: its weights stay.

      Ctrl-C finishes the batch, saves where --save says, and ends with status 130; a second one leaves \
      at once.
      """)

  @Flag(help: "Train here and now, without the lab; so it is also where there is no terminal.")
  var headless = false

  @OptionGroup private var text: TextOption
  private var plain: Bool { text.plain }

  @OptionGroup var options: NetworkOptions

  @OptionGroup var screen: ScreenOptions

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

  @Flag(help: "With --load: only the last dense layer goes on learning, this time.")
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
    if save == "" { throw ValidationError("--save: name the file that the weights go to.") }
    if !isHeadless, Surroundings.canShowScreen, save != nil || json {
      throw ValidationError(
        "\(json ? "--json" : "--save") goes with --headless; in the lab, S saves the weights.")
    }
    if load == nil, newHead || freeze {
      throw ValidationError(
        "\(newHead ? "--new-head" : "--freeze") makes sense for weights that are loaded; "
          + "say with --load which.")
    }
  }

  private var isHeadless: Bool { headless || plain }

  func run() throws {
    guard isHeadless || !Surroundings.canShowScreen else { return try openLab() }
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
    guard model.parameters.contains(where: \.isTrainable) else {
      throw Failure.cannotRun("no layer of \(material.description.name) has anything to learn.")
    }
    if !newHead, let mismatch = weights?.mismatch(with: material.data) {
      Output.complain("cnn-tutor: \(mismatch); they learn on from these, without --new-head.")
    }
    let split = material.split.limited(to: limit ?? .max, of: material.data)
    do {
      let run = try TrainingRun(
        model, on: material.data, split, settings: settings, seed: material.seed)
      try HeadlessTraining(
        run: run, material: material, savePath: save, interruption: interruption
      ).start(
        isJSON: json, isStill: plain || screen.preferences.reducedMotion.value,
        threads: options.threadCount)
    } catch TrainingError.otherClasses(let classes, let outputs) {
      throw Failure.cannotRun(
        "\(TrainingError.otherClasses(classes, outputs: outputs)); take a network that has as many, "
          + "or weights with --load and --new-head.")
    } catch let error as TrainingError {
      throw Failure.cannotRun("\(error).")
    }
  }

  /// Shows how the network learns.
  private func openLab() throws {
    let weights = try load.map { try LoadedWeights($0) }
    var material = try Material(options, weights: weights)
    try prepare(&material)
    if freeze { material.description = try frozen(material.description) }
    var start = try LabOptions(material, threads: options.threadCount)
    start.settings = LabSettings(material.description, seed: material.seed, limit: limit)
    start.weights = load
    start.isHeadNew = newHead
    let trainer: Trainer
    do {
      trainer = try Trainer.start(start)
    } catch {
      throw Failure.cannotRun("\(error).")
    }
    try Session(screen).show(trainer)
  }

  private func frozen(_ network: NetworkDescription) throws -> NetworkDescription {
    do throws(NetworkError) {
      return try network.withFrozenFeatures()
    } catch {
      throw Failure.cannotRun("\(network.name): \(error).")
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
    material.isFrozenForNow = freeze
    do throws(NetworkError) {
      if newHead {
        material.description = try material.description.withNewHead(
          classes: material.data.classNames.count)
      }
      if freeze { _ = try material.description.withFrozenFeatures() }
    } catch {
      throw Failure.cannotRun("\(material.description.name): \(error).")
    }
  }
}
