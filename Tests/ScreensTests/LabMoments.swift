import Canvas
import Foundation
import Lab
import Network

@testable import Screens

/// Moments of real trainings, as the lab's panels get them.
enum LabMoments {
  static let assets =
    URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path + "/Assets"

  struct Missing: Error {}

  static func network(_ name: String) throws -> NetworkDescription {
    guard
      let network = NetworkFile.read(path: assets + "/Networks/\(name).yaml").description
    else { throw Missing() }
    return network
  }

  /// X's and O's in the eyes of the network made for them, after some steps.
  static func xo(
    steps: Int = 12, optimizer: OptimizerKind = .sgd, image: Int = 3
  ) throws -> Moment {
    try moment(
      network("x-or-o"), .xo(count: 200, seed: 1), steps: steps, optimizer: optimizer,
      image: image)
  }

  /// Digits in the eyes of the smallest network.
  static func digits(
    steps: Int = 12, optimizer: OptimizerKind = .sgd, image: Int = 5
  ) throws -> Moment {
    try moment(
      network("tiny"), DataSource.digits.dataSet(assets: assets, seed: 1), steps: steps,
      optimizer: optimizer, image: image)
  }

  /// A network on images of noise, one for each of ten classes.
  static func noise(_ network: NetworkDescription, steps: Int = 2) throws -> Moment {
    let classes = try network.plans().last?.output.count ?? 1
    let images = (0..<3 * classes * network.input.count).map {
      UInt8(truncatingIfNeeded: $0 * $0 * 31 / 7)
    }
    let data = DataSet(
      name: "noise", shape: network.input, classNames: (0..<classes).map { "class \($0)" },
      images: images, labels: (0..<3 * classes).map { Int32($0 % classes) },
      brightness: Brightness())
    return try moment(network, data, steps: steps, optimizer: .sgd, image: 0)
  }

  static func moment(
    _ network: NetworkDescription, _ data: DataSet, steps: Int, optimizer: OptimizerKind,
    image: Int
  ) throws -> Moment {
    var settings = network.training
    settings.optimizer = optimizer
    let model = try Model(
      network, seed: 1, batchSize: settings.batchSize, threads: 1, layersApart: true)
    let split = Split(data, validation: 0.2, test: 0, seed: 1)
    let run = try TrainingRun(model, on: data, split, settings: settings, seed: 1)
    var history = RunHistory(name: "A")
    for _ in 0..<steps {
      let result = try run.step()
      history.losses.append(Float(result.score.loss))
      history.accuracies.append(Float(result.score.accuracy))
      guard let validation = result.finished?.validation else { continue }
      history.validations.append(
        ValidationPoint(
          step: run.stepCount, loss: Float(validation.loss), accuracy: Float(validation.accuracy)))
    }
    let gradients = model.parameters.indices.map { steps > 0 ? model.gradient(of: $0) : [] }
    let confusion = try model.evaluate(data, split.validation).confusion
    let example = example(model, data, image, count: split.validation.count)
    return Moment(
      run: 0, runs: [history], step: steps, lastStep: steps, epoch: run.epochs.count + 1,
      batch: run.batch, batchCount: run.batchCount, isTraining: true, isOver: false,
      settings: LabSettings(network, seed: 1), network: network, plans: model.plans,
      data: DataSummary(
        name: data.name, classNames: data.classNames, trainingCount: split.training.count,
        validationCount: split.validation.count, testCount: 0, values: data.brightness.values),
      rate: run.rate, imagesPerSecond: 12_345,
      parameters: model.parameters.enumerated().map { place, parameter in
        ParameterMoment(
          name: parameter.name, shape: parameter.shape, values: model.read(place),
          gradients: parameter.isTrainable ? gradients[place] : [])
      },
      example: example, confusion: confusion)
  }

  private static func example(
    _ model: Model, _ data: DataSet, _ image: Int, count: Int
  ) -> ExampleMoment {
    let pixels = data.values(image)
    model.forward(pixels, count: 1, isTraining: false)
    let logits = (0..<model.logitCount).map { model.logits[$0] }
    let most = logits.max() ?? 0
    let powers = logits.map { Foundation.exp($0 - most) }
    let probabilities = powers.map { $0 / powers.reduce(0, +) }
    let label = Int(data.labels[image])
    return ExampleMoment(
      index: image, shape: data.shape, pixels: pixels, label: label,
      activations: model.plans.indices.map { model.activation(of: $0, image: 0) },
      probabilities: probabilities, loss: -Foundation.log(probabilities[label]), position: 2,
      count: count, filter: .all)
  }
}

/// All panels of the lab, for tests that concern every one of them.
enum LabPanels {
  static let all: [(name: String, type: any Panel.Type)] = [
    ("strip", StripPanel.self), ("kernels", KernelsPanel.self), ("maps", MapsPanel.self),
    ("weights", WeightGridPanel.self), ("histogram", HistogramPanel.self),
    ("example", ExamplePanel.self), ("answer", AnswerPanel.self), ("curves", CurvesPanel.self),
    ("confusion", ConfusionPanel.self),
  ]
}
